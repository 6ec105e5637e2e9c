// ffmpeg for the recordings: the one of FFMPEG_PATH, the system's, or a new one.
import { existsSync } from "node:fs";
import { Failure } from "./failure.mjs";
import { findOnPath, installOnDebian } from "./programs.mjs";

const names = process.platform === "win32" ? ["ffmpeg.exe"] : ["ffmpeg"];

/**
 * @returns {Promise<string>} its path
 * @throws {Failure} when there is none and none can be had
 */
export async function provideFfmpeg() {
  const given = process.env.FFMPEG_PATH;
  if (given && existsSync(given)) return given;
  if (given)
    throw new Failure(`FFMPEG_PATH names ${given}, where there is no file: correct it, or leave it out.`);
  const found = findOnPath(names);
  if (found) return found;
  const installed = (await installOnDebian("ffmpeg")) && findOnPath(names);
  if (installed) return installed;
  throw new Failure(
    "A recording needs ffmpeg: install it (apt install ffmpeg, brew install ffmpeg, winget install ffmpeg), or set FFMPEG_PATH to one.",
  );
}
