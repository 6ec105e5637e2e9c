import { type ESTree, parseSync } from "vite";
import { mapTexts, tables } from "@/lib/language/in-language";
import { inRoot } from "../lib/paths.mjs";
import { sources } from "./sources";

/** What takes a message as its first argument. */
const takers = new Set(["t", "rich", "message", "titled"]);

/**
 * Every message of the interface: those that stand in the code, and those of the tables that are read in the
 * reader's language.
 * @returns in English, each with the files that have it
 */
export async function allMessages(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const note = (text: string, file: string) => {
    const files = found.get(text) ?? [];
    if (!files.includes(file)) found.set(text, [...files, file]);
  };
  for (const { file, text } of sources("app", "components", "lessons", "lib")) {
    for (const message of messagesIn(file, text)) note(message, file);
    if (!/= inLanguage\(|\?\? inLanguage\(/.test(text)) continue;
    for (const message of await tableTexts(file)) note(message, file);
  }
  return found;
}

/** The messages that stand in a source file. */
export function messagesIn(file: string, source: string): string[] {
  const found: string[] = [];
  visit(parseSync(file, source).program, (node) => {
    if (node.type !== "CallExpression" || node.callee.type !== "Identifier") return;
    if (!takers.has(node.callee.name)) return;
    found.push(...literalsOf(node.arguments[0]));
  });
  return found;
}

/** The literals that an argument can be: itself, or either outcome of a choice. */
function literalsOf(node: ESTree.Node | undefined): string[] {
  if (node?.type === "Literal" && typeof node.value === "string") return [node.value];
  if (node?.type === "ConditionalExpression") return [node.consequent, node.alternate].flatMap(literalsOf);
  return [];
}

function visit(node: unknown, see: (node: ESTree.Node) => void): void {
  if (Array.isArray(node)) for (const one of node) visit(one, see);
  else if (typeof node === "object" && node !== null) {
    if ("type" in node) see(node as ESTree.Node);
    for (const one of Object.values(node)) visit(one, see);
  }
}

/** What the tables of a file hold. A scenario is a table of its own, which is made when it is loaded. */
async function tableTexts(file: string): Promise<string[]> {
  const known = tables.length;
  const loaded = await import(inRoot(file));
  if ("loadScenario" in loaded) for (const id of loaded.scenarioIds) await loaded.loadScenario(id);
  const texts: string[] = [];
  for (const { table, fields } of tables.slice(known)) {
    mapTexts(table, fields, (text) => {
      if (/\p{L}{2}/u.test(text)) texts.push(text);
      return text;
    });
  }
  return texts;
}
