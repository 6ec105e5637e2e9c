import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Cell, type WayId, wayIds } from "../other-site/outcome";
import { loadScenario } from "../scenarios/registry";
import type { Scenario, Step } from "../scenarios/scenario";
import { filmIds, loadFilmed } from "./filmed";
import { fingerprint } from "./fingerprint";
import { readRecordings, tellRecordings, writeFileOf } from "./read-recordings";
import { type Recording, recordingUrl } from "./recording";
import { findStale } from "./stale";
import { captionsOf, chaptersOf, tell } from "./told";
import { writeTranscript } from "./transcript";
import { formatWebVtt } from "./webvtt";

const recordings = await readRecordings();
const id = "the-password-changes";
const scenario = await loadScenario(id);
/** As if the film had been made of the story of today. */
const recording: Recording = {
  ...(recordings.find((one) => one.id === id) as Recording),
  fingerprint: fingerprint(scenario),
};
const filmedToday = await Promise.all(
  filmIds.map(async (one) => ({ id: one, fingerprint: fingerprint(await loadFilmed(one)) })),
);

/** A scenario whose third step, the change of the password, is another. */
function withStep(change: Partial<Step>): Scenario {
  return { ...scenario, steps: scenario.steps.map((step, at) => (at === 2 ? { ...step, ...change } : step)) };
}

/** The films that would be out of date if the scenario were this one. */
function staleWith(changed: Scenario): Promise<string[]> {
  return findStale(filmedToday, async (asked) => (asked === id ? changed : loadFilmed(asked)));
}

it("every film is of a story that is told, in the order of the stories, with its poster", () => {
  const filmed = recordings.map((one) => one.id);
  expect(filmed).toEqual(filmIds.filter((one) => filmed.includes(one)));
  const files = filmed.flatMap((one) => [recordingUrl(one, "film"), recordingUrl(one, "poster")]);
  expect(files.filter((file) => !existsSync(`public${file}`))).toEqual([]);
});

it("the films that are older than their story are those that the page marks, and --stale lists", async () => {
  const marked = (await tellRecordings()).filter(({ isCurrent }) => !isCurrent).map((one) => one.id);
  const unfilmed = filmIds.filter((one) => !recordings.some((film) => film.id === one));
  expect([...marked, ...unfilmed].sort()).toEqual((await findStale(recordings)).sort());
});

it("nothing that was recorded repeats the scenario's words, or a time of the machine", () => {
  const text = JSON.stringify(recordings);
  for (const { title, narration } of scenario.steps) {
    expect(text).not.toContain(title);
    expect(text).not.toContain(narration);
  }
  expect(text).not.toMatch(/"ms"/);
});

describe("other words", () => {
  const narration = "She changes it, and <b>that</b> is all.";
  const changed = { ...withStep({ title: "Another", narration }), title: "A title", question: "What?" };

  it("leave every film as current as it was", async () => {
    expect(await staleWith(changed)).toEqual([]);
    expect(tell(changed, recording).isCurrent).toBe(true);
  });

  it("are those of the captions, the chapters and the transcript at once, at the same times", () => {
    const [before, told] = [tell(scenario, recording), tell(changed, recording)];
    const { from, to } = captionsOf(before).find(({ text }) => text === scenario.steps[2]?.narration) ?? {};
    expect(captionsOf(told)).toContainEqual({ from, to, text: narration });
    expect(captionsOf(told)).toHaveLength(captionsOf(before).length);
    expect(formatWebVtt(captionsOf(told))).toContain(
      "\nShe changes it, and &lt;b&gt;that&lt;/b&gt; is all.\n",
    );
    expect(chaptersOf(told)[2]).toEqual({ ...chaptersOf(before)[2], text: "Another" });
    expect(told).toMatchObject({ title: "A title", question: "What?" });
    const transcript = writeTranscript(changed, recording);
    expect(transcript).toContain(`## 3. Another (`);
    expect(transcript).toContain(narration);
  });
});

describe("a film is out of date", () => {
  const lanes = { "thief/jwt": "unknown-session" } as const;
  it.each<[string, Scenario]>([
    ["another action", withStep({ action: { do: "delete-account" } })],
    ["an action on another device", withStep({ action: { do: "sign-out", lanes: ["phone/jwt"] } })],
    ["another expectation", withStep({ expect: { lanes } })],
    ["something else to look at", withStep({ show: { tab: "HTTP", device: "phone" } })],
    ["another measurement", withStep({ measure: ["phone/jwt"] })],
    ["a step less", { ...scenario, steps: scenario.steps.slice(1) }],
    ["steps in another order", { ...scenario, steps: scenario.steps.toReversed() }],
    ["other columns", { ...scenario, strategies: scenario.strategies.toReversed() }],
  ])("after %s", async (_, changed) => {
    expect(await staleWith(changed)).toEqual([id]);
    expect(tell(changed, recording).isCurrent).toBe(false);
  });

  it("when there is none", async () => {
    expect(await findStale(filmedToday.filter((film) => film.id !== id))).toEqual([id]);
  });

  it("and not when a field stands in another place", () => {
    const turned = Object.fromEntries(Object.entries(scenario.steps[2] as Step).toReversed()) as Step;
    expect(fingerprint(withStep(turned))).toBe(fingerprint(scenario));
  });
});

describe("the visits to another site", () => {
  const cellsOf = (way: string, cell: Cell) =>
    ({ ...Object.fromEntries(wayIds.map((one) => [one, "no"])), [way]: cell }) as Record<WayId, Cell>;
  const step = { readOutFrom: null, refused: null, checks: [], scriptSees: {} };

  it("are told with what each came to", async () => {
    const visits = await loadFilmed("other-site");
    const film: Recording = {
      ...recording,
      id: "other-site",
      fingerprint: fingerprint(visits),
      steps: [
        { ...step, from: 0, cells: {} },
        { ...step, from: 10, cells: { forged: cellsOf("none", "yes") } },
        { ...step, from: 20, cells: { read: cellsOf("bearer", "yes"), acted: cellsOf("strict", "yes") } },
        { ...step, from: 30 },
      ],
    };
    const told = tell(visits, film);
    expect(told.isCurrent).toBe(true);
    expect(told.steps.map(({ did }) => did)).toEqual([
      "Opened a page of Alice's site.",
      "Opened a page of another site.",
      "Opened a page of Alice's site.",
      null,
    ]);
    expect(told.steps.map(({ measured }) => measured.length)).toEqual([0, wayIds.length, wayIds.length, 0]);
    const transcript = writeTranscript(visits, film);
    for (const line of [
      "- Cookie, SameSite=None: carried out",
      "- Cookie, SameSite=Lax: refused",
      "- Bearer token in localStorage: read, refused",
      "- Cookie, SameSite=Strict: not read, acted",
    ])
      expect(transcript).toContain(line);
  });

  it.each([
    ["lead elsewhere", { path: "/other/{lab}/again" }],
    ["are looked at for something else", { asks: [] }],
    ["find other attributes", { ways: {} }],
  ])("are filmed anew when they %s", async (_, change) => {
    const visits = await loadFilmed("other-site");
    const steps = visits.steps.map((one) =>
      one.visit ? { ...one, visit: { ...one.visit, ...change } } : one,
    );
    expect(fingerprint({ ...visits, steps })).not.toBe(fingerprint(visits));
  });
});

it("a film of three APIs is told with what became of each token", async () => {
  const tokens = await loadFilmed("opaque-token");
  const step = { readOutFrom: null, refused: null, checks: [], scriptSees: {} };
  const fates = { verifies: "not-yet", asks: "at-once", believes: "within-seconds" } as const;
  const film: Recording = {
    ...recording,
    id: "opaque-token",
    fingerprint: fingerprint(tokens),
    steps: [{ from: 0 }, { from: 10, fates }, { from: 20, fates }, { from: 30 }].map((one) => ({
      ...step,
      ...one,
    })),
  };
  const { steps } = tell(tokens, film);
  expect(steps.map(({ measured }) => measured.length)).toEqual([0, 3, 3, 0]);
  expect(steps[1]?.measured[1]).toBe("Asks each time: ceases to accept its token at once");
  expect(steps[2]?.did).toBe("Cut the APIs off from the app.");
});

it("a film with more steps than are told today is told as far as there are words", () => {
  const shorter = { ...scenario, steps: scenario.steps.slice(0, 2) };
  expect(tell(shorter, recording).steps).toHaveLength(2);
  expect(writeTranscript(shorter, recording)).not.toContain("## 3.");
});

it("captions follow each other without a gap, to the end of the film", () => {
  for (const one of recordings) expect(one.steps[0]?.from).toBe(0);
  const cues = captionsOf(tell(scenario, recording));
  expect(cues.map(({ to }) => to)).toEqual([...cues.slice(1).map(({ from }) => from), recording.seconds]);
});

it("what is measured is read out after it was measured", () => {
  const { measure = [], narration } = scenario.steps.find((step) => step.measure) as Step;
  const cues = captionsOf(tell(scenario, recording));
  const after = cues[cues.findIndex(({ text }) => text === narration) + 1]?.text;
  expect(after).toMatch(/^Just measured\. Thief, database session: .*, 1 SQL, 43 bytes\. Thief, JWT: .*\.$/);
  expect(measure).toHaveLength(2);
});

it.each(["no-such-story", "../../package", "__proto__", ""])("there is no file of %j", async (name) => {
  expect(await writeFileOf(name, "captions")).toBeNull();
});
