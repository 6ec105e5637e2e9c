import { describe, expect, it, vi } from "vitest";
import { getEnv } from "@/lib/env";
import { createLabId, type LabId, labLifetime } from "@/lib/lab/lab-id";
import { deleteLab } from "@/lib/lab/labs";
import { readNdjson } from "@/lib/ndjson";
import { newLab } from "@/tools/testing/lab";
import { withoutDatabase } from "@/tools/testing/outage";
import { query } from "@/tools/testing/rows";
import { expectComplaints } from "@/tools/testing/strict";
import type { RunEvent } from "../runs/run-event";
import type { Claim, ClaimResult, RunContext } from "./claim";
import { type RunInput, runLimits, startRun } from "./run-claim";

/** A card whose run is what a test says. */
function cardThat(run: (context: RunContext) => Promise<unknown>, id = "a-card"): Claim {
  return {
    number: 20,
    id,
    side: "jwt",
    of: "praise",
    statement: "A card",
    means: "It is a card.",
    sources: { says: [], limits: [] },
    expectedSeconds: 1,
    method: "As the test says.",
    thresholds: {},
    run,
    judge: () => ({ verdict: "holds", sentence: "It does." }),
    evidence: () => [{ text: "seen" }],
    code: [],
    tests: [],
    slider: { label: "Bytes", unit: "bytes", min: 0, max: 10, step: 1, initial: 5 },
  };
}

const read = (run: Response) => readNdjson<RunEvent<ClaimResult>>(run);

async function eventsOf(run: Response): Promise<RunEvent<ClaimResult>[]> {
  const told: RunEvent<ClaimResult>[] = [];
  for await (const event of read(run)) told.push(event);
  return told;
}

const begin = (lab: LabId, claim: Claim, input: RunInput = {}, hungUp = new AbortController().signal) =>
  startRun(lab, claim, input, hungUp);
const labsLeft = async (made: readonly LabId[]) =>
  (await query<{ id: string }>(`SELECT id FROM "Lab" WHERE id = ANY($1)`, made)).length;

/** A run that goes on until it is told to end. */
function held() {
  let release = () => {};
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { until, release: () => release(), card: (id?: string) => cardThat(() => until, id) };
}

describe("a run", () => {
  it("tells its progress and ends with the result; its labs are gone, the visitor's stays", async () => {
    const lab = await newLab();
    const made: LabId[] = [];
    const card = cardThat(async ({ lab: own, another, progress, slider, visitor, findings }) => {
      progress("Half way", 0.5);
      made.push(own, (await another()).lab);
      return { slider, findings, origin: visitor.origin };
    });
    const events = await eventsOf(await begin(lab.id, card, { slider: 7, findings: ["one"] }));
    expect(events).toMatchObject([
      { type: "progress", words: "Half way", share: 0.5 },
      {
        type: "result",
        result: {
          id: "a-card",
          verdict: "holds",
          sentence: "It does.",
          evidence: [{ text: "seen" }],
          facts: { slider: 7, findings: ["one"], origin: getEnv().APP_ORIGIN },
        },
      },
    ]);
    expect(new Set([...made, lab.id]).size).toBe(3);
    expect([await labsLeft(made), await labsLeft([lab.id])]).toEqual([0, 1]);
  });

  it("that fails is told as what it is, and its lab is gone", async () => {
    const lab = await newLab();
    const said = expectComplaints("error");
    const made: LabId[] = [];
    const card = cardThat(async ({ lab: own }) => {
      made.push(own);
      throw new RangeError("a secret detail");
    });
    const events = await eventsOf(await begin(lab.id, card));
    expect(events).toMatchObject([{ type: "problem", code: "internal" }]);
    expect(JSON.stringify(events)).not.toContain("secret");
    expect(said().join()).toContain("a secret detail");
    expect(await labsLeft(made)).toBe(0);
  });

  it("is one of its card in a lab at a time, and gives way when it has ended", async () => {
    const lab = await newLab();
    const { card, release } = held();
    const first = await begin(lab.id, card());
    await expect(begin(lab.id, card())).rejects.toMatchObject({ code: "claim-running", status: 409 });
    const other = await newLab();
    const elsewhere = await begin(
      other.id,
      cardThat(async () => null),
    );
    expect(await eventsOf(elsewhere)).toMatchObject([{ type: "result" }]);
    release();
    await eventsOf(first);
    expect(
      await eventsOf(
        await begin(
          lab.id,
          cardThat(async () => null),
        ),
      ),
    ).toMatchObject([{ type: "result" }]);
  });

  it("waits its turn when its lab has all its places, says so, and runs when one is free", async () => {
    const lab = await newLab();
    const { card, release } = held();
    const ids = Array.from({ length: runLimits.perLab }, (_, index) => `card-${index}`);
    const running = await Promise.all(ids.map((id) => begin(lab.id, card(id))));
    const one = (id: string) => cardThat(async () => null, id);
    const waiting = await begin(lab.id, one("one-more"));
    const neighbour = await newLab();
    expect(await eventsOf(await begin(neighbour.id, one("a-card")))).toMatchObject([{ type: "result" }]);
    release();
    await Promise.all(running.map(eventsOf));
    expect(await eventsOf(waiting)).toMatchObject([
      { type: "progress", words: expect.stringContaining("Waiting") },
      { type: "result" },
    ]);
  });

  it("is refused when too many of its lab wait, and those that hang up make way for others", async () => {
    const lab = await newLab();
    const { card, release } = held();
    const { perLab, waitingPerLab } = runLimits;
    const visitors = Array.from({ length: perLab + waitingPerLab }, () => new AbortController());
    const begun = await Promise.all(
      visitors.map(({ signal }, index) => begin(lab.id, card(`card-${index}`), {}, signal)),
    );
    for (const attempt of [0, 1]) {
      const refused = begin(lab.id, card("one-more"));
      await expect(refused, `${attempt}`).rejects.toMatchObject({ code: "too-many-runs", status: 429 });
    }
    for (const visitor of visitors.slice(perLab)) visitor.abort();
    const last = await begin(lab.id, card("one-more"));
    release();
    const outcomes = await Promise.all(
      [...begun, last].map(async (run) => (await eventsOf(run)).at(-1)?.type),
    );
    expect(outcomes.filter((type) => type === "problem")).toHaveLength(waitingPerLab);
    expect(outcomes.at(-1)).toBe("result");
  });

  it("that nobody waits for is given up at its next step, and makes way", async () => {
    const lab = await newLab();
    const { until, release } = held();
    const gone = new AbortController();
    const card = cardThat(async ({ progress }) => {
      progress("First", 0);
      await until;
      progress("Second", 0.5);
    });
    const events = read(await begin(lab.id, card, {}, gone.signal));
    expect((await events.next()).value).toMatchObject({ words: "First" });
    gone.abort();
    release();
    expect((await events.next()).value).toMatchObject({ type: "problem", code: "run-given-up" });
    expect(
      await eventsOf(
        await begin(
          lab.id,
          cardThat(async () => null),
        ),
      ),
    ).toMatchObject([{ type: "result" }]);
  });

  it("is refused in a lab that is gone, and with a slider out of bounds", async () => {
    await expect(
      begin(
        createLabId(Date.now()),
        cardThat(async () => null),
      ),
    ).rejects.toMatchObject({
      code: "unknown-lab",
    });
    const lab = await newLab();
    for (const slider of [11, -1, 1.5, null]) {
      await expect(
        begin(
          lab.id,
          cardThat(async () => null),
          { slider },
        ),
      ).rejects.toMatchObject({
        code: "invalid-field",
      });
    }
  });

  it("goes on when the visitor's lab is over in the middle of it", async () => {
    const lab = await newLab();
    const { card, release } = held();
    const running = await begin(lab.id, card());
    await deleteLab(lab.id);
    release();
    expect(await eventsOf(running)).toMatchObject([{ type: "result" }]);
  });

  it("says so when the database goes away in the middle, and the next one works", async () => {
    const lab = await newLab();
    const card = cardThat(async ({ another }) => withoutDatabase(another));
    expect(await eventsOf(await begin(lab.id, card))).toMatchObject([
      { type: "problem", code: "database-unavailable" },
    ]);
    expect(
      await eventsOf(
        await begin(
          lab.id,
          cardThat(async () => null),
        ),
      ),
    ).toMatchObject([{ type: "result" }]);
  });
});

describe("the address of a run", () => {
  const run = (lab: string, claim: string, body: unknown = {}) => ({
    path: `/lab/${lab}/claims/${claim}/run`,
    body,
  });

  it("refuses what stands for no card or no lab, and a body that makes no sense", async () => {
    const { id, browser } = await newLab();
    const refused = [
      [run(id, "nothing"), 404, "unknown-claim"],
      [run("nothing", "stateless"), 404, "unknown-lab"],
      [run(id, "bigger", { slider: "many" }), 400, "invalid-field"],
      [run(id, "bigger", { slider: 99_999 }), 400, "invalid-field"],
      [run(id, "bigger", { slider: null }), 400, "invalid-field"],
      [run(id, "bigger", []), 400, "invalid-field"],
      [run(id, "secure-by-default", { findings: "x".repeat(20_000) }), 413, "body-too-large"],
    ] as const;
    for (const [{ path, body }, status, code] of refused) {
      expect(await (await browser.post(path, body)).json()).toMatchObject({ status, code });
    }
    vi.setSystemTime(Date.now() + labLifetime + 1000);
    expect(await (await browser.post(run(id, "stateless").path, {})).json()).toMatchObject({
      code: "expired-lab",
    });
  });
});
