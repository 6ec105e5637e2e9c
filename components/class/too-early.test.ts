import { expect, it } from "vitest";
import type { ClassState, Counts, RoundState } from "@/lib/class/state";
import { isTooEarly } from "./too-early";

it.each<[string, { late?: number; of?: number; seconds: number }, boolean]>([
  ["while no phone has been signed in for the round", { late: 12, seconds: 1 }, true],
  ["once one is, though others are late", { late: 11, of: 1, seconds: 1 }, false],
  ["in a room without phones", { seconds: 1 }, false],
  ["where none comes", { late: 12, seconds: 10 }, false],
])("the act is too early, or not: %s", (_, { late = 0, of = 0, seconds }, expected) => {
  const told = {
    phones: Array.from({ length: late + of }) as ClassState["phones"],
    round: { left: "database", startedAt: new Date(0).toISOString() } as RoundState,
    counts: { database: { of, late } as Counts },
    now: new Date(seconds * 1_000).toISOString(),
  };
  expect(isTooEarly(told)).toBe(expected);
});
