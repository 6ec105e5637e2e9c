import { t } from "@/lib/language/texts";

/** What interleaved pairs of measurements say of a difference: its median, and how sure that is. */
export type PairedDifference = {
  pairs: number;
  /** The median of the differences, and the 95 % bootstrap interval of it: in the unit of the measurements. */
  median: number;
  low: number;
  high: number;
  /** How often it was measured until the interval cleared the threshold, or was given up. */
  attempts: number;
};

const resamples = 1000;
const outside = 0.025;
/** How often a measurement that does not clear its threshold is made again. */
const retries = 3;

/** @returns where a whole interval lies; a threshold within it decides nothing */
export function sideOf(
  { low, high }: PairedDifference,
  threshold: number,
): "above" | "below" | "cannot-tell" {
  if (low > threshold) return "above";
  if (high < threshold) return "below";
  return "cannot-tell";
}

type Measurement = {
  pairs: number;
  threshold: number;
  /** Measures one after the other, so that what else the machine does meets both. */
  pair: (index: number) => Promise<readonly [one: number, other: number]>;
};

/** Measures pairs until the interval of their difference clears the threshold, at most four times over. */
export async function measurePairs({ pairs, threshold, pair }: Measurement): Promise<PairedDifference> {
  let found: PairedDifference | undefined;
  for (let attempt = 0; attempt <= retries; attempt += 1) {
    const differences: number[] = [];
    for (let index = 0; index < pairs; index += 1) {
      const [one, other] = await pair(index);
      differences.push(one - other);
    }
    found = { ...intervalOf(differences), attempts: attempt + 1 };
    if (sideOf(found, threshold) !== "cannot-tell") break;
  }
  return found as PairedDifference;
}

/**
 * The median of some differences, and its percentile bootstrap interval. The same differences always give
 * the same interval.
 * @param differences one or more
 */
export function intervalOf(differences: readonly number[]): Omit<PairedDifference, "attempts"> {
  const random = randomFrom(differences.length);
  const medians = Array.from({ length: resamples }, () =>
    medianOf(differences.map(() => differences[Math.floor(random() * differences.length)] ?? Number.NaN)),
  ).toSorted((a, b) => a - b);
  const at = (share: number) => medians[Math.round(share * (resamples - 1))] ?? Number.NaN;
  return {
    pairs: differences.length,
    median: medianOf(differences),
    low: at(outside),
    high: at(1 - outside),
  };
}

/** @returns the interval in words: `0.42 (0.31 to 0.55, 95 %)` */
export function intervalWords(
  { median, low, high }: PairedDifference,
  unit: (value: number) => string,
): string {
  return t("{median} ({low} to {high}, 95 %)", { median: unit(median), low: unit(low), high: unit(high) });
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const at = (index: number) => sorted[index] ?? Number.NaN;
  return Number.isInteger(middle) ? (at(middle - 1) + at(middle)) / 2 : at(Math.floor(middle));
}

/** Mulberry32: numbers from 0 to 1 that are the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
