import { describe, expect, it } from "vitest";
import { partOf, parts } from "./part";
import { isScenarioId, loadScenario, scenarioIds } from "./registry";
import type { Expectation, Step } from "./scenario";

const scenarios = await Promise.all(scenarioIds.map(loadScenario));

/** Characters that can be read while a caption stands, at most. */
const longestNarration = 220;

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

  it("asks for a prediction only of something that is about to be done", () => {
    for (const { predict, action } of steps) if (predict) expect(action).toBeDefined();
  });

  it("begins by signing in, and names every step differently", () => {
    expect(steps[0]?.action?.do).toBe("sign-in");
    expect(new Set(steps.map(({ title }) => title)).size).toBe(steps.length);
  });
});

it("are told in parts, each after the one before", () => {
  const told = scenarios.map((scenario) => parts.findIndex(({ id }) => id === partOf(scenario)));
  expect(told).toEqual(told.toSorted());
  expect(new Set(told).size).toBe(parts.length);
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
