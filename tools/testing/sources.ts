import { readdirSync, readFileSync } from "node:fs";
import { inRoot } from "../lib/paths.mjs";

/**
 * The program's own sources below some folders, without tests and what is generated.
 * @returns paths from the root of the repository, with what the files hold
 */
export function sources(...folders: string[]): { file: string; text: string }[] {
  return folders
    .flatMap((folder) => readdirSync(inRoot(folder), { recursive: true }).map((name) => `${folder}/${name}`))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".test.ts") && !file.includes("/generated/"))
    .map((file) => ({ file, text: readFileSync(inRoot(file), "utf8") }));
}
