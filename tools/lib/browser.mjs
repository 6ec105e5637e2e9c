// A Chromium for the browser tests: the one of CHROMIUM_PATH, Playwright's own, the system's, or a new one.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "./failure.mjs";
import { inRoot } from "./paths.mjs";
import { attempt, findOnPath, installOnDebian } from "./programs.mjs";
import { runNode } from "./run.mjs";

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
  if (await download()) return "";
  if (await installOnDebian("chromium")) return findInstalled() ?? giveUp();
  return giveUp();
}

async function hasOwn() {
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath());
}

/** @returns {string | undefined} */
function findInstalled() {
  return findOnPath(names) ?? places.find(existsSync);
}

/** @returns {Promise<boolean | null>} */
async function download() {
  console.log("Downloading a browser for the tests…");
  const cli = inRoot("node_modules/@playwright/test/cli.js");
  return attempt(async () => {
    await runNode("Downloading Chromium", [cli, "install", "chromium"], process.env, downloadWithin);
    return true;
  });
}

/** @returns {never} */
function giveUp() {
  throw new Failure("The browser tests need Chromium: install it, or Chrome, or set CHROMIUM_PATH to one.");
}
