import "server-only";
import { getEnv } from "@/lib/env";
import type { LabId } from "@/lib/lab/lab-id";
import { requireLab } from "@/lib/lab/labs";
import { t } from "@/lib/language/texts";
import { onePlaceEach, type PlaceLimits, Places } from "@/lib/places";
import { singleton } from "@/lib/singleton";
import { withLabsOfItsOwn } from "../claims/own-labs";
import { streamRun } from "../runs/stream-run";
import { watchTokens } from "./experiment";
import type { Experiment, Seen } from "./seen";

/** Each takes three processes. */
export const experimentLimits: PlaceLimits = { perLab: 1, total: 2, waitingPerLab: 1, waiting: 32 };

/** Milliseconds. The two parts take nine seconds each. */
const longest = 50_000;

const places = singleton("opaque-token-places", () => new Places(experimentLimits, "too-many-runs"));
const running = singleton("opaque-token-running", () => onePlaceEach("already-running"));

/**
 * Begins the experiment for a lab, in another, and tells each answer as it comes, as NDJSON.
 * @param hungUp aborted when the visitor has gone
 * @throws Problem `already-running`, `too-many-runs` or `unknown-lab`
 */
export async function startExperiment(lab: LabId, hungUp: AbortSignal): Promise<Response> {
  await requireLab(lab);
  return streamRun<Experiment, Seen>({
    ...{ lab, places, hungUp, longest },
    alone: { among: running, key: lab },
    work: (report, signal) => {
      report(t("Starting three APIs"), 0);
      return withLabsOfItsOwn(getEnv().APP_ORIGIN, signal, async (another) => {
        const tell = (seen: Seen) => report(t("Showing the tokens"), 0, seen);
        return watchTokens({ askedBy: lab, visitor: await another(), signal, tell });
      });
    },
  });
}
