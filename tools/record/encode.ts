import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Still } from "./camera";
import { picture } from "./sizes";

const run = promisify(execFile);

const framesPerSecond = 8;

const longestSeek = 30; // seconds between two key frames, each of which is as large as seconds of the rest

/**
 * Of constant quality. Looking ahead takes about as long as the film lasts, and saves a quarter of its bytes:
 * most of a picture stays as it is for seconds.
 */
const vp9 = {
  "c:v": "libvpx-vp9",
  crf: "48",
  "b:v": "0",
  deadline: "good",
  "cpu-used": "5",
  "row-mt": "1",
  "tune-content": "screen",
  // The stills are JPEG: what differs by less from the one before is noise.
  "static-thresh": "1000",
  "lag-in-frames": "25",
  "auto-alt-ref": "1",
  g: `${longestSeek * framesPerSecond}`,
};

/** Set by tools/record.mjs, which has looked for it. */
const ffmpeg = process.env.FFMPEG_PATH || "ffmpeg";

export type Encoding = {
  stills: readonly Still[];
  /** For the list of stills. */
  folder: string;
  output: string;
};

/** Makes a film of stills. */
export async function encode({ stills, folder, output }: Encoding): Promise<void> {
  const list = await writeList(stills, join(folder, "stills.txt"));
  const { width, height } = picture;
  const filter = `fps=${framesPerSecond},scale=${width}:${height}:flags=lanczos:out_range=tv,setsar=1,format=yuv420p`;
  await run(ffmpeg, [
    ...["-hide_banner", "-loglevel", "error", "-y", "-f", "concat", "-safe", "0", "-i", list, "-vf", filter],
    ...Object.entries(vp9).flatMap(([option, value]) => [`-${option}`, value]),
    output,
  ]);
}

/** A still of a film, as JPEG. */
export async function takePoster(film: string, at: number, output: string): Promise<void> {
  await run(ffmpeg, [
    ...["-hide_banner", "-loglevel", "error", "-y", "-ss", at.toFixed(3), "-i", film],
    ...["-frames:v", "1", "-vf", "scale=960:-2", "-q:v", "5", output],
  ]);
}

/** A list of stills as ffmpeg's concat demuxer reads it. The last one's duration counts only if it comes again. */
async function writeList(stills: readonly Still[], file: string): Promise<string> {
  const nameOf = (still: Still) => `file '${still.file.replaceAll("'", "'\\''")}'`;
  const entries = stills.map((still) => `${nameOf(still)}\nduration ${still.seconds.toFixed(3)}`);
  await writeFile(file, ["ffconcat version 1.0", ...entries, ...stills.slice(-1).map(nameOf)].join("\n"));
  return file;
}
