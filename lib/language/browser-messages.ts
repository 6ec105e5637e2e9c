import "server-only";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { catalogues } from "@/messages/catalogues";
import source from "@/messages/en.json";
import { lookUp } from "../look-up";
import { singleton } from "../singleton";
import type { Language } from "./languages";

type Script = { text: string; version: string };

/** The messages that the scripts of each page can say, by the page's route, such as `/lab/[lab]/claims`. */
type Needed = Readonly<Record<string, readonly string[]>>;

/** tools/lib/browser-messages.mjs writes it at the end of a build. With hot reload every page gets all. */
const listPath = ".next/browser-messages.json";

const kept = singleton("browser-messages", () => ({
  needed: undefined as Needed | undefined,
  scripts: {} as Record<string, Script>,
}));

/** Where a page finds the messages of a language. The address changes when they do. */
export function messagesPath(language: Language, page: string): string {
  return `/messages/${language}?${new URLSearchParams({ v: messagesScript(language, page).version, page })}`;
}

/**
 * What tells a page's own scripts the messages of a language, compiled. It can stand in a page as it is.
 * @param page its route. All messages where there is none of that name
 */
export function messagesScript(language: Language, page: string): Script {
  const messages = lookUp<readonly string[]>(neededMessages(), page);
  const key = messages ? `${language} ${page}` : language;
  kept.scripts[key] ??= makeScript(language, messages ?? Object.keys(source));
  return kept.scripts[key];
}

/** The route of the page at an address, or of the one that says that there is none. */
export function routeOf(address: string, routes = Object.keys(neededMessages())): string {
  const [path = ""] = address.split("?", 1);
  const fitting = routes.filter((route) => patternOf(route).test(path));
  // Where two fit, it is the one that names more.
  const [route] = fitting.sort((one, other) => one.split("[").length - other.split("[").length);
  return route ?? "/_not-found";
}

function patternOf(route: string): RegExp {
  const pattern = route
    .replace(/\/\[\[\.\.\.\w+\]\]/g, "(/.*)?")
    .replace(/\[\.\.\.\w+\]/g, ".+")
    .replace(/\[\w+\]/g, "[^/]+");
  return new RegExp(`^${pattern}/?$`);
}

function makeScript(language: Language, needed: readonly string[]): Script {
  const texts: Record<string, string> = { en: {}, ...catalogues }[language];
  const messages: Record<string, unknown> = {};
  for (const message of needed) {
    const compiled = compileMessage(texts[message] ?? message);
    // The browser reads those by themselves.
    if (message in texts || !isPlain(compiled)) messages[message] = compiled;
  }
  // Inside a page, a tag in a text would end the script.
  const text = `messages=${JSON.stringify(messages).replaceAll("<", "\\u003c")}`;
  return { text, version: createHash("sha256").update(text).digest("hex").slice(0, 12) };
}

function neededMessages(): Needed {
  kept.needed ??= readList();
  return kept.needed;
}

function readList(): Needed {
  if (process.env.NODE_ENV !== "production") return {};
  try {
    return JSON.parse(readFileSync(listPath, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return {};
  }
}

/** Nothing in it but words and values. */
function isPlain(compiled: ReturnType<typeof compileMessage>): boolean {
  return (
    typeof compiled === "string" || compiled.every((part) => typeof part === "string" || part.length === 1)
  );
}
