import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Strategy, strategyRecords } from "./strategy";

/** The file that makes a strategy what it is. */
export function sourceOf(strategy: Strategy): string {
  return strategyRecords[strategy].source ?? `lessons/strategies/${strategy}/configuration.ts`;
}

/** The configuration file that serves a strategy, as it lies in the repository. */
export async function readSource(strategy: Strategy): Promise<{ file: string; code: string }> {
  const file = sourceOf(strategy);
  return { file, code: await readFile(path.join(/* turbopackIgnore: true */ process.cwd(), file), "utf8") };
}
