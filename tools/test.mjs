// All checks and tests: `npm test`, or some of them: `npm test -- check unit cli browsers e2e`.
// TEST_DATABASE_URL runs the unit tests and the copied application on a PostgreSQL of your own, in databases
// that are dropped again, and TEST_TIMEZONE in another time zone than that of Berlin. The last line counts everything.
import "./lib/node-version.mjs";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { provideBrowser } from "./lib/browser.mjs";
import { exitWith, Failure } from "./lib/failure.mjs";
import { provideFfmpeg } from "./lib/ffmpeg.mjs";
import { provideOtherBrowsers } from "./lib/other-browsers.mjs";
import { inRoot, root } from "./lib/paths.mjs";
import { freePort } from "./lib/port.mjs";
import { ensureBuilt, ensureClient, ensureInstalled } from "./lib/prepare.mjs";

/** @typedef {{ passed: number, failed: number }} Count */

const reports = mkdtempSync(join(tmpdir(), "still-signed-in-report-"));
const bin = {
  tsc: inRoot("node_modules/typescript/bin/tsc"),
  biome: inRoot("node_modules/@biomejs/biome/bin/biome"),
  vitest: inRoot("node_modules/vitest/vitest.mjs"),
  playwright: inRoot("node_modules/@playwright/test/cli.js"),
};

/** @type {Record<string, () => Promise<Count>>} */
const parts = {
  check: async () => {
    const types = await node([bin.tsc, "--noEmit"]);
    const style = await node([bin.biome, "check", "."]);
    return count(types && style);
  },
  unit: () => vitest("unit"),
  cli: async () => {
    await ensureBuilt();
    return vitest("cli", { CHROMIUM_PATH: await provideBrowser(), FFMPEG_PATH: await provideFfmpeg() });
  },
  browsers: async () => {
    const { env, leftOut } = await provideOtherBrowsers();
    for (const sentence of leftOut) console.log(sentence);
    // Nobody to ask: nothing has passed, and nothing has failed.
    if (Object.values(env).every((path) => !path)) return { passed: 0, failed: 0 };
    await ensureBuilt();
    return vitest("browsers", env);
  },
  e2e: async () => {
    await ensureBuilt();
    // A database of a run that was cut short may have the schema of another day.
    rmSync(inRoot(".data/e2e"), { recursive: true, force: true });
    const report = join(reports, "e2e.json");
    const port = process.env.E2E_PORT || `${await freePort()}`;
    const env = { CHROMIUM_PATH: await provideBrowser(), E2E_PORT: port, E2E_REPORT: report };
    const succeeded = await node([bin.playwright, "test"], env);
    if (!existsSync(report)) return count(false);
    const { stats } = JSON.parse(readFileSync(report, "utf8"));
    // What passes at another try has failed.
    return settle({ passed: stats.expected, failed: stats.unexpected + stats.flaky }, succeeded);
  },
};

/** @param {string} project @param {Record<string, string>} [env] */
async function vitest(project, env) {
  const report = join(reports, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const succeeded = await node([bin.vitest, "run", "--project", project, ...reporters], env);
  if (!existsSync(report)) return count(false);
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
  return settle({ passed: numPassedTests, failed: numFailedTests }, succeeded);
}

/** @param {boolean} succeeded @returns {Count} */
function count(succeeded) {
  return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * A run may fail with every test passed: a file that does not load, an error outside of any test.
 * @param {Count} counted
 * @param {boolean} succeeded
 * @returns {Count}
 */
function settle({ passed, failed }, succeeded) {
  return { passed, failed: succeeded ? failed : Math.max(failed, 1) };
}

/**
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @returns {Promise<boolean>} whether it succeeded
 */
function node(args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.on("error", reject).on("close", (code) => resolve(code === 0));
  });
}

/** @param {string} name @returns {Promise<Count>} */
async function runPart(name) {
  console.log(`\n── ${name}`);
  try {
    return await /** @type {() => Promise<Count>} */ (parts[name])();
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    return count(false);
  }
}

async function main() {
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !(name in parts));
  if (unknown)
    throw new Failure(`There is no part "${unknown}": choose from ${Object.keys(parts).join(", ")}.`);
  await ensureInstalled();
  await ensureClient();
  const counts = [];
  for (const name of wanted.length > 0 ? wanted : Object.keys(parts)) counts.push(await runPart(name));
  rmSync(reports, { recursive: true });
  const passed = counts.reduce((sum, part) => sum + part.passed, 0);
  const failed = counts.reduce((sum, part) => sum + part.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main().catch(exitWith);
