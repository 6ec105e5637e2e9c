import type { ClassState } from "@/lib/class/state";

/** Milliseconds that a round waits for the first phone: they sign in for it by themselves. */
const longestWait = 10_000;

type Told = Pick<ClassState, "phones" | "round" | "counts" | "now">;

/** Whether the act would find all phones late: none has been signed in for the round yet. */
export function isTooEarly({ phones, round, counts, now }: Told): boolean {
  const waited = Date.parse(now) - Date.parse(round.startedAt);
  return phones.length > 0 && counts[round.left]?.of === 0 && waited < longestWait;
}
