import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Driver, Refused } from "./driver";
import { until } from "./until";

type Waiting = { resolve(value: unknown): void; reject(error: Error): void };
type Answer = [type: 1, id: number, error: { error: string; message: string } | null, result: unknown];

/** A port of its own, and nothing that goes out by itself. */
const preferences = {
  "marionette.port": 0,
  "app.update.auto": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
};

/** Firefox, over the Marionette protocol that is built into it: geckodriver would say the same. */
export async function startFirefox(path: string): Promise<Driver> {
  const profile = mkdtempSync(join(tmpdir(), "still-signed-in-firefox-"));
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${value});\n`);
  writeFileSync(join(profile, "user.js"), lines.join(""));
  const options = ["--headless", "--marionette", "--no-remote", "--profile", profile, "about:blank"];
  const firefox = spawn(path, options, { stdio: "ignore", env: { ...process.env, HOME: profile } });
  const gone = once(firefox, "exit");
  const marked = join(profile, "MarionetteActivePort");
  const stop = async () => {
    if (firefox.exitCode === null) {
      firefox.kill("SIGKILL");
      await gone;
    }
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const port = await until("Firefox listens", () =>
      existsSync(marked) ? Number(readFileSync(marked, "utf8")) || null : null,
    );
    const { send, close } = await converse(connect(port, "127.0.0.1"));
    await send("NewSession", { capabilities: { alwaysMatch: {} } });
    return {
      send,
      async stop() {
        close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Messages are JSON, each behind its length in bytes and a colon. */
async function converse(socket: Socket) {
  const waiting = new Map<number, Waiting>();
  let id = 0;
  let received = Buffer.alloc(0);
  socket.on("data", (chunk) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const colon = received.indexOf(":");
      const end = colon + 1 + Number(received.subarray(0, Math.max(colon, 0)));
      if (colon < 0 || received.length < end) return;
      const message = JSON.parse(received.toString("utf8", colon + 1, end));
      received = received.subarray(end);
      if (Array.isArray(message)) settle(message as Answer);
    }
  });
  socket.on("close", () => {
    for (const { reject } of waiting.values()) reject(new Error("Firefox has ended."));
  });

  function settle([, answered, error, result]: Answer): void {
    const one = waiting.get(answered);
    waiting.delete(answered);
    if (error) one?.reject(new Refused(error.error, error.message));
    else
      one?.resolve(
        result !== null && typeof result === "object" && "value" in result ? result.value : result,
      );
  }

  function send(command: string, parameters: Record<string, unknown> = {}): Promise<unknown> {
    id += 1;
    const message = JSON.stringify([0, id, `WebDriver:${command}`, parameters]);
    const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
    socket.write(`${Buffer.byteLength(message)}:${message}`);
    return answer;
  }

  await once(socket, "connect");
  return { send, close: () => void socket.destroy() };
}
