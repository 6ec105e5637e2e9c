import type { Filmed } from "../../lessons/recordings/filmed";

/** Seconds into a step: its board stands, and what the step does is not done yet. */
const settled = 1;

/**
 * The moment of a film that its poster shows: what a story asks, and not what came of it. One that asks
 * nothing shows how it ends.
 * @param chapters when each step begins, in seconds
 */
export function posterMoment({ steps }: Pick<Filmed, "steps">, chapters: readonly number[]): number {
  const asking = steps.findIndex(
    ({ predict, visit, part, round }) => predict || part || visit?.asks.length || round?.phase === "ask",
  );
  return (chapters.at(asking) ?? 0) + settled;
}
