/** How a few hundred measurements spread, in their own unit. */
export type Spread = { count: number; min: number; median: number; p95: number; max: number };

/**
 * @param values one or more, in any order
 * @returns nearest-rank percentiles: each is a value that was really measured
 */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { count: sorted.length, min: at(0), median: at(0.5), p95: at(0.95), max: at(1) };
}

/**
 * Does something a number of times, a few at once.
 * @returns what each call came to, in the order in which they were begun
 */
export async function repeat<T>(
  times: number,
  atOnce: number,
  work: (index: number) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  let begun = 0;
  const worker = async () => {
    while (begun < times) {
      const index = begun++;
      results[index] = await work(index);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
