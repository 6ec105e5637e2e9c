import { describe, expect, it } from "vitest";
import type { LaneKey } from "@/lib/lab/lane";
import "@/tools/testing/strict";
import { hasRunOut } from "./has-run-out";

const phone: LaneKey = "phone/jwt";
const signedIn = new Map([[phone, { signedIn: true }]]);
const expired = new Map([[phone, { signedIn: false, reason: "expired" as const }]]);
const revoked = new Map([[phone, { signedIn: false, reason: "unknown-session" as const }]]);

describe("a step that time has overtaken", () => {
  it.each([
    { lanes: { [phone]: "signed-in" } },
    { role: { [phone]: "admin" } },
    { end: { [phone]: "same" } },
  ] as const)("is one about a device that has expired since: %j", (expected) => {
    expect(hasRunOut(expected, signedIn, expired)).toBe(true);
    expect(hasRunOut(expected, signedIn, signedIn)).toBe(false);
  });

  it("is none when it is the end that it waits for", () => {
    expect(hasRunOut({ lanes: { [phone]: "expired" } }, signedIn, expired)).toBe(false);
  });

  it("is none when it ended otherwise, or had ended before", () => {
    const expected = { lanes: { [phone]: "signed-in" } } as const;
    expect(hasRunOut(expected, signedIn, revoked)).toBe(false);
    expect(hasRunOut(expected, expired, expired)).toBe(false);
    expect(hasRunOut(expected, new Map(), expired)).toBe(false);
  });

  it("is none when it is about other devices", () => {
    expect(hasRunOut({ lanes: { "laptop/jwt": "signed-in" } }, signedIn, expired)).toBe(false);
    expect(hasRunOut({ refused: "credentials" }, signedIn, expired)).toBe(false);
  });
});
