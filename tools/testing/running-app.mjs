// The program, started once for all tests in other browsers, as `npm start` starts it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../lib/paths.mjs";

/** @param {import("vitest/node").TestProject} project */
export default async function setup(project) {
  const folder = mkdtempSync(join(tmpdir(), "still-signed-in-browsers-"));
  const env = { ...process.env, PORT: process.env.E2E_PORT || "0", DATA_DIR: folder, DATABASE_URL: "" };
  const app = spawn(process.execPath, ["tools/start.mjs"], { cwd: root, env });
  const ended = once(app, "exit");
  project.provide("url", await ready(app));
  return async () => {
    app.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}

/**
 * @param {import("node:child_process").ChildProcessWithoutNullStreams} app
 * @returns {Promise<string>} where it answers
 */
function ready(app) {
  let said = "";
  return new Promise((resolve, reject) => {
    for (const stream of [app.stdout, app.stderr])
      stream.setEncoding("utf8").on("data", (chunk) => {
        said += chunk;
        const [, url] = /is ready: (\S+)\n/.exec(said) ?? [];
        if (url) resolve(url);
      });
    app.once("exit", () => reject(new Error(`The program ended: ${said}`)));
  });
}
