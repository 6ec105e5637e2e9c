import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "../../tools/lib/port.mjs";
import { commands, type Driver, Refused } from "./driver";
import { until } from "./until";

type Answer = { value: { sessionId?: string; error?: string; message?: string } | null };

/** WebKit, as its GTK port's driver starts it, on a screen of its own that nobody sees. */
export async function startWebKit(path: string): Promise<Driver> {
  const started: ChildProcess[] = [];
  const stop = async () => {
    for (const child of started.splice(0).reverse()) await end(child);
  };
  try {
    const screen = start(started, "Xvfb", [
      "-displayfd",
      "1",
      "-screen",
      "0",
      "1600x1000x24",
      "-nolisten",
      "tcp",
    ]);
    const [display] = (await once(screen.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
    const port = await freePort();
    start(started, "dbus-run-session", ["--", path, `--port=${port}`], {
      DISPLAY: `:${`${display}`.trim()}`,
      // What would be drawn with the graphics card, which a machine for tests has not.
      LIBGL_ALWAYS_SOFTWARE: "1",
    });
    const address = `http://127.0.0.1:${port}`;
    await until("WebKit's driver listens", () =>
      fetch(`${address}/status`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    const opened = await ask("POST", `${address}/session`, { capabilities: { alwaysMatch: {} } });
    const session = `${address}/session/${(opened as { sessionId: string }).sessionId}`;
    return {
      send(command, { id, ...parameters } = {}) {
        const [method, tail] = commands[command];
        const url = `${session}/${tail.replace("{id}", String(id))}`;
        return ask(method, url, method === "POST" ? parameters : undefined);
      },
      async stop() {
        await ask("DELETE", session);
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ask(method: string, url: string, parameters?: object): Promise<unknown> {
  const body = parameters && { body: JSON.stringify(parameters) };
  const response = await fetch(url, { method, ...body });
  const { value } = (await response.json()) as Answer;
  if (!response.ok) throw new Refused(value?.error ?? "unknown error", value?.message ?? "");
  return value;
}

function start(
  started: ChildProcess[],
  command: string,
  args: string[],
  env: Record<string, string> = {},
): ChildProcess {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "ignore"],
    // A group of its own, which ends with all that the driver has started.
    detached: true,
  });
  // What is not read would hold up the one that writes it.
  child.stdout?.resume();
  started.push(child);
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  process.kill(-child.pid, "SIGTERM");
  await gone;
}
