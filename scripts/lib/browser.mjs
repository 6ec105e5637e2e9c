// A Chromium for the browser tests: the one of CHROMIUM_PATH, Playwright's own, the system's, or a new one.
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Failure } from "./failure.mjs";
import { inRoot } from "./paths.mjs";
import { run, runNode } from "./run.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe"];
const programFiles = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map(
  (name) => process.env[name] ?? "",
);
const places = [
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ...programFiles.filter(Boolean).map((folder) => join(folder, "Google/Chrome/Application/chrome.exe")),
];

const downloadWithin = 180_000;

/**
 * @returns {Promise<string>} the path of a Chromium, or "" for Playwright's own
 * @throws {Failure} when there is none and none can be had
 */
export async function provideBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given && existsSync(given)) return given;
  if (given)
    throw new Failure(`CHROMIUM_PATH names ${given}, where there is no file: correct it, or leave it out.`);
  if (await hasOwn()) return "";
  const found = findInstalled();
  if (found) return found;
  return (await download()) ?? (await installOnDebian()) ?? giveUp();
}

async function hasOwn() {
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath());
}

/** @returns {string | undefined} */
function findInstalled() {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places].find(
    existsSync,
  );
}

/** @returns {Promise<string | null>} */
async function download() {
  console.log("Downloading a browser for the tests…");
  const cli = inRoot("node_modules/@playwright/test/cli.js");
  return attempt(async () => {
    await runNode("Downloading Chromium", [cli, "install", "chromium"], process.env, downloadWithin);
    return "";
  });
}

/** @returns {Promise<string | null>} */
async function installOnDebian() {
  const isDebian =
    existsSync("/etc/os-release") && /^ID(_LIKE)?=.*debian/m.test(readFileSync("/etc/os-release", "utf8"));
  if (!isDebian || process.getuid?.() !== 0) return null;
  console.log("Installing the system's Chromium for the tests…");
  return attempt(async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await run("Updating the package lists", "apt-get", ["update", "-q"], { env });
    await run("Installing Chromium", "apt-get", ["install", "-qy", "--no-install-recommends", "chromium"], {
      env,
    });
    return findInstalled() ?? null;
  });
}

/**
 * A way to get a browser that fails leads to the next one, not to the end.
 * @param {() => Promise<string | null>} work
 */
async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.log(error.message.split("\n").at(-1));
    return null;
  }
}

/** @returns {never} */
function giveUp() {
  throw new Failure("The browser tests need Chromium: install it, or Chrome, or set CHROMIUM_PATH to one.");
}
