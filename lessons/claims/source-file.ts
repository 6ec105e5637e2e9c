import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { claims } from "./registry";

/** @returns a file that a card names, as it lies in the repository; `null` for every other */
export async function readSourceFile(file: string): Promise<string | null> {
  const named = claims.some(
    ({ code, tests }) => code.includes(file) || tests.some((guard) => guard.file === file),
  );
  if (!named) return null;
  return readFile(path.join(/* turbopackIgnore: true */ process.cwd(), file), "utf8");
}
