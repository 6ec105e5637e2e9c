import { expect, it } from "vitest";
import "@/tools/testing/strict";
import { hashPassword, verifyPassword } from "./password";

it("is kept as argon2id with 19 MiB, two passes, one lane and a salt of its own", async () => {
  const [one, other] = await Promise.all([hashPassword("correct horse"), hashPassword("correct horse")]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(other).not.toBe(one);
});

it("is right only to the letter", async () => {
  const hash = await hashPassword("correct horse");
  expect(await verifyPassword(hash, "correct horse")).toBe(true);
  for (const wrong of ["", "Correct horse", "correct horse ", "correct hors", "correct horse\0"]) {
    expect(await verifyPassword(hash, wrong), JSON.stringify(wrong)).toBe(false);
  }
});

it("counts to the last of 128 characters", async () => {
  const hash = await hashPassword("x".repeat(128));
  expect(await verifyPassword(hash, "x".repeat(128))).toBe(true);
  expect(await verifyPassword(hash, "x".repeat(127))).toBe(false);
});

it("costs as much without a hash, and is not right even where what stands in for it is", async () => {
  // What decides how long it takes: kind, version, memory, passes, lanes.
  const costOf = (phc: string) => phc.split("$").slice(0, 4);
  const verified: string[] = [];
  const counted = { hash: async () => "", verify: async (phc: string) => verified.push(phc) > 0 };
  expect(await verifyPassword(null, "any", counted)).toBe(false);
  expect(verified.map(costOf)).toEqual([costOf(await hashPassword("correct horse"))]);
});
