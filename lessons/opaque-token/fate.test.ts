import { expect, it } from "vitest";
import "@/tools/testing/strict";
import { outcomeOf } from "./fate";
import type { Asked } from "./seen";

const answers = (...statuses: number[]): Asked[] =>
  statuses.map((status, index) => ({
    ...{ api: "asks", part: "change", status, by: null, ms: null },
    at: index * 500,
  }));
const acted = [{ part: "change" as const, at: 900 }];
const fate = (...statuses: number[]) => outcomeOf(answers(...statuses), acted, "asks", "change");

it.each([
  ["refused at the first answer after the act", [200, 200, 401], "at-once", null, 100],
  ["accepted twice more", [200, 200, 200, 200, 401], "within-seconds", 600, 1100],
  ["accepted to the end", [200, 200, 200], "not-yet", 100, undefined],
])("%s", (_, statuses, is, lastAccepted, after) => {
  const outcome = fate(...statuses);
  expect([outcome?.fate, outcome?.lastAccepted, outcome?.firstElse?.after]).toEqual([
    is,
    lastAccepted,
    after,
  ]);
});

it("there is no outcome before the act, nor where it was not accepted before", () => {
  expect(outcomeOf(answers(200, 200, 401), [], "asks", "change")).toBeNull();
  expect(fate(200, 200)).toBeNull();
  expect(fate(401, 401, 401)).toBeNull();
  expect(outcomeOf(answers(200, 401, 401), acted, "verifies", "change")).toBeNull();
});
