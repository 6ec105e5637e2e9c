import "server-only";
import type { Keeping } from "@/lib/evidence/keeping";
import type { LabId } from "@/lib/lab/lab-id";
import { onePlaceEach, type PlaceLimits, Places } from "@/lib/places";
import { singleton } from "@/lib/singleton";
import { streamRun } from "../runs/stream-run";
import type { Connect } from "./client";
import { measure } from "./measure";
import type { Price } from "./price";

/** @property cache what checks could believe of what was looked up before */
export type Measured = { prices: Price[]; measuredAt: string; cache: Keeping };

/** Each makes some thousand requests. */
export const measurementLimits: PlaceLimits = { perLab: 1, total: 2, waitingPerLab: 1, waiting: 20 };

/** Milliseconds; about 90 seconds on a machine that does nothing else. */
const longestMeasurement = 180_000;

const places = singleton("measurement-places", () => new Places(measurementLimits, "too-many-runs"));
const measuring = singleton("measuring", () => onePlaceEach("already-measuring"));

/**
 * Measures for a lab, in another, and tells how it goes, as NDJSON.
 * @param hungUp aborted when the visitor has gone
 * @throws Problem `already-measuring`: a lab has one measurement at a time.
 *   `too-many-runs` when too many labs wait for theirs
 */
export function startMeasurement(
  lab: LabId,
  connect: Connect,
  cache: Keeping,
  hungUp: AbortSignal,
): Response {
  return streamRun<Measured>({
    lab,
    places,
    alone: { among: measuring, key: lab },
    hungUp,
    longest: longestMeasurement,
    work: async (report, signal) => {
      const prices = await measure({ connect, cache, report, signal });
      return { prices, measuredAt: new Date().toISOString(), cache };
    },
  });
}
