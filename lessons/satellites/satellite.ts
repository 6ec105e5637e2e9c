import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { isProblemCode, Problem } from "@/lib/errors";

/** The project's own small programs, each a file in `programs/`. */
export type Program =
  | "resource-api"
  | "compromised-api"
  | "instance"
  | "libraries"
  | "other-site"
  | "article";

/** Everything that a satellite finds in its environment. It inherits nothing from the app. */
export type SatelliteEnv = Record<string, string>;

/** A program in a process of its own, on a port of this machine that nobody else can reach. */
export type Satellite = {
  pid: number;
  /** Such as http://127.0.0.1:40123. */
  origin: string;
  /** Settles when the process has ended, for whatever reason. */
  ended: Promise<void>;
  /** @throws Problem `satellite-failed` when the process is not there to answer */
  send(path: string, init?: RequestInit): Promise<Response>;
  stop(): Promise<void>;
};

/** Milliseconds. */
const startsWithin = 20_000;
const stopsWithin = 2_000;
/** Beyond its own time the process ends itself, should this one be too busy to end it. */
const grace = 1_000;

/**
 * Starts a program and resolves when it answers.
 * @param lifetime milliseconds from then on, after which the process is ended
 * @throws Problem `satellite-failed`
 */
export async function launch(program: Program, env: SatelliteEnv, lifetime: number): Promise<Satellite> {
  const child: ChildProcess = spawn(process.execPath, [fileOf(program)], {
    env: {
      ...systemEnv(),
      LIFETIME_MS: String(lifetime + grace),
      ...env,
    } as SatelliteEnv as NodeJS.ProcessEnv,
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    windowsHide: true,
  });
  const said = collect(child);
  const ended = new Promise<void>((resolve) =>
    child.once("exit", () => resolve()).once("error", () => resolve()),
  );
  const port = await portOf(child, ended).catch(async (cause) => {
    await end(child, ended);
    throw new Problem("satellite-failed", undefined, {
      cause: new Error(said() || "It said nothing.", { cause }),
    });
  });
  const timer = setTimeout(() => void end(child, ended), lifetime).unref();
  void ended.then(() => clearTimeout(timer));
  const origin = `http://127.0.0.1:${port}`;
  return {
    pid: child.pid ?? 0,
    origin,
    ended,
    send: (address, init) => fetch(`${origin}${address}`, init).catch(throwGone),
    stop: () => end(child, ended),
  };
}

/** @returns the problem that a satellite answered with, where it is one of the app's; else `satellite-failed` */
export async function problemOf(response: Response): Promise<Problem> {
  const isProblem = response.headers.get("content-type") === "application/problem+json";
  const { code } = isProblem ? await response.json() : { code: null };
  if (isProblemCode(code)) return new Problem(code);
  return new Problem("satellite-failed", `A helper process answered ${response.status}.`);
}

function fileOf(program: Program): string {
  return path.join(
    /* turbopackIgnore: true */ process.cwd(),
    "lessons/satellites/programs",
    `${program}.mjs`,
  );
}

/** What Node itself needs on Windows to open a socket; nothing elsewhere. */
function systemEnv(): SatelliteEnv {
  const { SystemRoot } = process.env;
  return SystemRoot ? { SystemRoot } : {};
}

function collect(child: ChildProcess): () => string {
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    said = (said + chunk).slice(-4_000);
  });
  return () => said.trim();
}

async function portOf(child: ChildProcess, ended: Promise<void>): Promise<number> {
  const signal = AbortSignal.timeout(startsWithin);
  const died = ended.then(() => {
    throw new Error("The process ended before it listened.");
  });
  const [message] = await Promise.race([once(child, "message", { signal }), died]);
  const { port, failure } = message as { port?: number; failure?: string };
  if (port === undefined) throw new Error(failure);
  return port;
}

/** Closing the channel asks for an orderly end on every system. */
async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.kill("SIGKILL"), stopsWithin);
  await ended;
  clearTimeout(timer);
}

function throwGone(cause: unknown): never {
  throw new Problem("satellite-failed", undefined, { cause });
}
