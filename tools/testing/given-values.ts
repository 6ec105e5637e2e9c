import { compileMessage } from "@lingui/message-utils/compileMessage";
import { type ESTree, parseSync } from "vite";

/** Which argument has the values of a message. */
const places: Record<string, number> = { t: 1, rich: 2 };

type Compiled = ReturnType<typeof compileMessage>;

/** The names of the values in a message, those within a plural included. */
export function valuesOf(message: string): string[] {
  return [...new Set(namesIn(compileMessage(message)))].toSorted();
}

/**
 * The messages in a source file that are given other values than they have places for.
 * @returns each with what it is given
 */
export function wronglyGiven(file: string, source: string): { message: string; given: string[] }[] {
  const found: { message: string; given: string[] }[] = [];
  visit(parseSync(file, source).program);
  return found;

  function visit(node: unknown): void {
    if (typeof node !== "object" || node === null) return;
    look(node as ESTree.Node);
    for (const one of Object.values(node)) visit(one);
  }

  function look(node: ESTree.Node): void {
    if (node.type !== "CallExpression" || node.callee.type !== "Identifier") return;
    const place = places[node.callee.name];
    const [first] = node.arguments;
    if (place === undefined || first?.type !== "Literal" || typeof first.value !== "string") return;
    const given = keysOf(node.arguments[place]);
    const isRight = given === null || `${given}` === `${valuesOf(first.value)}`;
    if (!isRight) found.push({ message: first.value, given });
  }
}

/** @returns `null` where they are not written out */
function keysOf(node: ESTree.Node | undefined): string[] | null {
  if (!node) return [];
  if (node.type !== "ObjectExpression") return null;
  const keys = node.properties.map((one) =>
    one.type === "Property" && one.key.type === "Identifier" ? one.key.name : null,
  );
  return keys.some((key) => key === null) ? null : (keys as string[]).toSorted();
}

function namesIn(compiled: Compiled): string[] {
  if (!Array.isArray(compiled)) return [];
  return compiled.flatMap((part) => {
    if (typeof part === "string") return [];
    const [name, , cases] = part;
    return [String(name), ...Object.values(cases ?? {}).flatMap((one) => namesIn(one as Compiled))];
  });
}
