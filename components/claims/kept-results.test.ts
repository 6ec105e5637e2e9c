import { expect, it, vi } from "vitest";
import { testResult } from "@/tools/testing/cards";
import "@/tools/testing/strict";
import { keep, readKept } from "./kept-results";

it("what an earlier version of the page kept in this tab is left out", () => {
  const kept = new Map<string, string>();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  const result = testResult({ number: 1, id: "first" });
  expect(readKept("a-lab")).toEqual({});
  keep("a-lab", result);
  expect(readKept("a-lab")).toEqual({ first: result });
  const { cells: _, ...earlier } = testResult({ number: 2, id: "second" });
  kept.set("claims/a-lab", JSON.stringify({ first: result, second: earlier }));
  expect(readKept("a-lab")).toEqual({ first: result });
});
