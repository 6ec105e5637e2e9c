import type { ScenarioId } from "../scenarios/registry";

/** What a cue says, and from when to when: seconds from the beginning. */
export type Cue = { from: number; to: number; text: string };

/** One step of a scenario as it was recorded. A chapter of the video. */
export type RecordedStep = {
  title: string;
  narration: string;
  /** What was done, in words. `null` where there was only something to look at. */
  did: string | null;
  /** What the checks after it told of themselves, a line for each. */
  measured: readonly string[];
  /** Seconds from the beginning. */
  from: number;
  to: number;
};

/** What `index.json` tells of one recording. Its files lie beside it and begin with its id. */
export type Recording = {
  id: ScenarioId;
  title: string;
  question: string;
  seconds: number;
  /** The size of the video. */
  bytes: number;
  /** ISO 8601, UTC. */
  recordedAt: string;
  /** Of what it was recorded with. */
  versions: Record<string, string>;
  steps: readonly RecordedStep[];
};

/** The files of one recording, by what they are. */
export const recordingFiles = {
  video: ".webm",
  captions: ".vtt",
  chapters: ".chapters.vtt",
  poster: ".jpg",
  transcript: ".md",
  trace: ".zip",
} as const;

export type RecordingFile = keyof typeof recordingFiles;

/** Where the browser finds a file of a recording. */
export function recordingUrl(id: string, file: RecordingFile): string {
  return `/recordings/${id}${recordingFiles[file]}`;
}
