import type { Observation } from "@/lessons/scenarios/expectation";
import { laneOf } from "@/lib/lab/lane";
import type { BoardView } from "./board-view";
import { latestAnswer } from "./rounds";

/** What the board has found of every device, to be compared with what a scenario expects. */
export function observe({ rounds }: BoardView, found: Partial<Omit<Observation, "lanes">> = {}): Observation {
  const keys = new Set(rounds.flatMap(({ answers }) => [...answers.keys()]));
  const lanes: Observation["lanes"] = new Map(
    [...keys].flatMap((key) => {
      const answer = latestAnswer(rounds, laneOf(key));
      return answer ? [[key, answer] as const] : [];
    }),
  );
  return { lanes, refused: null, scriptSees: new Map(), pages: new Map(), ...found };
}
