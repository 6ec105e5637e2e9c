// Which of the messages a browser needs: a page comes with those of its language, and not with what is said by the
// server alone.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { inRoot } from "./paths.mjs";

/** Written by the build, and read by app/messages. */
export const browserMessages = ".next/browser-messages.json";

/** Looks the messages up in what was built for browsers. */
export function keepBrowserMessages() {
  const built = textOf(".next/static", /\.js$/);
  const sources = ["app", "components", "lessons", "lib"]
    .map((folder) => textOf(folder, /\.tsx?$/))
    .join("\n");
  /** @type {Record<string, string>} */
  const all = JSON.parse(readFileSync(inRoot("messages/en.json"), "utf8"));
  const needed = Object.keys(all).filter(
    (text) =>
      isIn(built, text) ||
      // The server may send it, and the page read it.
      sources.includes(`message("${text}")`) ||
      // A text with a number that the program works out stands nowhere as it is read.
      !isIn(sources, text),
  );
  writeFileSync(inRoot(browserMessages), JSON.stringify(needed));
}

/**
 * @param {string} code
 * @param {string} text
 */
function isIn(code, text) {
  return code.includes(text) || code.includes(JSON.stringify(text).slice(1, -1));
}

/**
 * @param {string} folder
 * @param {RegExp} name
 */
function textOf(folder, name) {
  return readdirSync(inRoot(folder), { recursive: true, encoding: "utf8" })
    .filter((file) => name.test(file))
    .map((file) => readFileSync(inRoot(`${folder}/${file}`), "utf8"))
    .join("\n");
}
