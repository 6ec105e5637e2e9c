import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { filesInGuide } from "../guide";
import { sourceOf } from "../strategies/source";
import { strategies } from "../strategies/strategy";
import { claims } from "./registry";

/** The folder that is made to be copied, less its tests. */
export const folderToCopy = [
  "auth/database.ts",
  "auth/jwt.ts",
  "auth/sessions.ts",
  "auth/tokens.ts",
  "auth/password.ts",
  "auth/user.ts",
  "auth/README.md",
] as const;

/** @returns a file that a page names, as it lies in the repository; `null` for every other */
export async function readSourceFile(file: string): Promise<string | null> {
  const named =
    folderToCopy.some((one) => one === file) ||
    strategies.some((strategy) => sourceOf(strategy) === file) ||
    (await filesInGuide()).includes(file) ||
    claims.some(({ code, tests }) => code.includes(file) || tests.some((guard) => guard.file === file));
  if (!named) return null;
  return readFile(path.join(/* turbopackIgnore: true */ process.cwd(), file), "utf8");
}
