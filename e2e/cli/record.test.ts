import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import {
  type Cue,
  type Recording,
  type RecordingFile,
  recordingFiles,
} from "../../lessons/recordings/recording";
import { scenarioIds } from "../../lessons/scenarios/registry";
import { readScenarioIds } from "../../tools/lib/scenario-ids.mjs";
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
    expect(readScenarioIds()).toEqual(scenarioIds);
    const { code, lines } = await record([id, "the-moon"], {});
    const sentence = `There is no scenario "the-moon": choose from ${scenarioIds.join(", ")}.`;
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

describe("a recording", () => {
  let to: string;
  let recording: Recording;
  let stdout: string;
  const file = (kind: keyof typeof recordingFiles) => join(to, `${id}${recordingFiles[kind]}`);

  beforeAll(async () => {
    to = newFolder();
    const run = await record([id], { RECORD_TO: to });
    expect(run).toMatchObject({ code: 0, lines: [""] });
    stdout = run.stdout;
    [recording] = JSON.parse(readFileSync(join(to, "index.json"), "utf8"));
    return () => rmSync(to, { recursive: true });
  }, 600_000);

  it("tells how far it is, and leaves nothing but its files", () => {
    const { length } = recording.steps;
    for (let step = 1; step <= length; step += 1) expect(stdout).toContain(`step ${step} of ${length}: `);
    const endings = Object.values(recordingFiles);
    expect(readdirSync(to).sort()).toEqual(["index.json", ...endings.map((ending) => id + ending)].sort());
  });

  it("is a film of 1280 by 720, as long as what was played", async () => {
    const about = await describeVideo(file("video"));
    expect(about).toMatch(/Video: vp9.*1280x720/);
    const [, minutes, seconds] = /Duration: 00:(\d\d):(\d\d\.\d+)/.exec(about) ?? [];
    expect(Math.abs(Number(minutes) * 60 + Number(seconds) - recording.seconds)).toBeLessThan(0.5);
    expect(recording.seconds).toBeGreaterThan(20);
    expect(statSync(file("video")).size).toBe(recording.bytes);
    expect(recording.bytes).toBeLessThanOrEqual(3 * 2 ** 20);
    expect(recording.bytes).toBeGreaterThan(50_000);
  });

  it("has a chapter for each step, and captions in step with them", () => {
    const chapters = readCues(file("chapters"));
    expect(chapters.map(({ text }) => text)).toEqual(recording.steps.map(({ title }) => title));
    const captions = readCues(file("captions"));
    for (const [index, { narration }] of recording.steps.entries()) {
      const said = captions.find(({ text }) => text === narration);
      expect(said?.from).toBeCloseTo(chapters[index]?.from ?? -1, 1);
      expect((said?.to ?? 0) - (said?.from ?? 0)).toBeGreaterThanOrEqual(2.5);
    }
    for (const [index, caption] of captions.entries()) {
      expect(caption.to).toBeCloseTo(captions[index + 1]?.from ?? recording.seconds, 2);
    }
  });

  it("has a transcript with what was measured", () => {
    const text = readFileSync(file("transcript"), "utf8");
    for (const { title, narration } of recording.steps) {
      expect(text).toContain(title);
      expect(text).toContain(narration);
    }
    expect(text).toMatch(/```sql\nSELECT [^`]+FROM "Session"/);
    expect(text).toMatch(/verify HS256, [\d.]+ ms/);
    expect(text).toContain('"email": "alice@example.com"');
    // A signature is 43 characters; shortened, the cookie is of no use.
    expect(text).not.toMatch(/eyJ[\w-]+\.eyJ[\w-]+\./);
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
    title: "",
    question: "",
    seconds: 90,
    bytes: 3 * 2 ** 20,
    recordedAt: "",
    versions: {},
    steps: [],
  };
  for (const kind of Object.keys(recordingFiles) as RecordingFile[]) writeFileSync(draftOf(work, kind), kind);
  await expect(publish({ ...fine, seconds: 91 }, work, to)).rejects.toThrow(/lasts 91 s, and may last 90/);
  await expect(publish({ ...fine, bytes: fine.bytes + 1 }, work, to)).rejects.toThrow(/3145729 bytes/);
  expect(readdirSync(to)).toEqual([]);
  await publish(fine, work, to);
  expect(readFileSync(join(to, `${id}.webm`), "utf8")).toBe("video");
});

/** What ffmpeg says of a video: it fails for want of something to do with it. */
async function describeVideo(path: string): Promise<string> {
  const ffmpeg = spawn(process.env.FFMPEG_PATH || "ffmpeg", ["-hide_banner", "-i", path]);
  let said = "";
  ffmpeg.stderr.setEncoding("utf8").on("data", (chunk) => {
    said += chunk;
  });
  await once(ffmpeg, "close");
  return said;
}

function readCues(path: string): Cue[] {
  const [header, ...blocks] = readFileSync(path, "utf8").trim().split("\n\n");
  expect(header).toBe("WEBVTT");
  return blocks.map((block) => {
    const [timing = "", text = ""] = block.split("\n");
    const [from = 0, to = 0] = [...timing.matchAll(/(\d\d):(\d\d):(\d\d\.\d{3})/g)].map(
      ([, hours, minutes, seconds]) => Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
    );
    return { from, to, text: text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&") };
  });
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
