import "server-only";
import { getEnv } from "@/lib/env";
import type { LabId } from "@/lib/lab/lab-id";
import { requireLab } from "@/lib/lab/labs";
import { onePlaceEach, type PlaceLimits, Places } from "@/lib/places";
import { singleton } from "@/lib/singleton";
import type { Report } from "../runs/run-event";
import { streamRun } from "../runs/stream-run";
import type { Claim, ClaimResult, RunContext } from "./claim";
import { decide } from "./decide";
import { withLabsOfItsOwn } from "./own-labs";
import { readSlider } from "./slider";

/** What the page sends along with the press of "Run". */
export type RunInput = { slider?: number | null | undefined; findings?: unknown };

/** Milliseconds that a run may take. The longest waits for a token of 30 seconds to expire. */
const longestRun = 75_000;

/** One lab may run three cards that wait beside one that works: as many as "Run all" does at once. */
export const runLimits: PlaceLimits = { perLab: 4, total: 8, waitingPerLab: 16, waiting: 64 };

const places = singleton("claim-places", () => new Places(runLimits, "too-many-runs"));
const running = singleton("claims-running", () => onePlaceEach("claim-running"));

/**
 * Begins a run for a lab. What can be refused is refused before the first event.
 * @param hungUp aborted when the visitor has gone
 * @returns the run's events, as NDJSON
 * @throws Problem
 */
export async function startRun(
  lab: LabId,
  claim: Claim,
  input: RunInput,
  hungUp: AbortSignal,
): Promise<Response> {
  const slider = readSlider(claim, input.slider);
  await requireLab(lab);
  const alone = { among: running, key: `${lab}/${claim.id}` };
  return streamRun({
    lab,
    places,
    alone,
    hungUp,
    longest: longestRun,
    work: (report, signal) =>
      runInLabOfItsOwn(claim, { askedBy: lab, slider, findings: input.findings }, report, signal),
  });
}

async function runInLabOfItsOwn(
  claim: Claim,
  input: Pick<RunContext, "askedBy" | "slider" | "findings">,
  progress: Report,
  signal: AbortSignal,
): Promise<ClaimResult> {
  const start = performance.now();
  return withLabsOfItsOwn(getEnv().APP_ORIGIN, signal, async (another) => {
    const visitor = await another();
    const facts = await claim.run({ lab: visitor.lab, visitor, another, signal, progress, ...input });
    return judged(claim, facts, start);
  });
}

function judged(claim: Claim, facts: unknown, start: number): ClaimResult {
  const { number, id } = claim;
  const ms = Math.round(performance.now() - start);
  const at = new Date().toISOString();
  return { number, id, ...decide(claim, facts), facts, evidence: claim.evidence(facts), ms, at };
}
