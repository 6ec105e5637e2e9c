import { describe, expect, it } from "vitest";
import { contextOf } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { watchTokens } from "./experiment";
import { outcomeOf } from "./fate";
import type { Experiment, Seen } from "./seen";
import { type ApiId, apiIds, believedSeconds, parts } from "./story";

/** One run, which all of these look at. */
let found: Experiment;
const told: Seen[] = [];

const outcome = (api: ApiId, part: (typeof parts)[number]) => outcomeOf(found.asked, found.acted, api, part);
const knownBy = (api: ApiId) =>
  new Set(found.asked.filter((one) => one.api === api && one.by).map(({ by }) => by));

it("all three are asked as often, and each answer is told as it comes", { timeout: 60_000 }, async () => {
  found = await contextOf((context) => watchTokens({ ...context, tell: (seen) => told.push(seen) }));
  const counts = apiIds.map((api) => found.asked.filter((one) => one.api === api).length);
  expect(new Set(counts).size).toBe(1);
  expect(told).toHaveLength(found.asked.length + parts.length);
});

describe("a token that says nothing, at an API", () => {
  it("is refused at once after the password change, and has no answer when the network is cut", () => {
    expect(outcome("asks", "change")).toMatchObject({ fate: "at-once", firstElse: { status: 401 } });
    expect(outcome("asks", "cut")).toMatchObject({ fate: "at-once", firstElse: { status: 503 } });
    expect(knownBy("asks")).toEqual(new Set(["answer"]));
  });

  it("is believed for up to five seconds where the API keeps what it was told", () => {
    for (const [part, status] of [
      ["change", 401],
      ["cut", 503],
    ] as const) {
      const { fate, lastAccepted, firstElse } = outcome("believes", part) ?? {};
      expect([fate, firstElse?.status]).toEqual(["within-seconds", status]);
      expect(lastAccepted).toBeLessThan(believedSeconds * 1000);
    }
    expect(knownBy("believes")).toEqual(new Set(["answer", "memory"]));
  });

  it("costs a request to the app for each that the API gets, and fewer where it is believed", () => {
    const asked = found.asked.filter(({ api, part }) => api === "asks" && part === "change").length;
    expect(found.questions.asks).toBe(asked);
    expect(found.questions.believes).toBeGreaterThan(0);
    expect(found.questions.believes).toBeLessThan(asked);
    // The public keys, once.
    expect(found.questions.verifies).toBe(1);
  });
});

it("a signed token is accepted as before, whatever the app knows by now", () => {
  for (const part of parts) expect(outcome("verifies", part)).toMatchObject({ fate: "not-yet" });
  expect(knownBy("verifies")).toEqual(new Set(["signature"]));
});
