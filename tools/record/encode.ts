import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Still } from "./camera";
import { classLayout, picture } from "./sizes";

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
  /** Of other windows, which come into the same picture as `classLayout` says. */
  beside?: readonly (readonly Still[])[];
  /** For the lists of stills. */
  folder: string;
  output: string;
};

/** Makes a film of stills. */
export async function encode({ stills, beside = [], folder, output }: Encoding): Promise<void> {
  const all = [stills, ...beside];
  const lists = await Promise.all(
    all.map((one, index) => writeList(one, join(folder, `stills-${index}.txt`))),
  );
  const inputs = lists.flatMap((list) => ["-f", "concat", "-safe", "0", "-i", list]);
  const filter = beside.length > 0 ? putTogether() : `[0]${drawnTo(picture)}`;
  await run(ffmpeg, [
    ...["-hide_banner", "-loglevel", "error", "-y", ...inputs],
    ...["-filter_complex", `${filter},setsar=1,format=yuv420p[film]`, "-map", "[film]"],
    ...Object.entries(vp9).flatMap(([option, value]) => [`-${option}`, value]),
    output,
  ]);
}

function drawnTo({ width, height }: typeof picture): string {
  return `fps=${framesPerSecond},scale=${width}:${height}:flags=lanczos:out_range=tv`;
}

/** The windows of a class, each drawn to its size and laid over the picture in its place. */
function putTogether(): string {
  const drawn = classLayout.map((place, index) => `[${index}]${drawnTo(place)}[w${index}]`);
  const laid = classLayout.slice(1).map(({ x, y }, index) => `[w${index + 1}]overlay=${x}:${y}`);
  const first = `[w0]pad=${picture.width}:${picture.height}:color=0xc5ccd6`;
  return [...drawn, [first, ...laid].join("[under];[under]")].join(";");
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
