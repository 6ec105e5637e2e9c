import type { Observation } from "@/lessons/scenarios/expectation";
import type { Action, Expectation } from "@/lessons/scenarios/scenario";
import type { Strategy } from "@/lessons/strategies/strategy";
import type { Carried } from "./tour-view";

/** What a tour needs of the board that it runs on. */
export type Stage = {
  /** Shows these columns, and waits until the board has asked for what is in them. */
  turnTo(strategies: readonly Strategy[]): Promise<void>;
  /** Asks once more for every device. @returns what keeps the board from asking, or `null` */
  check(): Promise<string | null>;
  /** Carries out an action as the board's controls do. */
  perform(action: Action, strategies: readonly Strategy[]): Promise<Refusal | null>;
  /** What the last checks found, as far as these expectations look at it. */
  observe(expected: Expectation): Promise<Observation>;
  /** Lets some time pass: a part of a second. */
  moment(): Promise<void>;
  /** Whether anything was done in this lab before. */
  hasHistory(): Promise<boolean>;
  /** Goes to a fresh lab, to this step there. With something carried along, the step is done on arrival. */
  goFresh(index: number, carried: Carried | null): Promise<void>;
  /** What was carried into this lab. */
  carried(): Carried | null;
  /** Whether this lab was made by `goFresh`. */
  isFresh(): boolean;
};

/** Why an action was not carried out. */
export type Refusal = { code: string; words: string };
