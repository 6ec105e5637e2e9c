/** @typedef {import("./table.mjs").Row} Row */
/** @typedef {{ what: string, measure: () => Promise<Row[]> }} Part */

/**
 * Measures one part after the other. One that fails is told in a sentence, and takes no row from the others.
 * @param {Part[]} parts
 * @param {(sentence: string) => void} say
 * @returns {Promise<{ rows: Row[], failed: number }>}
 */
export async function measureParts(parts, say) {
  const rows = [];
  let failed = 0;
  for (const { what, measure } of parts) {
    try {
      rows.push(...(await measure()));
    } catch (error) {
      failed += 1;
      say(`${what} could not be measured: ${error instanceof Error ? error.message : error}`);
    }
  }
  return { rows, failed };
}
