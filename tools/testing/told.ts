/** What is not told: comments, the classes of an element, and what somebody may guess. */
const untold = [
  /\/\*[\s\S]*?\*\//g,
  /(?<![:"'`\w/])\/\/.*$/gm,
  /className=("[^"]*"|\{`[^`]*`\})/g,
  /\breason: "[^"]*"/g,
  /\breasons: \{[\s\S]*?\}/g,
];

/** A string or a template, and in it what is worked out. */
const literal = /"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;
const workedOut = /\$\{(?:[^{}]|\{[^{}]*\})*\}/g;
/** In a message: a plural, a value and a tag. */
const plural = /\{\w+, plural, one \{[^{}]*\} other \{([^{}]*)\}\}/g;
const value = /\{\w+\}/g;
const tag = /<\/?\w+\/?>/g;
/** The text of an element. */
const marked = /[>}]([^<>{}=;]+)[<{]/g;

/** Code, SQL, addresses and classes, which are in quotes as well. */
const noSentence =
  /[={}[\]_$|]|\w\(|::|\/[\w.-]+\.(ts|tsx|js|html)\b|(^| )(px|py|p[lrt]|m[btlr]?|text|border|font|gap|grid|min|max|rounded)-/;

/**
 * The texts of a source file that can stand on the screen: of three words or more, with … for what is worked out.
 * @param file its path, by which markup is told from code
 */
export function toldIn(file: string, source: string): string[] {
  const code = untold.reduce((text, pattern) => text.replace(pattern, ""), source);
  const groups = (pattern: RegExp, text: string) =>
    [...text.matchAll(pattern)].map(([, one, other]) => one ?? other ?? "");
  const texts = [
    ...groups(literal, code),
    ...(file.endsWith(".tsx") ? groups(marked, code.replace(literal, "")) : []),
  ];
  return texts
    .map((text) => text.replace(workedOut, "…").replace(plural, "$1").replace(value, "…").replace(tag, ""))
    .map((text) => text.replace(/\s+/g, " ").trim())
    .filter(
      (text) => (text.match(/\p{L}{2,}/gu)?.length ?? 0) > 1 && text.includes(" ") && !noSentence.test(text),
    );
}
