// Films the stories: `npm run record` all of them, `npm run record [id …]` some. Captions, chapters and transcript
// are made of their words when they are asked for, so a film is only out of date when what is done or
// expected has changed: `npm run record -- --stale` lists those.
//   RECORD_TO      the folder (public/recordings)
//   CHROMIUM_PATH  a browser, FFMPEG_PATH an ffmpeg, where they are not found by themselves
import "./lib/node-version.mjs";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { provideBrowser } from "./lib/browser.mjs";
import { exitWith, Failure } from "./lib/failure.mjs";
import { provideFfmpeg } from "./lib/ffmpeg.mjs";
import { readFilmIds } from "./lib/film-ids.mjs";
import { inRoot, root } from "./lib/paths.mjs";
import { freePort } from "./lib/port.mjs";
import { ensureBuilt, ensureInstalled } from "./lib/prepare.mjs";

async function main() {
  const wanted = process.argv.slice(2);
  await ensureInstalled();
  process.exitCode =
    wanted.join() === "--stale" ? await playwright({ RECORD_STALE: "yes" }) : await film(wanted);
}

/** @param {string[]} wanted @returns {Promise<number>} an exit code */
async function film(wanted) {
  const known = readFilmIds();
  const unknown = wanted.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new Failure(`There is no scenario "${unknown}": choose from ${known.join(", ")}.`);
  const programs = { CHROMIUM_PATH: await provideBrowser(), FFMPEG_PATH: await provideFfmpeg() };
  await ensureBuilt();
  return playwright({ ...programs, E2E_PORT: `${await freePort()}`, RECORD_IDS: wanted.join() });
}

/**
 * @param {Record<string, string>} env
 * @returns {Promise<number>} its exit code
 */
async function playwright(env) {
  // Of its own: Playwright empties the folder of its results, which may be that of tests that are running.
  const work = mkdtempSync(join(tmpdir(), "still-signed-in-recording-"));
  const cli = inRoot("node_modules/@playwright/test/cli.js");
  const config = inRoot("tools/record/playwright.config.ts");
  const results = { RECORD_WORK: join(work, "results") };
  // Ctrl-C reaches Playwright too, which stops the app; what it leaves behind is removed here.
  process.on("SIGINT", () => {});
  const child = spawn(process.execPath, [cli, "test", "--config", config], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: "", AUTH_SECRET: "", ...env, ...results },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = await once(child, "close");
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  return code ?? 1;
}

main().catch(exitWith);
