// Which of the messages the scripts of each page can say: a page comes with those of its language, and not with what
// is said by the server or on other pages alone.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { inRoot } from "./paths.mjs";

/** Written by the build, and read by lib/language/browser-messages.ts. */
export const browserMessages = ".next/browser-messages.json";

/** What Next writes beside each page: the scripts of the page itself. */
const manifest = /^(.*?)\/?page_client-reference-manifest\.js$/;

/** Looks the messages up in what was built for browsers. */
export function keepBrowserMessages() {
  const sources = ["app", "components", "lessons", "lib"].map(sourcesIn).join("\n");
  /** @type {Record<string, string>} */
  const all = JSON.parse(readFileSync(inRoot("messages/en.json"), "utf8"));
  const texts = Object.keys(all);
  // The server may send it, and any page read it.
  const sent = new Set(
    [...sources.matchAll(/\bmessage\(\s*("(?:[^"\\]|\\.)*")/g)].map(([, text = '""']) => JSON.parse(text)),
  );
  /** @type {Record<string, string[]>} */
  const needed = {};
  for (const { route, scripts } of pages()) {
    needed[route] = texts.filter((text) => sent.has(text) || isIn(scripts, wholeIn(sources, text)));
  }
  writeFileSync(inRoot(browserMessages), JSON.stringify(needed));
}

/** @returns {{ route: string, scripts: string }[]} every page, and all that its scripts hold or may load later */
function pages() {
  /** @type {Map<string, string>} */
  const read = new Map();
  /** @param {string} text @param {Set<string>} found */
  const collect = (text, found) => {
    for (const [file] of text.matchAll(/static\/chunks\/[\w~.-]+\.js/g)) {
      if (found.has(file)) continue;
      found.add(file);
      if (!read.has(file)) read.set(file, readFileSync(inRoot(`.next/${file}`), "utf8"));
      collect(read.get(file) ?? "", found);
    }
    return found;
  };
  return readdirSync(inRoot(".next/server/app"), { recursive: true, encoding: "utf8" }).flatMap((file) => {
    const [, folder] = manifest.exec(file.replaceAll("\\", "/")) ?? [];
    if (folder === undefined) return [];
    const found = collect(readFileSync(inRoot(`.next/server/app/${file}`), "utf8"), new Set());
    return [{ route: `/${folder}`, scripts: [...found].map((name) => read.get(name)).join("\n") }];
  });
}

/**
 * A text with numbers that the program works out stands nowhere as it is read.
 * @param {string} sources
 * @param {string} text
 * @returns {string} the longest part of it that stands as it is
 */
function wholeIn(sources, text) {
  if (isIn(sources, text)) return text;
  return text.split(/[\d.,]+/).sort((one, other) => other.length - one.length)[0] ?? text;
}

/**
 * @param {string} code
 * @param {string} text
 */
function isIn(code, text) {
  return code.includes(text) || code.includes(JSON.stringify(text).slice(1, -1));
}

/** @param {string} folder */
function sourcesIn(folder) {
  return readdirSync(inRoot(folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(inRoot(`${folder}/${file}`), "utf8"))
    .join("\n");
}
