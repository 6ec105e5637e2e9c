import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { captionFilm } from "../../lessons/recordings/captioned-film";
import { filmIds, loadFilmed } from "../../lessons/recordings/filmed";
import { fingerprint } from "../../lessons/recordings/fingerprint";
import { type FilmedFile, filmedFiles, type Recording } from "../../lessons/recordings/recording";
import { captionsOf, chaptersOf, type ToldRecording, tell } from "../../lessons/recordings/told";
import { writeTranscript } from "../../lessons/recordings/transcript";
import { loadScenario } from "../../lessons/scenarios/registry";
import { readFilmIds } from "../../tools/lib/film-ids.mjs";
import { draftOf, publish } from "../../tools/record/publish";

const id = "signing-out" as const;

/** Runs `npm run record` to its end. */
async function record(ids: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, ["tools/record.mjs", ...ids], { env: { ...process.env, ...env } });
  const said = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (chunk) => {
      said[stream] += chunk;
    });
  }
  const [code] = await once(child, "close");
  return { code, stdout: said.stdout, lines: said.stderr.trim().split("\n") };
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "still-signed-in-recordings-"));
}

describe("npm run record ends with one sentence that says what to do", () => {
  it("when there is no such scenario, and knows those that there are", async () => {
    expect(readFilmIds()).toEqual(filmIds);
    const { code, lines } = await record([id, "the-moon"], {});
    const sentence = `There is no scenario "the-moon": choose from ${filmIds.join(", ")}.`;
    expect({ code, lines }).toEqual({ code: 1, lines: [sentence] });
  });

  it.each([
    ["FFMPEG_PATH", /^FFMPEG_PATH names \/nowhere, where there is no file/],
    ["CHROMIUM_PATH", /^CHROMIUM_PATH names \/nowhere, where there is no file/],
  ])("when %s names nothing", async (variable, sentence) => {
    const programs = { CHROMIUM_PATH: process.execPath, FFMPEG_PATH: process.execPath };
    const { code, lines } = await record([id], { ...programs, [variable]: "/nowhere" });
    expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringMatching(sentence)] });
  });

  it("when there is no ffmpeg and none can be installed", async () => {
    const nothing = { PATH: "/nowhere", FFMPEG_PATH: "", CHROMIUM_PATH: process.execPath };
    const { code, lines } = await record([id], nothing);
    expect({ code, lines }).toEqual({
      code: 1,
      lines: [expect.stringMatching(/^A recording needs ffmpeg: /)],
    });
  });
});

it("npm run record -- --stale lists the scenarios that have no film of what they do", async () => {
  const to = newFolder();
  onTestFinished(() => rmSync(to, { recursive: true }));
  const films = await Promise.all(
    filmIds
      .filter((one) => one !== "the-clock")
      .map(async (one) => ({
        id: one,
        fingerprint: one === id ? "of another day" : fingerprint(await loadFilmed(one)),
      })),
  );
  writeFileSync(join(to, "index.json"), JSON.stringify(films));
  const { code, stdout, lines } = await record(["--stale"], { RECORD_TO: to, CHROMIUM_PATH: "/nowhere" });
  expect({ code, lines, stdout }).toEqual({ code: 0, lines: [""], stdout: `${id}\nthe-clock\n` });
});

describe("a recording", () => {
  let to: string;
  let recording: Recording;
  let told: ToldRecording;
  let stdout: string;
  const file = (kind: FilmedFile) => join(to, `${id}${filmedFiles[kind]}`);

  beforeAll(async () => {
    to = newFolder();
    const run = await record([id], { RECORD_TO: to });
    expect(run).toMatchObject({ code: 0, lines: [""] });
    stdout = run.stdout;
    [recording] = JSON.parse(readFileSync(join(to, "index.json"), "utf8"));
    told = tell(await loadScenario(id), recording);
    return () => rmSync(to, { recursive: true });
  }, 600_000);

  it("tells how far it is, and leaves nothing but its files", () => {
    const { length } = recording.steps;
    for (let step = 1; step <= length; step += 1) expect(stdout).toContain(`step ${step} of ${length}: `);
    const endings = Object.values(filmedFiles);
    expect(readdirSync(to).sort()).toEqual(["index.json", ...endings.map((ending) => id + ending)].sort());
  });

  it("is a film of 1280 by 720, as long as what was played", async () => {
    const about = await describeVideo(file("film"));
    expect(about).toMatch(/Video: vp9.*1280x720/);
    const [, minutes, seconds] = /Duration: 00:(\d\d):(\d\d\.\d+)/.exec(about) ?? [];
    expect(Math.abs(Number(minutes) * 60 + Number(seconds) - recording.seconds)).toBeLessThan(0.5);
    expect(recording.seconds).toBeGreaterThan(20);
    expect(statSync(file("film")).size).toBe(recording.bytes);
    expect(recording.bytes).toBeLessThanOrEqual(3 * 2 ** 20);
    expect(recording.bytes).toBeGreaterThan(50_000);
  });

  it("shows what its scenario does, and each step long enough to read what is said", () => {
    expect(told.isCurrent).toBe(true);
    expect(recording.steps).toHaveLength(told.steps.length);
    for (const { from, to, text } of captionsOf(told)) {
      expect(to - from, text).toBeGreaterThanOrEqual(2.5);
    }
  });

  it("has a transcript with what was found", async () => {
    const text = writeTranscript(await loadScenario(id), recording);
    expect(text).toMatch(/```sql\nSELECT [^`]+FROM "Session"/);
    expect(text).toContain("verify HS256");
    expect(text).toContain('"email": "alice@example.com"');
    // A signature is 43 characters; shortened, the cookie is of no use.
    expect(readFileSync(join(to, "index.json"), "utf8")).not.toMatch(/eyJ[\w-]+\.eyJ[\w-]+\./);
  });

  it("can be kept with captions and chapters in it, and is the same picture", async () => {
    const kept = join(to, "kept.mkv");
    const [captions, chapters] = [captionsOf(told), chaptersOf(told)];
    writeFileSync(kept, captionFilm(readFileSync(file("film")), captions, chapters));
    onTestFinished(() => rmSync(kept));
    const about = await describeVideo(kept);
    expect(about).toMatch(/Input #0, matroska/);
    expect(about).toMatch(/Stream #0:1\(eng\): Subtitle: subrip \(default\)/);
    for (const { text } of chapters) expect(about).toMatch(new RegExp(`title +: ${text}\n`));
    const read = await ffmpeg("-i", kept, "-map", "0:s", "-f", "webvtt", "-");
    const said = [...read.stdout.matchAll(/(\d\d):(\d\d\.\d{3}) --> (\d\d):(\d\d\.\d{3})\n(.*)/g)];
    expect(said.map((one) => one[5])).toEqual(captions.map(({ text }) => text));
    for (const [index, [, minutes, seconds, toMinutes, toSeconds]] of said.entries()) {
      const { from = -1, to = -1 } = captions[index] ?? {};
      expect(Number(minutes) * 60 + Number(seconds)).toBeCloseTo(from, 2);
      expect(Number(toMinutes) * 60 + Number(toSeconds)).toBeCloseTo(to, 2);
    }
    expect(await hashOfPicture(kept)).toBe(await hashOfPicture(file("film")));
    // From any chapter on: a player that jumps finds its way by the index.
    for (const { from } of chapters) {
      const jump = ["-ss", `${from + 0.1}`, "-i", kept, "-frames:v", "1", "-f", "null", "-"];
      expect((await ffmpeg("-v", "error", ...jump)).stderr).toBe("");
    }
  });

  it("has a trace that opens", () => {
    expect(readZipNames(file("trace"))).toEqual(
      expect.arrayContaining([expect.stringMatching(/trace$/), expect.stringMatching(/network$/)]),
    );
  });
});

it("a recording that is too long or too large replaces nothing", async () => {
  const [work, to] = [newFolder(), newFolder()];
  onTestFinished(() => {
    for (const folder of [work, to]) rmSync(folder, { recursive: true });
  });
  const fine = {
    id,
    fingerprint: "",
    seconds: 90,
    bytes: 3 * 2 ** 20,
    recordedAt: "",
    versions: {},
    steps: [],
  };
  for (const kind of Object.keys(filmedFiles) as FilmedFile[]) writeFileSync(draftOf(work, kind), kind);
  await expect(publish({ ...fine, seconds: 91 }, work, to)).rejects.toThrow(/lasts 91 s, and may last 90/);
  await expect(publish({ ...fine, bytes: fine.bytes + 1 }, work, to)).rejects.toThrow(/3145729 bytes/);
  expect(readdirSync(to)).toEqual([]);
  await publish(fine, work, to);
  expect(readFileSync(join(to, `${id}.webm`), "utf8")).toBe("film");
});

async function ffmpeg(...args: string[]): Promise<{ stdout: string; stderr: string }> {
  const child = spawn(process.env.FFMPEG_PATH || "ffmpeg", ["-hide_banner", ...args]);
  const said = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (chunk) => {
      said[stream] += chunk;
    });
  }
  await once(child, "close");
  return said;
}

/** What ffmpeg says of a film: it fails for want of something to do with it. */
async function describeVideo(path: string): Promise<string> {
  return (await ffmpeg("-i", path)).stderr;
}

/** Of the encoded pictures with their times. */
async function hashOfPicture(path: string): Promise<string> {
  return (await ffmpeg("-v", "error", "-i", path, "-map", "0:v", "-c", "copy", "-f", "framemd5", "-")).stdout;
}

/** The names in a zip's central directory, which its last record points to. */
function readZipNames(path: string): string[] {
  expect(existsSync(path)).toBe(true);
  const zip = readFileSync(path);
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06"));
  expect(end).toBeGreaterThan(0);
  const names: string[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let entries = zip.readUInt16LE(end + 10); entries > 0; entries -= 1) {
    expect(zip.toString("latin1", at, at + 4)).toBe("PK\x01\x02");
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    names.push(zip.toString("utf8", at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
}
