import { expect, test } from "vitest";
import { measureParts } from "./parts.mjs";

const row = (/** @type {string} */ what) => ({ what, values: [1], unit: "µs" });

test("a part that fails is said in a sentence, and the rest of the table is there", async () => {
  /** @type {string[]} */
  const said = [];
  const parts = [
    { what: "The first", measure: async () => [row("first")] },
    { what: "The peers", measure: () => Promise.reject(new Error("the registry does not answer.")) },
    { what: "The last", measure: async () => [row("last")] },
  ];

  const { rows, failed } = await measureParts(parts, (sentence) => said.push(sentence));

  expect(rows.map(({ what }) => what)).toEqual(["first", "last"]);
  expect(failed).toBe(1);
  expect(said).toEqual(["The peers could not be measured: the registry does not answer."]);
});
