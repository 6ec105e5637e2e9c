import "server-only";
import type { LabId } from "@/lib/lab/lab-id";
import { onePlaceEach, type PlaceLimits, Places } from "@/lib/places";
import { singleton } from "@/lib/singleton";
import { streamRun } from "../runs/stream-run";
import type { Connect } from "./client";
import { measure } from "./measure";
import type { Price } from "./price";

export type Measured = { prices: Price[]; measuredAt: string };

/** Each makes some thousand requests. */
export const measurementLimits: PlaceLimits = { perLab: 1, total: 2, waitingPerLab: 1, waiting: 20 };

/** Milliseconds; about 45 seconds on a machine that does nothing else. */
const longestMeasurement = 180_000;

const places = singleton("measurement-places", () => new Places(measurementLimits, "too-many-runs"));
const measuring = singleton("measuring", () => onePlaceEach("already-measuring"));

/**
 * Measures a lab and tells how it goes, as NDJSON.
 * @param hungUp aborted when the visitor has gone
 * @throws Problem `already-measuring`: two at once would change the password under each other.
 *   `too-many-runs` when too many labs wait to be measured
 */
export function startMeasurement(lab: LabId, connect: Connect, hungUp: AbortSignal): Response {
  return streamRun<Measured>({
    lab,
    places,
    alone: { among: measuring, key: lab },
    hungUp,
    longest: longestMeasurement,
    work: async (report, signal) => {
      const prices = await measure({ lab, connect, report, signal });
      return { prices, measuredAt: new Date().toISOString() };
    },
  });
}
