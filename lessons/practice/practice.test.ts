import { describe, expect, it } from "vitest";
import { readSourceFile } from "../claims/source-file";
import { requirements } from "../defences/asvs";
import { sourceOf } from "../strategies/source";
import { isBroken, isStrategy } from "../strategies/strategy";
import { practices } from "./registry";

const today = () => new Date().toISOString().slice(0, 10);

describe.each(practices.map((practice) => [practice.name, practice] as const))("%s", (_, practice) => {
  const { source, also, read, version, basis, alike, behaviour } = practice;

  it("has a source, and the day on which it was read", () => {
    for (const { url, title } of [source, ...(also ? [also] : [])]) {
      expect(new URL(url).protocol).toBe("https:");
      expect(title.length).toBeGreaterThan(5);
    }
    expect(read).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(new Date(read).toISOString().slice(0, 10)).toBe(read);
    expect(read <= today(), "not in the future").toBe(true);
    // Code is read at a version.
    if (basis === "source") expect(version).not.toBeNull();
    expect(version ?? "1").toMatch(/^\d/);
    expect(behaviour).toMatch(/^[A-Z].*\.$/);
  });

  it("names strategies of ours whose code can be read, and which the scorecard's test has looked at", async () => {
    expect(alike.length).toBeGreaterThan(0);
    for (const strategy of alike) {
      expect(isStrategy(strategy) && !isBroken(strategy)).toBe(true);
      expect(await readSourceFile(sourceOf(strategy))).not.toBeNull();
    }
  });

  it("is told as the strategies beside it behave, where it says what becomes of the others", () => {
    const found = requirements.find(({ id }) => id === "7.4.3")?.fulfilments;
    const possible = {
      ended: ["met"],
      "asked-for": ["met", "late"],
      "ended-later": ["late"],
      "go-on": ["unmet"],
      "not-said": ["met", "late", "unmet"],
    }[practice.others];
    for (const strategy of alike) expect(possible, strategy).toContain(found?.[strategy]);
  });
});

it("each has a name of its own", () => {
  const names = practices.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
