import { findMismatches, type Mismatch } from "../../lessons/scenarios/expectation";
import { columnsAt, type Outcome, type Scenario, type Step } from "../../lessons/scenarios/scenario";
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

/** Milliseconds within which a busy machine must have looked, for a difference to mean something. */
const soonEnough = 2_000;

/** What was expected may have been so, and have run out before anybody looked. */
export class TooLate extends Error {
  override name = "TooLate";
}

/**
 * Plays a scenario on a board, and compares what came of every step with what it says must follow.
 * @throws Error in words, at the first step that did not lead to what was expected; `TooLate` where that was
 * found out so late that it may have
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
    const refused = await actor.act(step);
    const after = await waitUntilItHolds(stage, step, before, refused);
    if (after.mismatches.length > 0) {
      const words = `${id}, step ${index + 1}, “${step.title}”: ${inWords(after.mismatches)}`;
      throw after.firstLook > soonEnough ? new TooLate(words) : new Error(words);
    }
    await expectCards(stage, step);
    await actor.showDone(step);
    await listener.stepHolds(step, after.found);
    before = after.found;
  }
}

/** @returns also how many milliseconds after the step the first look was taken */
async function waitUntilItHolds(stage: Stage, step: Step, before: Found, refused: string | null) {
  const began = Date.now();
  let firstLook: number | null = null;
  for (;;) {
    const found = await observe(stage, step.expect, refused);
    firstLook ??= Date.now() - began;
    const mismatches = findMismatches(step.expect, before, found);
    if (mismatches.length === 0 || Date.now() > began + stage.patience) {
      return { found, mismatches, firstLook };
    }
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
