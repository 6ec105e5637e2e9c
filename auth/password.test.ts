import { describe, expect, it } from "vitest";
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

describe("without a hash to verify", () => {
  it("no password is right, not even the one that is verified in its place", async () => {
    for (const password of ["", "nobody's password"])
      expect(await verifyPassword(null, password)).toBe(false);
  });

  it("it takes as long as a wrong password takes", async () => {
    const hash = await hashPassword("correct horse");
    await verifyPassword(null, "once, for the hash in its place to be made");
    const quickest = async (passwordHash: string | null) => {
      const times: number[] = [];
      for (let run = 0; run < 10; run += 1) {
        const start = performance.now();
        await verifyPassword(passwordHash, "wrong");
        times.push(performance.now() - start);
      }
      return Math.min(...times);
    };
    expect((await quickest(null)) / (await quickest(hash))).toBeGreaterThan(0.5);
  });
});
