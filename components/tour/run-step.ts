import { findMismatches, type Observation } from "@/lessons/scenarios/expectation";
import type { Step } from "@/lessons/scenarios/scenario";
import type { Strategy } from "@/lessons/strategies/strategy";
import { isObstacle, Obstacle } from "./obstacle";
import type { Stage } from "./stage";
import type { TourView } from "./tour-view";

/** An action that was done, or refused, and what was found before it. */
export type Done = { before: Observation; refused: string | null };

type Compared = Pick<TourView, "mismatches" | "found">;

/** Further looks until a mismatch is one: clocks of whole seconds do not all strike at once. */
const furtherLooks = 3;

/**
 * Asks once more for every device.
 * @throws Obstacle when the board cannot ask
 */
export async function look(stage: Stage, { expect }: Step): Promise<Observation> {
  const trouble = await stage.check();
  if (trouble) throw new Obstacle(trouble);
  return stage.observe(expect);
}

/**
 * Does what a step does. A refusal is part of the story, and is compared like everything else.
 * @throws Obstacle when it was refused because the server, its database or the lab is not there
 */
export async function act(
  stage: Stage,
  { action, expect }: Step,
  before: Observation,
  columns: readonly Strategy[],
): Promise<Done> {
  const refusal = action ? await stage.perform(action, columns) : null;
  if (!refusal) return { before, refused: null };
  const { code, words } = refusal;
  if (code !== expect.refused && isObstacle(code)) throw new Obstacle(words);
  return { before, refused: code };
}

/**
 * Compares what came of a step with what must hold.
 * @throws Obstacle when the board cannot ask
 */
export async function compare(stage: Stage, step: Step, { before, refused }: Done): Promise<Compared> {
  for (let looks = 0; ; looks += 1) {
    const after = { ...(await look(stage, step)), refused };
    const mismatches = findMismatches(step.expect, before, after);
    const final = step.action?.do !== "wait-for-expiry" || looks === furtherLooks;
    if (mismatches.length === 0 || final) return { mismatches, found: after.lanes };
    await stage.moment();
  }
}
