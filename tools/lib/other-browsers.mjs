// Firefox and WebKit for the tests in other browsers: those of the variables below, the system's, or Debian's.
import { existsSync } from "node:fs";
import { Failure } from "./failure.mjs";
import { findOnPath, installOnDebian } from "./programs.mjs";

/**
 * What one of them needs: a variable for its program, the names and packages of everything, and what to install where no package can be.
 * @typedef {{ name: string, variable: string, programs: string[][], packages: string[], install: string }} Needs
 */

/** @type {Needs[]} */
const browsers = [
  {
    name: "Firefox",
    variable: "FIREFOX_PATH",
    programs: [["firefox", "firefox-esr"]],
    packages: ["firefox-esr"],
    install: "it",
  },
  {
    // Its driver opens windows, for which there has to be a screen.
    name: "WebKit",
    variable: "WEBKIT_DRIVER_PATH",
    programs: [["WebKitWebDriver"], ["Xvfb"], ["dbus-run-session"]],
    packages: ["webkit2gtk-driver", "xvfb", "dbus"],
    install: "WebKitWebDriver, Xvfb and dbus-run-session",
  },
];

/**
 * @returns {Promise<{ env: Record<string, string>, leftOut: string[] }>} the programs of those that are there, and
 *   a sentence for each that is not
 * @throws {Failure} when a variable names a file that there is not
 */
export async function provideOtherBrowsers() {
  /** @type {Record<string, string>} */
  const env = {};
  const leftOut = [];
  for (const needs of browsers) {
    const found = await provide(needs);
    env[needs.variable] = found ?? "";
    if (!found)
      leftOut.push(`${needs.name} is left out: install ${needs.install}, or set ${needs.variable}.`);
  }
  return { env, leftOut };
}

/** @param {Needs} needs @returns {Promise<string | undefined>} */
async function provide({ variable, programs, packages }) {
  const given = process.env[variable];
  if (given && !existsSync(given))
    throw new Failure(`${variable} names ${given}, where there is no file: correct it, or leave it out.`);
  const find = () => {
    const found = programs.map((names, index) => (index === 0 && given) || findOnPath(names));
    return found.every(Boolean) ? found[0] : undefined;
  };
  return find() ?? ((await installOnDebian(...packages)) ? find() : undefined);
}
