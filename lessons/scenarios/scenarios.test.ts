import { describe, expect, it } from "vitest";
import type { DeviceSlug } from "@/lib/lab/devices";
import { type LaneKey, laneKey, laneOf } from "@/lib/lab/lane";
import { readSource } from "../strategies/source";
import type { Strategy } from "../strategies/strategy";
import { partOf, parts } from "./part";
import { isScenarioId, loadScenario, scenarioIds } from "./registry";
import { columnsAt, type Expectation, everyColumn, type Scenario, type Step } from "./scenario";

const scenarios = await Promise.all(scenarioIds.map(loadScenario));

/** Characters that can be read while a caption stands, at most. */
const longestNarration = 220;

/** The devices that hold a cookie before a step, and would not be made to drop it by the step's own action. */
function holdersBefore(scenario: Scenario, index: number): ReadonlySet<LaneKey> {
  const held = new Set<LaneKey>();
  const take = (device: DeviceSlug, on: readonly Strategy[]) => {
    for (const strategy of on) held.add(laneKey({ device, strategy }));
  };
  for (const [at, { action }] of scenario.steps.slice(0, index + 1).entries()) {
    const columns = columnsAt(scenario, at);
    if (action?.do === "sign-out") for (const key of action.lanes) held.delete(key);
    if (at === index && action?.do !== "use-leak") continue;
    if (action?.do === "sign-in") for (const device of ["laptop", "phone"] as const) take(device, columns);
    if (action?.do === "bring-bystanders")
      for (const device of ["tablet", "desktop"] as const) take(device, columns);
    if (action?.do === "steal")
      take(
        "thief",
        action.lanes.map((key) => laneOf(key).strategy),
      );
    if (action?.do === "use-leak") take("thief", [laneOf(action.lane).strategy]);
    if (action?.do === "plant")
      for (const { device, strategy } of action.lanes.map(laneOf)) {
        take(device, [strategy]);
        take("thief", [strategy]);
      }
  }
  return held;
}

const isEmpty = (expectation: Expectation) => Object.keys(expectation).length === 0;

describe.each(scenarios)("the scenario $id", ({ id, question, strategies, steps }) => {
  it("is listed under its own id and asks a question", () => {
    expect(isScenarioId(id)).toBe(true);
    expect(question).toMatch(/\?$/);
    expect(strategies.length).toBeGreaterThan(0);
  });

  it.each(steps)("tells “$title” in one or two sentences that fit a caption", ({ narration }) => {
    expect(narration.length).toBeLessThanOrEqual(longestNarration);
    const sentences = narration.split(/(?<=[.?!]) (?=[A-Z])/);
    expect(sentences.length).toBeLessThanOrEqual(2);
    expect(narration).toMatch(/[.?]$/);
  });

  it("says after every step what must hold", () => {
    expect(steps.filter(({ expect: expectation }) => isEmpty(expectation)).map(({ title }) => title)).toEqual(
      [],
    );
  });

  it("asks, before something is done, for devices whose fate is open", () => {
    for (const [index, { title, predict, action, narration }] of steps.entries()) {
      if (!predict) continue;
      expect(action, title).toBeDefined();
      // The outcome is not told before it is there: the last word is the question.
      expect(narration, title).toMatch(/\?$/);
      const open = holdersBefore({ id, title, question, strategies, steps }, index);
      expect(
        predict.ask.filter((key) => !open.has(key)),
        title,
      ).toEqual([]);
      expect(new Set(predict.ask).size).toBe(predict.ask.length);
    }
  });

  it("has reasons to choose from, an answer to each, and why it came so for every column that is asked about", () => {
    for (const { title, predict } of steps) {
      if (!predict) continue;
      const { ask, because, why } = predict;
      expect(because.length, title).toBeGreaterThan(1);
      expect(new Set(because.map(({ reason }) => reason)).size).toBe(because.length);
      for (const { reason, answer } of because) {
        expect(`because ${reason}`.length).toBeLessThanOrEqual(70);
        expect(answer).toMatch(/^[A-Z].*\.$/);
      }
      const asked = [...new Set(ask.map((key) => laneOf(key).strategy))];
      expect(Object.keys(why).sort(), title).toEqual(asked.sort());
    }
  });

  it("marks in the code what is there", async () => {
    for (const [index, { show, title }] of steps.entries()) {
      if (show?.tab !== "Code" || !show.mark) continue;
      const columns = columnsAt({ id, title, question, strategies, steps }, index);
      const listings = await Promise.all(columns.map(readSource));
      expect(listings.map(({ code }) => code).join(), title).toContain(show.mark);
    }
  });

  it("begins by signing in, or with what comes before it, and names every step differently", () => {
    const [first, second] = steps.map(({ action }) => action?.do);
    expect(first === "plant" ? second : first).toBe("sign-in");
    expect(new Set(steps.map(({ title }) => title)).size).toBe(steps.length);
  });
});

it("are told in parts, each after the one before", () => {
  const told = scenarios.map((scenario) => parts.findIndex(({ id }) => id === partOf(scenario)));
  expect(told).toEqual(told.toSorted());
  expect(new Set(told).size).toBe(parts.length);
});

it("turn the columns of the board where a step says so, from there on", () => {
  const steps = [{}, { strategies: ["jwt-short"] }, {}] as unknown as Step[];
  const turning: Scenario = { id: "a", title: "A", question: "?", strategies: ["database", "jwt"], steps };
  expect([0, 1, 2].map((index) => columnsAt(turning, index))).toEqual([
    ["database", "jwt"],
    ["jwt-short"],
    ["jwt-short"],
  ]);
  expect(everyColumn(turning)).toEqual(["database", "jwt", "jwt-short"]);
});

describe("a definition", () => {
  const step = (change: Partial<Step>) => change;

  it("does not compile with an unknown device, strategy or reason", () => {
    // @ts-expect-error there is no such device
    step({ expect: { lanes: { "toaster/jwt": "signed-in" } } });
    // @ts-expect-error there is no such strategy
    step({ expect: { lanes: { "phone/paper": "signed-in" } } });
    // @ts-expect-error there is no such reason
    step({ expect: { lanes: { "phone/jwt": "because" } } });
    // @ts-expect-error there is no such lifetime
    step({ action: { do: "sign-in", lifetime: 31, expiry: "absolute" } });
    // @ts-expect-error there is no such tab
    step({ show: { tab: "Gossip", device: "phone" } });
    // @ts-expect-error there is no such refusal
    step({ expect: { refused: "no" } });
    expect(isScenarioId("no-such-scenario")).toBe(false);
  });
});
