import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { filmIds } from "../../lessons/recordings/filmed";
import { type FilmedFile, filmedFiles, type Recording } from "../../lessons/recordings/recording";

/** The folder that recordings are shown from. */
export const target = resolve(process.env.RECORD_TO || "public/recordings");

const megabyte = 2 ** 20;
const largestFilm = 3 * megabyte;
const longestSeconds = 90;

/** Where a file of a recording lies until all of them are there. */
export function draftOf(folder: string, file: FilmedFile): string {
  return join(folder, `draft${filmedFiles[file]}`);
}

/**
 * Puts a recording where it is shown from, in place of the one before. Nothing is touched if a limit is passed.
 * @throws Error when it is too long or too large
 */
export async function publish(recording: Recording, folder: string, to: string): Promise<void> {
  const { id, seconds, bytes } = recording;
  if (seconds > longestSeconds) {
    throw new Error(`${id} lasts ${seconds.toFixed(0)} s, and may last ${longestSeconds}: say less.`);
  }
  if (bytes > largestFilm) {
    throw new Error(`${id}: the film has ${bytes} bytes, and may have ${largestFilm}.`);
  }
  await mkdir(to, { recursive: true });
  for (const [file, ending] of Object.entries(filmedFiles) as [FilmedFile, string][]) {
    await copyFile(draftOf(folder, file), join(to, `${id}${ending}`));
  }
  const index = join(to, "index.json");
  const others = (await readIndex(index)).filter((other) => other.id !== id);
  const all = [...others, recording].sort((a, b) => filmIds.indexOf(a.id) - filmIds.indexOf(b.id));
  await writeFile(index, `${JSON.stringify(all, null, 2)}\n`);
}

/** @returns what `index.json` lists; nothing when there is none */
export async function readIndex(file: string): Promise<Recording[]> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "[]";
    throw error;
  });
  return JSON.parse(text);
}
