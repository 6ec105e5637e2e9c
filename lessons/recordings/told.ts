import { t } from "@/lib/language/texts";
import type { Filmed } from "./filmed";
import { fingerprint } from "./fingerprint";
import type { Cue, Recording } from "./recording";
import { describeCells, describeCheck, describeCounts, describeDone, describeFates } from "./words";

/** One step: the scenario's words at the film's times. A chapter of the film. */
export type ToldStep = {
  title: string;
  narration: string;
  /** What was done, in words. `null` where there was only something to look at. */
  did: string | null;
  /** What the checks after it found, a line for each. */
  measured: readonly string[];
  /** What is said of the step's measurements once they are made, and from when on. */
  readOut: { text: string; from: number } | null;
  /** Seconds from the beginning. */
  from: number;
  to: number;
};

/** A recording with the words of its scenario as they are today. */
export type ToldRecording = Pick<Recording, "id" | "seconds" | "bytes" | "recordedAt" | "versions"> & {
  title: string;
  question: string;
  /** The film shows what the scenario does today. */
  isCurrent: boolean;
  steps: readonly ToldStep[];
};

export function tell(scenario: Filmed, recording: Recording): ToldRecording {
  const { id, seconds, bytes, recordedAt, versions } = recording;
  const steps = recording.steps.flatMap(({ from, readOutFrom, checks, cells, fates, counts }, index) => {
    const step = scenario.steps[index];
    // A film that is out of date may have more steps than there are.
    if (!step) return [];
    const named = new Set(Object.keys(step.expect.lanes ?? {}));
    const linesOf = (keys: ReadonlySet<string>) =>
      checks.filter(({ lane }) => keys.has(lane)).map((check) => describeCheck(check, step.expect));
    const readOut = t("Just measured. {linesOf}.", { linesOf: linesOf(new Set(step.measure)).join(". ") });
    return {
      title: step.title,
      narration: step.narration,
      did: describeDone(step),
      measured: [
        ...linesOf(named),
        ...describeCells(cells),
        ...describeFates(fates),
        ...describeCounts(counts),
      ],
      readOut: readOutFrom === null ? null : { text: readOut, from: readOutFrom },
      from,
      to: recording.steps[index + 1]?.from ?? seconds,
    };
  });
  const { title, question } = scenario;
  const isCurrent = recording.fingerprint === fingerprint(scenario);
  return { id, title, question, seconds, bytes, recordedAt, versions, isCurrent, steps };
}

export function captionsOf({ steps }: ToldRecording): Cue[] {
  return steps.flatMap(({ from, to, narration, readOut }) => {
    const first = { from, to: readOut?.from ?? to, text: narration };
    return readOut ? [first, { ...readOut, to }] : [first];
  });
}

export function chaptersOf({ steps }: ToldRecording): Cue[] {
  return steps.map(({ from, to, title }) => ({ from, to, text: title }));
}
