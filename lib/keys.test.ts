import { expect, it } from "vitest";
import { deriveKey } from "./keys";
import "@/tools/testing/strict";

const purposes = ["lab-id", "csrf", "jwt"] as const;

it.each(purposes)("the key for %s has 256 bits and is the same every time", (purpose) => {
  expect(deriveKey(purpose)).toHaveLength(32);
  expect(deriveKey(purpose)).toEqual(deriveKey(purpose));
});

it("no key is that of another purpose", () => {
  expect(new Set(purposes.map((purpose) => deriveKey(purpose).toString("hex"))).size).toBe(purposes.length);
});
