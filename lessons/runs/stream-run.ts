import "server-only";
import { Problem } from "@/lib/errors";
import { toProblem } from "@/lib/http";
import type { LabId } from "@/lib/lab/lab-id";
import { t } from "@/lib/language/texts";
import { ndjson } from "@/lib/ndjson";
import type { Places } from "@/lib/places";
import { singleton } from "@/lib/singleton";
import type { Report, RunEvent } from "./run-event";

const stopped = singleton("runs-stopped", () => new AbortController());

/** Has all runs given up when this process is told to end. What else is under way Next answers first. */
export function endRunsWithProcess(): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stopped.abort());
}

type Run<Result, Seen> = {
  lab: LabId;
  /** Where the run needs a place, for which it waits its turn. */
  places: Places;
  /** What only one run may do at a time. */
  alone: { among: Places; key: string };
  /** Aborted when the visitor has gone. */
  hungUp: AbortSignal;
  /** Milliseconds that it may take once it has its place. */
  longest: number;
  /** @param signal aborted when the visitor has gone or the time is up */
  work(report: Report<Seen>, signal: AbortSignal): Promise<Result>;
};

/**
 * Runs something for a lab, and tells how it goes: a line of JSON for each event.
 * @throws Problem when the same is running already, or too many wait; then nothing was begun
 */
export function streamRun<Result, Seen = never>({
  lab,
  places,
  alone,
  longest,
  work,
  ...run
}: Run<Result, Seen>): Response {
  const hungUp = AbortSignal.any([run.hungUp, stopped.signal]);
  const release = alone.among.takeNow(alone.key);
  const waits = !places.hasRoom(lab);
  const turn = inTurn(places, lab, hungUp, release);
  return ndjson<RunEvent<Result, Seen>>(async (tell) => {
    let signal = hungUp;
    const report: Report<Seen> = (words, share, seen) => {
      signal.throwIfAborted();
      tell({ type: "progress", words, share, seen });
    };
    const begin = async () => {
      const giveBack = await turn;
      try {
        signal = AbortSignal.any([hungUp, AbortSignal.timeout(longest)]);
        return await work(report, signal);
      } finally {
        giveBack();
      }
    };
    try {
      if (waits) tell({ type: "progress", words: t("Waiting for a free place on this server"), share: 0 });
      const result = await begin().finally(release);
      tell({ type: "result", result });
    } catch (error) {
      tell(problemEvent(signal.aborted ? new Problem("run-given-up") : error));
    }
  });
}

function inTurn(places: Places, lab: LabId, hungUp: AbortSignal, release: () => void) {
  try {
    return places.take(lab, hungUp);
  } catch (error) {
    release();
    throw error;
  }
}

function problemEvent(error: unknown): RunEvent<never> {
  const { code, message, detail } = toProblem(error);
  return { type: "problem", code, title: message, ...(detail && { detail }) };
}
