import { beforeEach, describe, expect, it, vi } from "vitest";
import "@/tools/testing/strict";
import { keepOwn, readOwn } from "./kept-own";

const own = { verdict: "holds" as const, reason: "a row goes" };
const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

describe("what a reader expects", () => {
  it("is kept for each card of each lab, changed and taken back", () => {
    keepOwn("a-lab", "first", own);
    keepOwn("a-lab", "second", own);
    keepOwn("a-lab", "first", { ...own, reason: "" });
    expect(readOwn("a-lab")).toEqual({ first: { ...own, reason: "" }, second: own });
    expect(readOwn("another")).toEqual({});
    keepOwn("a-lab", "first", null);
    expect(readOwn("a-lab")).toEqual({ second: own });
  });

  it.each([
    "no JSON",
    "null",
    "[1]",
    `{"a":null}`,
    `{"a":{"verdict":"toString","reason":""}}`,
    `{"a":{"verdict":"holds","reason":7}}`,
    `{"a":{"verdict":"holds","reason":"${"x".repeat(301)}"}}`,
  ])("is left out where it was kept by somebody else: %s", (text) => {
    kept.set("claims/own/a-lab", text);
    expect(readOwn("a-lab")).toEqual({});
  });
});
