import { isBroken, isPlain } from "../strategies/strategy";
import type { Scenario } from "./scenario";

/** The parts of the story, in the order in which they are told. */
export const parts = [
  { id: "strategies", title: "The two strategies" },
  { id: "defences", title: "What would it take? Defences, and their price" },
  { id: "broken", title: "Fixes that do not fix" },
] as const;

export type Part = (typeof parts)[number]["id"];

/** @returns which part a scenario belongs to, told by the strategies that it is about */
export function partOf({ strategies }: Pick<Scenario, "strategies">): Part {
  if (strategies.some(isBroken)) return "broken";
  return strategies.every(isPlain) ? "strategies" : "defences";
}
