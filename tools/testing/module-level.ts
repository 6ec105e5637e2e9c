import { type ESTree, parseSync } from "vite";

/** What answers in the reader's language. */
const speakers = new Set(["t", "rich", "language", "formatNumber", "formatList", "formatTime"]);

/**
 * Where a module asks for the reader's language while it is loaded: it would keep the answer for every reader.
 * @param tables the names of tables whose texts are in the reader's language
 * @returns what was asked, such as `t` or `columns`
 */
export function askedOnLoad(file: string, source: string, tables: ReadonlySet<string>): string[] {
  const found: string[] = [];
  visit(parseSync(file, source).program);
  return found;

  function visit(node: unknown): void {
    if (typeof node !== "object" || node === null) return;
    const { type } = node as ESTree.Node;
    // What is in a function runs later, and a type not at all.
    if (typeof type === "string" && /Function|^TS(?!As|Satisfies|NonNull)/.test(type)) return;
    const name = askedBy(node as ESTree.Node);
    if (name) found.push(name);
    for (const one of Object.values(node)) visit(one);
  }

  function askedBy(node: ESTree.Node): string | null {
    if (node.type === "CallExpression" && node.callee.type === "Identifier")
      return speakers.has(node.callee.name) ? node.callee.name : null;
    if (node.type === "SpreadElement" && node.argument.type === "Identifier")
      return tables.has(node.argument.name) ? node.argument.name : null;
    if (node.type !== "MemberExpression" || node.object.type !== "Identifier") return null;
    return tables.has(node.object.name) ? node.object.name : null;
  }
}
