import type { Keeping } from "@/lib/evidence/keeping";
import type { Facts } from "@/lib/lab/facts";
import type { LaneKey } from "@/lib/lab/lane";
import { message } from "@/lib/language/texts";
import type { Action, Expectation } from "../scenarios/scenario";
import type { Strategy } from "../strategies/strategy";

/** As whom somebody plays. */
const parts = ["Alice", message("the thief"), message("an administrator")] as const;

export type Part = (typeof parts)[number];

/** Something that the server has measured, or not yet. */
export type Fact = {
  /** What has to be so, as a sentence in the present tense: it is ticked, or is what is missing. */
  words: string;
  holds(facts: Facts): boolean;
};

/** Why something cannot be done, as somebody may think. */
export type Obstacle = {
  words: string;
  /** What there is to say to whoever thinks so. */
  answer: string;
  /** It is the reason. A challenge that has one is impossible. */
  right?: true;
};

/** What is done to solve a challenge: an action of the scenarios, or what only a challenge needs. */
export type Move =
  | Action
  /** How long the server may believe what it has looked up. */
  | { do: "set-cache"; to: Keeping }
  /** The board stops asking, or goes on. */
  | { do: "pause"; on: boolean }
  /** A copy of a device's token in which another address stands becomes the thief's cookie. */
  | { do: "forge"; from: LaneKey; email: string }
  /** Alice signs in to the exhibit, and opens the page of another site. */
  | { do: "open-other-site" };

/** A goal to be reached on the board, found reached by what the server measured. */
export type Challenge = {
  id: string;
  title: string;
  /** One sentence. */
  goal: string;
  part: Part;
  level: 1 | 2 | 3;
  /** The columns of the board: one, or a session beside a JWT. */
  strategies: readonly [Strategy] | readonly [Strategy, Strategy];
  /** From a nudge to nearly the way. */
  hints: readonly [string, string, string];
  /** All of these have to hold. Where it is impossible: that it was tried, and failed. */
  facts: readonly Fact[];
  /** What the latest checks must find besides. */
  expect?: Expectation;
  /** Whatever can be answered to "it cannot be done, because …". */
  obstacles: readonly [Obstacle, Obstacle, Obstacle];
  /** Said once it is solved: why it worked, or why it cannot; and what would have stopped it, or made it possible. */
  why: string;
  otherwise: string;
  /** One way to do it. */
  solution: readonly Move[];
};

/** The obstacle that makes a challenge impossible, or none. */
export function rightObstacle({ obstacles }: Challenge): number | null {
  const index = obstacles.findIndex(({ right }) => right);
  return index < 0 ? null : index;
}
