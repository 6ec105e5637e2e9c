import { findMismatches, type Mismatch } from "../../lessons/scenarios/expectation";
import type { Outcome, Scenario, Step } from "../../lessons/scenarios/scenario";
import { type LaneKey, laneOf } from "../../lib/lab/lane";
import { expect } from "../expect";
import { type Found, observe } from "./observe";
import { perform } from "./perform";
import type { Stage } from "./stage";

/** Who is told what happens. In a recording, the one who writes the captions. */
export type Listener = {
  /** A step is told. */
  stepBegins(step: Step): void;
  /** What there is to look at is in the panel. The run waits until the narration has been taken in. */
  stepIsShown(step: Step): Promise<void>;
  /** What must hold after the step holds. */
  stepHolds(step: Step, found: Found): Promise<void>;
};

const nobody: Listener = { stepBegins() {}, async stepIsShown() {}, async stepHolds() {} };

/**
 * Plays a scenario on a board with the controls that the board has, and holds every step against what it
 * says must follow.
 * @throws Error in words, at the first step that did not lead to what was expected
 */
export async function runScenario(
  { id, steps }: Scenario,
  stage: Stage,
  listener: Listener = nobody,
): Promise<void> {
  let before = await observe(stage);
  for (const [index, step] of steps.entries()) {
    listener.stepBegins(step);
    if (step.show) await stage.show(step.show.device, step.show.tab);
    await listener.stepIsShown(step);
    const refused = step.action ? await perform(stage, step.action) : null;
    const after = await waitUntilItHolds(stage, step, before, refused);
    if (after.mismatches.length > 0) {
      throw new Error(`${id}, step ${index + 1}, “${step.title}”: ${inWords(after.mismatches)}`);
    }
    await expectCards(stage, step);
    await listener.stepHolds(step, after.found);
    before = after.found;
  }
}

async function waitUntilItHolds(stage: Stage, step: Step, before: Found, refused: string | null) {
  const deadline = Date.now() + stage.patience;
  for (;;) {
    const found = await observe(stage, step.expect, refused);
    const mismatches = findMismatches(step.expect, before, found);
    if (mismatches.length === 0 || Date.now() > deadline) return { found, mismatches };
  }
}

function inWords(mismatches: readonly Mismatch[]): string {
  return mismatches.map(({ what, expected, saw }) => `${what}: expected ${expected}, saw ${saw}`).join("; ");
}

/** What a visitor reads on the cards is what our own checks found. */
async function expectCards(stage: Stage, { expect: expected }: Step): Promise<void> {
  for (const [key, outcome] of Object.entries(expected.lanes ?? {}) as [LaneKey, Outcome][]) {
    const card = stage.card(laneOf(key));
    await expect(card, key).toContainText(wordOf(outcome));
    if (outcome !== "signed-in") await expect(card, key).toContainText(outcome);
  }
}

function wordOf(outcome: Outcome): string {
  if (outcome === "signed-in") return "Signed in";
  return outcome === "database-unavailable" ? "No answer" : "Signed out";
}
