// Records scenarios as videos, with captions, transcript and trace: `npm run record`, or some: `npm run record [id …]`.
//   RECORD_TO      the folder (public/recordings)
//   CHROMIUM_PATH  a browser, FFMPEG_PATH an ffmpeg, where they are not found by themselves
import "./lib/node-version.mjs";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { provideBrowser } from "./lib/browser.mjs";
import { exitWith, Failure } from "./lib/failure.mjs";
import { provideFfmpeg } from "./lib/ffmpeg.mjs";
import { inRoot, root } from "./lib/paths.mjs";
import { freePort } from "./lib/port.mjs";
import { ensureBuilt, ensureInstalled } from "./lib/prepare.mjs";
import { readScenarioIds } from "./lib/scenario-ids.mjs";

async function main() {
  const known = readScenarioIds();
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new Failure(`There is no scenario "${unknown}": choose from ${known.join(", ")}.`);
  await ensureInstalled();
  const programs = { CHROMIUM_PATH: await provideBrowser(), FFMPEG_PATH: await provideFfmpeg() };
  await ensureBuilt();
  const work = mkdtempSync(join(tmpdir(), "still-signed-in-recording-"));
  const env = {
    ...programs,
    E2E_PORT: `${await freePort()}`,
    RECORD_IDS: wanted.join(),
    RECORD_WORK: join(work, "results"),
  };
  // Ctrl-C reaches Playwright too, which stops the app; what it leaves behind is removed here.
  process.on("SIGINT", () => {});
  process.exitCode = await playwright(env);
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
}

/**
 * @param {Record<string, string>} env
 * @returns {Promise<number>} its exit code
 */
function playwright(env) {
  const cli = inRoot("node_modules/@playwright/test/cli.js");
  const config = inRoot("tools/record/playwright.config.ts");
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, "test", "--config", config], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: "", AUTH_SECRET: "", ...env },
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.on("error", reject).on("close", (code) => resolve(code ?? 1));
  });
}

main().catch(exitWith);
