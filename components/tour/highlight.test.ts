import { describe, expect, it } from "vitest";
import { loadScenario, scenarioIds } from "@/lessons/scenarios/registry";
import type { Action, Step } from "@/lessons/scenarios/scenario";
import "@/tools/testing/strict";
import { actionWords } from "./action-words";
import { highlighted, ownButton } from "./highlight";

const step = (action?: Action, show?: Step["show"]): Step => ({
  title: "",
  narration: "",
  expect: {},
  ...(action && { action }),
  ...(show && { show }),
});

describe("what a step points at", () => {
  it("is the button for the phone's cookie, and a menu for any other's", () => {
    const phone = step({ do: "steal", lanes: ["phone/database", "phone/jwt"] });
    const laptop = step({ do: "steal", lanes: ["laptop/database", "laptop/jwt"] });
    expect(highlighted(phone)).toEqual(['[data-control="steal"]']);
    expect(ownButton(phone)).toBe('[data-control="steal"]');
    expect(highlighted(laptop)).toEqual(['[data-lane="laptop/database"]', '[data-lane="laptop/jwt"]']);
    expect(ownButton(laptop)).toBeNull();
  });

  it("is the evidence where there is only something to see", () => {
    expect(highlighted(step(undefined, { tab: "Code", device: "phone" }))).toEqual([
      '[data-control="evidence"]',
    ]);
    expect(highlighted(step())).toEqual([]);
    expect(ownButton(step())).toBeNull();
  });

  it("is the evidence once the action was done, where there is something to see", () => {
    const theft = step({ do: "steal", lanes: ["phone/jwt"] }, { tab: "HTTP", device: "thief" });
    expect(highlighted(theft)).toEqual(['[data-control="steal"]']);
    expect(highlighted(theft, true)).toEqual(['[data-control="evidence"]']);
    expect(highlighted(step({ do: "change-password" }), true)).toEqual([]);
  });

  it("is something, and has words, in every step that does something", async () => {
    const steps = (await Promise.all(scenarioIds.map(loadScenario))).flatMap(({ steps }) => steps);
    for (const one of steps) {
      if (!one.action) continue;
      // Time passes without a control.
      if (one.action.do !== "let-pass") expect(highlighted(one), one.title).not.toEqual([]);
      expect(actionWords(one.action), one.title).toMatch(/^[A-Z].*\S$/);
    }
  });
});
