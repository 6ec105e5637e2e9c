import { beforeEach, expect, it, vi } from "vitest";
import { speakByRequest, speaking } from "@/lib/language/request-language";
import { testResult } from "@/tools/testing/cards";
import "@/tools/testing/strict";
import { keep, readKept } from "./kept-results";

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

it("what an earlier version of the page kept in this tab is left out", () => {
  const result = testResult({ number: 1, id: "first" });
  expect(readKept("a-lab")).toEqual({});
  keep("a-lab", result);
  expect(readKept("a-lab")).toEqual({ first: result });
  const { cells: _, ...earlier } = testResult({ number: 2, id: "second" });
  kept.set("claims/a-lab/en", JSON.stringify({ first: result, second: earlier }));
  expect(readKept("a-lab")).toEqual({ first: result });
});

it("what was said in one language is not shown in another", () => {
  speakByRequest();
  const result = testResult({ number: 1, id: "first" });
  keep("a-lab", result);
  speaking("de", () => expect(readKept("a-lab")).toEqual({}));
  expect(readKept("a-lab")).toEqual({ first: result });
});
