import "server-only";
import { getEnv } from "@/lib/env";
import { Problem } from "@/lib/errors";
import { toProblem } from "@/lib/http";
import type { LabId } from "@/lib/lab/lab-id";
import { requireLab } from "@/lib/lab/labs";
import type { Claim, ClaimResult, RunEvent } from "./claim";
import { withLabsOfItsOwn } from "./own-labs";
import { readSlider } from "./slider";
import { takeSlot } from "./slots";

/** What the page sends along with the press of "Run". */
export type RunInput = { slider?: number | null | undefined; findings?: unknown };

/** Milliseconds that a run may take. The longest waits for a token of 30 seconds to expire. */
const longestRun = 75_000;

/**
 * Begins a run for a lab. What can be refused is refused before the first event.
 * @param ended aborted when nobody waits for the outcome any longer
 * @returns the run's events, of which the last is its result or a problem
 * @throws Problem
 */
export async function startRun(
  lab: LabId,
  claim: Claim,
  input: RunInput,
  ended: AbortSignal,
): Promise<AsyncGenerator<RunEvent, void>> {
  const slider = readSlider(claim, input.slider);
  await requireLab(lab);
  const slot = takeSlot(lab, claim.id);
  const events = new EventQueue();
  const signal = AbortSignal.any([ended, AbortSignal.timeout(longestRun)]);
  void runInLabOfItsOwn(claim, { slider, findings: input.findings }, signal, events.push)
    .then((result): RunEvent => ({ type: "result", result }))
    .catch((error): RunEvent => problemEvent(signal.aborted ? new Problem("run-given-up") : error))
    .then(events.push)
    .finally(slot.release);
  return events.read();
}

async function runInLabOfItsOwn(
  claim: Claim,
  input: { slider: number; findings: unknown },
  signal: AbortSignal,
  emit: (event: RunEvent) => void,
): Promise<ClaimResult> {
  const start = performance.now();
  const progress = (words: string, share: number) => {
    signal.throwIfAborted();
    emit({ type: "progress", words, share });
  };
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
  return { number, id, ...claim.judge(facts), facts, evidence: claim.evidence(facts), ms, at };
}

function problemEvent(error: unknown): RunEvent {
  const { code, message, detail } = toProblem(error);
  return { type: "problem", code, title: message, ...(detail && { detail }) };
}

/** Hands events from who emits them to who reads them, and ends with the run. */
class EventQueue {
  private readonly events: RunEvent[] = [];
  private wake: () => void = () => {};

  readonly push = (event: RunEvent): void => {
    this.events.push(event);
    this.wake();
  };

  async *read(): AsyncGenerator<RunEvent, void> {
    for (;;) {
      const event = this.events.shift();
      if (event) yield event;
      if (event && event.type !== "progress") return;
      if (this.events.length > 0) continue;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}
