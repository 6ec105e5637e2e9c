import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Fault } from "./fault";
import { jwtFaults } from "./jwt-faults";
import type { BugProgram } from "./program";
import { sessionFaults } from "./session-faults";

export const faultsOf: Readonly<Record<BugProgram, readonly Fault[]>> = {
  session: sessionFaults,
  jwt: jwtFaults,
};

export type Version = "problem" | "solution";

/** The kata's own file: what is shown and run here is what is repaired there. */
export function fileOf(program: BugProgram, version: Version): string {
  return `lessons/katas/article-${program}/${version}.mjs`;
}

/** A program's lines, as they lie in its file. */
export async function linesOf(program: BugProgram, version: Version): Promise<string[]> {
  const file = fileOf(program, version);
  const code = await readFile(path.join(/* turbopackIgnore: true */ process.cwd(), file), "utf8");
  return code.trimEnd().split("\n");
}

/**
 * The numbers of the lines that are one of these, from 1.
 * @param isOne whether a line is meant, without the space before and after it
 */
export function numbersOf(lines: readonly string[], isOne: (line: string) => boolean): number[] {
  return lines.flatMap((line, index) => (isOne(line.trim()) ? [index + 1] : []));
}
