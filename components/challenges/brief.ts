import type { Challenge, Part } from "@/lessons/challenges/challenge";
import { challenges } from "@/lessons/challenges/registry";
import type { Strategy } from "@/lessons/strategies/strategy";
import { problemTitle } from "@/lib/errors";
import type { LaneKey } from "@/lib/lab/lane";

/** What a browser is told of a challenge before it is played: neither hints nor the solution. */
export type Brief = {
  id: string;
  title: string;
  goal: string;
  part: Part;
  level: number;
  strategies: readonly Strategy[];
  /** The reasons to choose from, for "it cannot be done". */
  obstacles: readonly string[];
  /** Where a token can be written for somebody else. */
  forge: { from: LaneKey; email: string } | null;
  /** Whether it is played on the page of another site. */
  otherSite: boolean;
  /** The challenge after this one; `null` after the last. */
  next: { id: string; title: string } | null;
};

type Value = string | string[] | undefined;

/**
 * @param query `?challenge=` as it came
 * @returns the challenge, or what to say to somebody who asked for one that there is not
 */
export function readChallenge({ challenge: id }: { challenge?: Value }): {
  challenge: Brief | null;
  refusal: string | null;
} {
  if (id === undefined) return { challenge: null, refusal: null };
  const found = challenges.find((challenge) => challenge.id === id);
  if (!found) return { challenge: null, refusal: problemTitle("unknown-challenge") };
  return { challenge: briefOf(found), refusal: null };
}

function briefOf(challenge: Challenge): Brief {
  const { id, title, goal, part, level, strategies, obstacles, solution } = challenge;
  const forge = solution.find((move) => move.do === "forge");
  const next = challenges[challenges.indexOf(challenge) + 1];
  return {
    ...{ id, title, goal, part, level, strategies },
    obstacles: obstacles.map(({ words }) => words),
    forge: forge ? { from: forge.from, email: forge.email } : null,
    otherSite: solution.some((move) => move.do === "open-other-site"),
    next: next ? { id: next.id, title: next.title } : null,
  };
}
