import { findMismatches, type Mismatch } from "../../lessons/scenarios/expectation";
import {
  columnsAt,
  type Expectation,
  type Outcome,
  type Scenario,
  type Step,
} from "../../lessons/scenarios/scenario";
import type { Strategy } from "../../lessons/strategies/strategy";
import { type LaneKey, laneOf } from "../../lib/lab/lane";
import { expect } from "../expect";
import { type Found, observe } from "./observe";
import { perform } from "./perform";
import type { Stage } from "./stage";

/** Who is told what happens. In a recording, the camera. */
export type Listener = {
  /** A step is told. */
  stepBegins(step: Step): Promise<void> | void;
  /** What there is to look at is in the panel. The run waits until the narration has been taken in. */
  stepIsShown(step: Step): Promise<void> | void;
  /** What must hold after the step holds. */
  stepHolds(step: Step, found: Found): Promise<void> | void;
};

/** Who turns to what there is to see, and does what a step does. */
export type Actor = {
  turnTo(strategies: readonly Strategy[]): Promise<void>;
  show(step: Step): Promise<void>;
  /** Turns to what is there to see only once the step was done. */
  showDone(step: Step): Promise<void>;
  /** @returns the code with which the server refused it, or `null` */
  act(step: Step): Promise<string | null>;
};

const nobody: Listener = { stepBegins() {}, stepIsShown() {}, stepHolds() {} };

/** With the controls that the board has for everything. */
function byHand(stage: Stage): Actor {
  return {
    turnTo: (strategies) => stage.turnTo(strategies),
    async show({ show }) {
      if (show) await stage.show(show.device, show.tab);
    },
    async showDone({ show }) {
      if (show?.event) await stage.showEvent(show.event);
    },
    act: async ({ action }) => (action ? perform(stage, action) : null),
  };
}

/**
 * Plays a scenario on a board, and compares what came of every step with what it says must follow.
 * @throws Error in words, at the first step that did not lead to what was expected
 */
export async function runScenario(
  scenario: Scenario,
  stage: Stage,
  listener: Listener = nobody,
  actor: Actor = byHand(stage),
): Promise<void> {
  const { id, steps } = scenario;
  let before = await observe(stage);
  for (const [index, step] of steps.entries()) {
    await listener.stepBegins(step);
    await actor.turnTo(columnsAt(scenario, index));
    await actor.show(step);
    await listener.stepIsShown(step);
    const { lab } = stage;
    const refused = await actor.act(step);
    // Of a lab that the tour went to in the middle of a step nobody else has seen the moment before it.
    const expected = stage.lab === lab ? step.expect : { ...step.expect, end: {} };
    const after = await waitUntilItHolds(stage, expected, before, refused);
    if (after.mismatches.length > 0) {
      throw new Error(`${id}, step ${index + 1}, “${step.title}”: ${inWords(after.mismatches)}`);
    }
    await expectCards(stage, step);
    await actor.showDone(step);
    await listener.stepHolds(step, after.found);
    before = after.found;
  }
}

async function waitUntilItHolds(stage: Stage, expected: Expectation, before: Found, refused: string | null) {
  const began = Date.now();
  for (;;) {
    const found = await observe(stage, expected, refused);
    const mismatches = findMismatches(expected, before, found);
    if (mismatches.length === 0 || Date.now() > began + stage.patience) return { found, mismatches };
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
