import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { captionFilm } from "./captioned-film";
import { isFilmId, loadFilmed } from "./filmed";
import { filmedFiles, type Recording, type WrittenFile } from "./recording";
import { captionsOf, chaptersOf, type ToldRecording, tell } from "./told";
import { writeTranscript } from "./transcript";
import { formatWebVtt } from "./webvtt";

const folder = path.join(/* turbopackIgnore: true */ process.cwd(), "public/recordings");

/** Every recording that `npm run record` has made here, in the order in which the scenarios are told. */
export async function readRecordings(): Promise<readonly Recording[]> {
  const text = await readFile(path.join(folder, "index.json"), "utf8").catch(none);
  return JSON.parse(text);
}

/** Nothing was recorded yet. */
function none(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") return "[]";
  throw error;
}

/** The recordings with the words of today. */
export async function tellRecordings(): Promise<readonly ToldRecording[]> {
  // A scenario may be gone and its film still there.
  const recordings = (await readRecordings()).filter(({ id }) => isFilmId(id));
  return Promise.all(recordings.map(async (recording) => tell(await loadFilmed(recording.id), recording)));
}

/**
 * A file that is made of a film's times and the scenario's words of today.
 * @returns `null` when there is no such recording
 */
export async function writeFileOf(id: string, file: WrittenFile): Promise<string | Buffer | null> {
  const recording = (await readRecordings()).find((one) => one.id === id);
  if (!recording || !isFilmId(id)) return null;
  const scenario = await loadFilmed(id);
  const told = tell(scenario, recording);
  switch (file) {
    case "captions":
      return formatWebVtt(captionsOf(told));
    case "chapters":
      return formatWebVtt(chaptersOf(told));
    case "transcript":
      return writeTranscript(scenario, recording);
    case "captionedFilm": {
      const film = await readFile(path.join(folder, `${id}${filmedFiles.film}`));
      return captionFilm(film, captionsOf(told), chaptersOf(told));
    }
  }
}
