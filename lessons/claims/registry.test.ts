import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { readCards } from "@/tools/lib/claim-cards.mjs";
import "@/tools/testing/strict";
import { toCard } from "./card";
import { claims, findClaim } from "./registry";
import { verdictWords } from "./verdict";

describe("the claims", () => {
  it("have numbers and ids of their own, in order", () => {
    const numbers = claims.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
    for (const { id } of claims) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it("are found by their id, and nothing else is", () => {
    for (const claim of claims) expect(findClaim(claim.id)).toBe(claim);
    expect(() => findClaim("constructor")).toThrow(expect.objectContaining({ code: "unknown-claim" }));
  });

  it("are found by the tools that read their files", () => {
    expect(readCards()).toEqual(
      claims.map(({ number, id, waits }) => ({ number, id, waits: waits ?? false })),
    );
  });

  it.each(claims.map((claim) => [claim.id, claim] as const))(
    "%s names files that are there",
    async (_, claim) => {
      for (const file of claim.code) await readFile(file, "utf8");
      for (const { file, title } of claim.tests) expect(await readFile(file, "utf8")).toContain(`"${title}"`);
      expect(claim.code.length).toBeGreaterThan(0);
      expect(claim.tests.length).toBeGreaterThan(0);
    },
  );

  it.each(claims.map((claim) => [claim.id, claim] as const))(
    "%s tells its thresholds as they are",
    (_, claim) => {
      const thresholds = Object.values(claim.thresholds);
      const card = toCard(claim);
      expect(card.thresholds).toEqual(thresholds.map(({ words }) => words));
      expect(JSON.parse(JSON.stringify(card))).toMatchObject({ id: claim.id, thresholds: card.thresholds });
      for (const { value, words } of thresholds)
        expect(words).toContain(value?.toLocaleString("en") ?? words);
      const words = thresholds.map((threshold) => threshold.words).join(" ");
      const told = Object.values(verdictWords).filter(({ word }) => words.includes(word));
      expect(told.length, "verdicts that the thresholds lead to").toBeGreaterThanOrEqual(2);
    },
  );

  it.each(claims.map((claim) => [claim.id, claim] as const))(
    "%s says what it means, who says so and who limits that, and how long a run takes",
    (_, { means, sources, expectedSeconds }) => {
      expect(means).toMatch(/^[A-Z].*\.$/);
      for (const texts of [sources.says, sources.limits]) expect(texts.length).toBeGreaterThan(0);
      for (const { title, url } of [...sources.says, ...sources.limits]) {
        expect([title.length > 0, URL.canParse(url)], title).toEqual([true, true]);
      }
      expect(expectedSeconds).toBeGreaterThan(0);
    },
  );
});
