import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inRoot } from "../../../tools/lib/paths.mjs";
import { freePort } from "../../../tools/lib/port.mjs";
import { run } from "../../../tools/lib/run.mjs";
import { linkTree } from "./link-tree";

const next = "node_modules/next/dist/bin/next";

/** An environment in which nothing is set: no secret, no database. */
const bare = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  // Windows finds its own programs by it.
  SystemRoot: process.env.SystemRoot,
  NODE_ENV: "production",
  NEXT_TELEMETRY_DISABLED: "1",
  CHECKPOINT_DISABLE: "1",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  // Any file that exists keeps Prisma from downloading an engine, which generating does not use.
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
} as const satisfies NodeJS.ProcessEnv;

/**
 * Fills a folder with the example and auth/, as a person would, and with what only the test asks of them.
 * The packages are those of the repository.
 */
export async function copyApp(folder: string): Promise<void> {
  await runNode("Copying the example", folder, [inRoot("tools/example.mjs"), folder]);
  cpSync(inRoot("e2e/cli/copy/added"), folder, { recursive: true });
  for (const [number, module] of modulesOf(inRoot("auth/README.md")).entries()) {
    writeFileSync(join(folder, `readme-${number + 1}.ts`), module);
  }
  linkTree(inRoot("node_modules"), join(folder, "node_modules"));
  await runNode("Generating its client", folder, ["node_modules/prisma/build/index.js", "generate"]);
}

/** The whole modules among a README's blocks of code, for the compiler to read too. */
function modulesOf(readme: string): string[] {
  const blocks = readFileSync(readme, "utf8").matchAll(/^```ts\n(import .*?)^```$/gms);
  return [...blocks].map(([, module = ""]) => module);
}

/** Type-checks and builds it. */
export function buildApp(folder: string): Promise<void> {
  return runNode("Building the copy", folder, [next, "build"]);
}

function runNode(what: string, cwd: string, args: string[]): Promise<void> {
  return run(what, process.execPath, args, { cwd, env: bare });
}

/** `next start` on a port of its own, reached as a person reaches it: on localhost. */
export class RunningApp {
  /** All that it has written so far. */
  log = "";

  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
  ) {
    for (const stream of [process.stdout, process.stderr]) {
      stream?.setEncoding("utf8").on("data", (chunk) => {
        this.log += chunk;
      });
    }
  }

  static async start(folder: string, env: Record<string, string>): Promise<RunningApp> {
    const port = await freePort();
    const child = spawn(process.execPath, [next, "start", "-p", `${port}`], {
      cwd: folder,
      env: { ...bare, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const app = new RunningApp(`http://localhost:${port}`, child);
    await app.wrote(/Ready in/);
    return app;
  }

  /** Waits until it has written something. */
  async wrote(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.log);
      if (match) return match;
      if (this.process.exitCode !== null) throw new Error(`The copied app ended: ${this.log}`);
      await sleep(20);
    }
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return;
    this.process.kill("SIGTERM");
    await once(this.process, "close");
  }
}
