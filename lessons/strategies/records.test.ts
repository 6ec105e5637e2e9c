import { readdirSync } from "node:fs";
import { describe, expect, expectTypeOf, it } from "vitest";
import "@/tools/testing/strict";
import type { Strategy as LibStrategy } from "@/lib/lab/strategy";
import { rulesOf } from "./rules";
import { readSource } from "./source";
import {
  isStrategy,
  type JwtStrategy,
  type SessionStrategy,
  type Strategy,
  strategies,
  strategyRecords,
} from "./strategy";

it("every folder is a strategy, and every strategy a folder", () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(folders.sort()).toEqual([...strategies].sort());
});

it("the type is a union of the ids, in lib/ too, so that an unknown one does not compile", () => {
  expectTypeOf<LibStrategy>().toEqualTypeOf<Strategy>();
  expectTypeOf<string>().not.toExtend<Strategy>();
  expectTypeOf<"magic">().not.toExtend<Strategy>();
  expectTypeOf<JwtStrategy | SessionStrategy>().toEqualTypeOf<Strategy>();
  expect(["magic", "constructor", "", null].some(isStrategy)).toBe(false);
});

describe.each(strategies)("the record of %s", (strategy) => {
  const { lists, broken, refreshes, cookie } = strategyRecords[strategy];

  it("says that it keeps a list if its rules have one", () => {
    expect(lists === true).toBe(rulesOf(strategy).list !== null);
  });

  it("names its cookie, and what else the server goes by, to the rules", () => {
    expect(rulesOf(strategy)).toMatchObject({ cookie });
    expect(rulesOf(strategy).refreshes).toBe(refreshes);
    expect(rulesOf(strategy).broken).toBe(broken);
  });

  it("names the file that makes it this strategy", async () => {
    expect((await readSource(strategy)).code).toMatch(/export function \w+Sessions\(/);
  });
});
