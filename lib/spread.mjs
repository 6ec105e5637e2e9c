/**
 * How measurements spread, in their own unit: each is a value that was really measured.
 * @typedef {object} Spread
 * @property {number} count
 * @property {number} min
 * @property {number} low a quarter of them are at or below it
 * @property {number} median
 * @property {number} high a quarter of them are above it
 * @property {number} p95
 * @property {number} p99
 * @property {number} max
 */

/**
 * @param {readonly number[]} values one or more, in any order
 * @returns {Spread} percentiles by nearest rank
 */
export function spreadOf(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return {
    count: sorted.length,
    min: at(0),
    low: at(0.25),
    median: at(0.5),
    high: at(0.75),
    p95: at(0.95),
    p99: at(0.99),
    max: at(1),
  };
}

/**
 * Does something a number of times, a few at once.
 * @template T
 * @param {number} times
 * @param {number} atOnce
 * @param {(index: number) => Promise<T>} work
 * @returns {Promise<T[]>} what each call came to, in the order in which they were begun
 */
export async function repeat(times, atOnce, work) {
  /** @type {T[]} */
  const results = [];
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
