import type { Mismatch, Observation } from "@/lessons/scenarios/expectation";
import type { Guesses } from "./prediction";

/**
 * Where a tour is within a step.
 * - `arriving`: the steps before it are being done again
 * - `told`: its narration is read; its action is not done
 * - `doing`: its action is being done
 * - `unseen`: its action was done, and what came of it could not be seen
 * - `compared`: what came of it was compared with what must hold
 */
export type Phase = "arriving" | "told" | "doing" | "unseen" | "compared";

/** What the strip shows. Replaced whole at every change. */
export type TourView = {
  /** The step that is told, from 0. */
  index: number;
  phase: Phase;
  /** A fresh lab is being made, to go on in. */
  moving: boolean;
  /** While arriving: the step that is being done again, from 0. */
  replaying: number | null;
  /** What differs from what must hold; known once the step is compared. */
  mismatches: readonly Mismatch[];
  /** What the checks found then. The board goes on asking; this stays as it was. */
  found: Observation["lanes"];
  /** What is in the way and has nothing to do with the story: no answer from the server. */
  obstacle: string | null;
  guesses: Guesses;
  /** Which of the step's reasons was chosen for them, by its words. */
  reason: string;
  /** The same in somebody's own words. They stay in this page. */
  ownWords: string;
  skipped: boolean;
};

/** What somebody has already answered to a step that has to be begun again. */
export type Carried = Pick<TourView, "guesses" | "reason" | "ownWords" | "skipped">;
