import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Strategy } from "./strategy";

const files: Record<Strategy, string> = { database: "lib/auth/database.ts", jwt: "lib/auth/jwt.ts" };

/** The configuration file that serves a strategy, as it lies in the repository. */
export async function readSource(strategy: Strategy): Promise<{ file: string; code: string }> {
  const file = files[strategy];
  return { file, code: await readFile(path.join(/* turbopackIgnore: true */ process.cwd(), file), "utf8") };
}
