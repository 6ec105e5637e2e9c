import type { LaneObservation } from "@/lessons/scenarios/expectation";
import type { Expectation } from "@/lessons/scenarios/scenario";
import type { LaneKey } from "@/lib/lab/lane";

export type Found = ReadonlyMap<LaneKey, Pick<LaneObservation, "signedIn" | "reason">>;

/**
 * Whether time alone has overtaken a step: a device that it is about was signed in when the step before was
 * compared, and has expired since, which is not what the step expects.
 */
export function hasRunOut(expected: Expectation, earlier: Found, now: Found): boolean {
  return lanesOf(expected).some(
    (key) =>
      expected.lanes?.[key] !== "expired" &&
      earlier.get(key)?.signedIn === true &&
      now.get(key)?.reason === "expired",
  );
}

/** Every device that the expectations say something of. */
function lanesOf({ refused, ...parts }: Expectation): LaneKey[] {
  return Object.values(parts).flatMap((part) => Object.keys(part) as LaneKey[]);
}
