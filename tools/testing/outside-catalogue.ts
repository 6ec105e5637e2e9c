import { type ESTree, parseSync } from "vite";

/** A word and another one, as a reader would read them. */
const prose = /^[^\p{L}<{]*\p{L}[\p{L}’'-]*,? \p{L}[\p{L}’'-]*(?=[ ,.:;?!…]|$)[^{}=<>]*$/u;

/** A sentence; or, in what React shows, any words. */
const sentence = /^\p{Lu}[^{}=<>]* [^{}=<>]*\.$/u;

/** Attributes of a component that hold no words. */
const wordless = /^(className|style|d|viewBox|points|transform|sizes|rel|allow|sandbox|accept|data-.+)$/;

/** Names of colours and lines. */
const look = /(^| )(border|bg|text)-/;

/** Calls whose texts are for developers and programs. */
const unread =
  /^(Error|TypeError|RangeError|Failure|singleton|storage|deriveKey|querySelector(All)?|closest|error|warn|log)$/;

/**
 * Texts in a source file that a reader would see in English whatever the language: words that a component shows,
 * and sentences of problems, that are in no catalogue.
 * @param messages the texts that are in it
 * @param isShown whether the file is of those that show something
 */
export function saidOutside(
  file: string,
  source: string,
  messages: ReadonlySet<string>,
  isShown = /^(components|app)\//.test(file),
): string[] {
  const found: string[] = [];
  visit(parseSync(file, source).program);
  return found;

  function visit(node: unknown): void {
    if (typeof node !== "object" || node === null) return;
    const one = node as ESTree.Node;
    if (isUnread(one)) return;
    if (one.type === "JSXText") note(one.value.trim(), /\p{L}{2}/u);
    if (one.type === "Literal" && typeof one.value === "string") note(one.value, isShown ? prose : sentence);
    for (const each of Object.values(one)) visit(each);
  }

  function note(text: string, looks: RegExp): void {
    if (looks.test(text) && !look.test(text) && !messages.has(text)) found.push(text);
  }
}

function isUnread(node: ESTree.Node): boolean {
  switch (node.type) {
    case "ImportDeclaration":
      return true;
    case "ExpressionStatement":
      return "directive" in node && typeof node.directive === "string";
    case "JSXAttribute":
      return node.name.type === "JSXIdentifier" && wordless.test(node.name.name);
    case "CallExpression":
    case "NewExpression":
      return unread.test(nameOf(node.callee));
    default:
      return false;
  }
}

function nameOf(callee: ESTree.Node): string {
  if (callee.type === "Identifier") return callee.name;
  return callee.type === "MemberExpression" && callee.property.type === "Identifier"
    ? callee.property.name
    : "";
}
