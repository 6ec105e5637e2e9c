import "server-only";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { catalogues } from "@/messages/catalogues";
import source from "@/messages/en.json";
import { singleton } from "../singleton";
import type { Language } from "./languages";

type Script = { text: string; version: string };

/** tools/lib/browser-messages.mjs writes it at the end of a build. Hot reload has none. */
const listPath = ".next/browser-messages.json";

const scripts = singleton("message-scripts", (): Partial<Record<Language, Script>> => ({}));

/** Where a page finds the messages of a language. The address changes when they do. */
export function messagesPath(language: Language): string {
  return `/messages/${language}?v=${messagesScript(language).version}`;
}

/** What tells a page's own scripts the messages of a language, compiled. It can stand in a page as it is. */
export function messagesScript(language: Language): Script {
  scripts[language] ??= makeScript(language);
  return scripts[language];
}

function makeScript(language: Language): Script {
  const texts: Record<string, string> = { en: {}, ...catalogues }[language];
  const messages: Record<string, unknown> = {};
  for (const message of neededMessages()) {
    const compiled = compileMessage(texts[message] ?? message);
    // The browser reads those by themselves.
    if (message in texts || !isPlain(compiled)) messages[message] = compiled;
  }
  // Inside a page, a tag in a text would end the script.
  const text = `messages=${JSON.stringify(messages).replaceAll("<", "\\u003c")}`;
  return { text, version: createHash("sha256").update(text).digest("hex").slice(0, 12) };
}

function neededMessages(): string[] {
  try {
    return JSON.parse(readFileSync(listPath, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return Object.keys(source);
  }
}

/** Nothing in it but words and values. */
function isPlain(compiled: ReturnType<typeof compileMessage>): boolean {
  return (
    typeof compiled === "string" || compiled.every((part) => typeof part === "string" || part.length === 1)
  );
}
