import { inLanguage } from "@/lib/language/in-language";
import { isBroken, isPlain } from "../strategies/strategy";
import type { Scenario } from "./scenario";

/** The parts of the story, in the order in which they are told. */
export const parts = inLanguage(
  [
    { id: "main", title: "To begin with, or for a talk" },
    { id: "strategies", title: "The two strategies" },
    { id: "defences", title: "What would it take? Defences, and their price" },
    { id: "broken", title: "Broken on purpose: fixes that do not fix, and an id that is kept" },
  ] as const,
  "title",
);

export type Part = (typeof parts)[number]["id"];

/** @returns which part a scenario belongs to: the one that leads through all, or told by the strategies that it is about */
export function partOf({ id, strategies }: Pick<Scenario, "id" | "strategies">): Part {
  if (id === "the-main-line") return "main";
  if (strategies.some(isBroken)) return "broken";
  return strategies.every(isPlain) ? "strategies" : "defences";
}
