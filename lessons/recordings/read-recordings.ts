import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Recording } from "./recording";

/** Every recording that `npm run record` has made here, in the order in which the scenarios are told. */
export async function readRecordings(): Promise<readonly Recording[]> {
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), "public/recordings");
  const text = await readFile(path.join(folder, "index.json"), "utf8").catch(none);
  return JSON.parse(text);
}

/** Nothing was recorded yet. */
function none(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") return "[]";
  throw error;
}
