import "server-only";
import { Problem } from "@/lib/errors";
import type { LabId } from "@/lib/lab/lab-id";
import { singleton } from "@/lib/singleton";

/** Runs that go on at once in this process, at most. */
export const mostRuns = 6;

const taken = singleton("claim-slots", () => new Set<string>());

/**
 * Does something as the only run of a card in a lab.
 * @throws Problem `claim-running` or `too-many-runs`, and then nothing was begun
 */
export function takeSlot(lab: LabId, claim: string): { release(): void } {
  const slot = `${lab}/${claim}`;
  if (taken.has(slot)) throw new Problem("claim-running");
  if (taken.size >= mostRuns) throw new Problem("too-many-runs");
  taken.add(slot);
  return { release: () => taken.delete(slot) };
}
