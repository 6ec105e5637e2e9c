import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { inject, onTestFinished } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What `running.json` tells. */
export type Running = {
  url: string;
  apiUrl: string;
  otherSiteUrl: string;
  databaseUrl: string;
  supervisor: number;
  app: number;
  api: number;
  otherSite: number;
  database: number | null;
};

/** A data folder of its own, as a first start finds it, gone after the test. */
export function newDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "still-signed-in-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** The same as a later start finds it, which is quicker: with a database that holds nothing. */
export function usedDataFolder(): string {
  const folder = newDataFolder();
  cpSync(inject("prepared"), folder, { recursive: true });
  return folder;
}

/** `npm start` with variables of its own: on any free port, unless a test says otherwise. */
export class Instance {
  private readonly process: ChildProcess;
  readonly exited: Promise<number | null>;
  stdout = "";
  stderr = "";

  constructor(
    readonly dataFolder: string,
    env: Record<string, string> = {},
    nodeOptions: string[] = [],
    options: string[] = [],
  ) {
    // Empty means missing: what the machine has set must not reach the tests.
    const missing = {
      DATABASE_URL: "",
      AUTH_SECRET: "",
      API_PORT: "",
      OTHER_SITE_PORT: "",
      NODE_OPTIONS: "",
    };
    this.process = spawn(process.execPath, [...nodeOptions, "tools/start.mjs", ...options], {
      cwd: root,
      env: { ...process.env, ...missing, PORT: "0", DATA_DIR: dataFolder, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.process.stdout?.setEncoding("utf8").on("data", (chunk) => {
      this.stdout += chunk;
    });
    this.process.stderr?.setEncoding("utf8").on("data", (chunk) => {
      this.stderr += chunk;
    });
    this.exited = once(this.process, "close").then(([code]) => code);
    onTestFinished(() => this.stop());
  }

  /** Resolves when it says that it is ready, and fails with what it said if it ends before. */
  async ready(): Promise<Running> {
    while (!this.stdout.includes("is ready: ")) {
      if (this.process.exitCode !== null) throw new Error(`It ended: ${this.stdout}${this.stderr}`);
      await sleep(50);
    }
    return JSON.parse(readFileSync(join(this.dataFolder, "running.json"), "utf8"));
  }

  signal(signal: NodeJS.Signals): void {
    this.process.kill(signal);
  }

  async stop(): Promise<void> {
    this.process.kill("SIGTERM");
    await this.exited;
  }
}

/** What a failed start has to look like: nothing but one sentence on the standard error, and exit code 1. */
export async function failureOf(instance: Instance): Promise<string> {
  const code = await instance.exited;
  const lines = instance.stderr.trim().split("\n");
  if (code !== 1 || lines.length !== 1) throw new Error(`Exit code ${code}, and: ${instance.stderr}`);
  return lines[0] ?? "";
}

/** What Linux says of a process, from its state on; nothing of one that has gone, be it while it is asked for. */
export function statOf(pid: number): string[] {
  try {
    // The name before it may hold anything.
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  } catch (error) {
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) return [];
    throw error;
  }
}

/** Whether a process with this id is there; one that is dead but not yet reaped is not. */
export function isRunning(pid: number): boolean {
  if (existsSync("/proc/self/stat")) return !"ZX".includes(statOf(pid)[0] ?? "X");
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Milliseconds: long for a process that ends by itself, and short beside the minute after which a helper does. */
const goneWithin = 30_000;

/** Resolves when none of these processes is there any more, and fails when that takes too long. */
export async function allGone(pids: number[]): Promise<void> {
  const deadline = Date.now() + goneWithin;
  for (;;) {
    const left = pids.filter(isRunning);
    if (left.length === 0) return;
    if (Date.now() > deadline) throw new Error(`Still running after ${goneWithin} ms: ${left.join(", ")}`);
    await sleep(50);
  }
}
