import "server-only";
import { access, readFile } from "node:fs/promises";
import path from "node:path";

/** What one configuration takes that the other does not, in files and in lines of code. */
export type SourceCount = {
  /** Lines of the configuration file itself. */
  configuration: number;
  /** Files that it alone imports, and their files in turn, itself included. */
  files: string[];
  /** Lines of all of them. */
  lines: number;
};

/**
 * Counts two files of the repository and what each of them needs that the other does not.
 * Blank lines and comments are no code.
 */
export async function countSources(one: string, other: string): Promise<[SourceCount, SourceCount]> {
  const [ofOne, ofOther] = [await filesNeeded(one), await filesNeeded(other)];
  const count = async (file: string, own: Set<string>, others: Set<string>): Promise<SourceCount> => {
    const files = [...own].filter((needed) => !others.has(needed));
    const lines = await Promise.all(files.map(async (needed) => countLines(await read(needed))));
    const configuration = countLines(await read(file));
    return { configuration, files, lines: lines.reduce((sum, more) => sum + more, 0) };
  };
  return [await count(one, ofOne, ofOther), await count(other, ofOther, ofOne)];
}

/** Lines of TypeScript that are neither blank nor a comment. */
export function countLines(code: string): number {
  const withoutBlocks = code.replace(/\/\*[\s\S]*?\*\//g, "");
  return withoutBlocks.split("\n").filter((line) => !/^\s*(\/\/.*)?$/.test(line)).length;
}

/** @returns a file and every file of the repository that it imports, directly or not, for more than a type */
async function filesNeeded(file: string, found = new Set<string>()): Promise<Set<string>> {
  found.add(file);
  for (const specifier of importsOf(await read(file))) {
    const target = `${specifier.startsWith("@/") ? specifier.slice(2) : path.join(path.dirname(file), specifier)}.ts`;
    // What is generated lies elsewhere and is nobody's work.
    if (!found.has(target) && (await isThere(target))) await filesNeeded(target, found);
  }
  return found;
}

function importsOf(code: string): string[] {
  const statements = code.matchAll(/^import (?!type )[^;]*?from "(\.[^"]+|@\/[^"]+)";/gm);
  return [...statements].flatMap(([, specifier]) => specifier ?? []);
}

function read(file: string): Promise<string> {
  return readFile(absolute(file), "utf8");
}

async function isThere(file: string): Promise<boolean> {
  return access(absolute(file)).then(
    () => true,
    () => false,
  );
}

function absolute(file: string): string {
  return path.join(/* turbopackIgnore: true */ process.cwd(), file);
}
