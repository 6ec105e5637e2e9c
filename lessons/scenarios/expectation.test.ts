import { describe, expect, it } from "vitest";
import { findMismatches, type LaneObservation, type Observation } from "./expectation";
import type { Expectation } from "./scenario";

const evidence = (change: Partial<LaneObservation["evidence"]> = {}) => ({
  sql: [],
  ms: 12,
  cookie: { value: "random" },
  ...change,
});

const signedIn = (expiresAt: string, change: Partial<LaneObservation> = {}): LaneObservation => ({
  signedIn: true,
  user: { role: "admin" },
  expiresAt,
  evidence: evidence(),
  ...change,
});

const signedOut: LaneObservation = {
  signedIn: false,
  reason: "unknown-session",
  evidence: evidence({ sql: [1] }),
};

const seen = (phone: LaneObservation, change: Partial<Observation> = {}): Observation => ({
  lanes: new Map([["phone/jwt", phone]]),
  refused: null,
  scriptSees: new Map([["phone/jwt", ["b", "a"]]]),
  pages: new Map([["phone/jwt", "signed-out"]]),
  ...change,
});

const [noon, later] = ["2026-11-24T12:00:00.000Z", "2026-11-24T12:00:30.000Z"];
/** `{"email":"alice@example.com"}` and no signature worth the name. */
const readable = `e30.${Buffer.from('{"email":"alice@example.com"}').toString("base64url")}.AA`;

const cases: [string, Expectation, Observation, string | null][] = [
  ["signed in", { lanes: { "phone/jwt": "signed-in" } }, seen(signedIn(noon)), null],
  ["signed in", { lanes: { "phone/jwt": "signed-in" } }, seen(signedOut), "unknown-session"],
  ["a reason", { lanes: { "phone/jwt": "unknown-session" } }, seen(signedOut), null],
  ["a reason", { lanes: { "phone/jwt": "expired" } }, seen(signedOut), "unknown-session"],
  [
    "a device that was not checked",
    { lanes: { "phone/database": "expired" } },
    seen(signedOut),
    "not checked",
  ],
  ["statements", { sql: { "phone/jwt": 1 } }, seen(signedOut), null],
  ["statements", { sql: { "phone/jwt": 0 } }, seen(signedOut), "1"],
  ["time", { atLeastMs: { "phone/jwt": 12 } }, seen(signedOut), null],
  ["time", { atLeastMs: { "phone/jwt": 39 } }, seen(signedOut), "12"],
  ["a later end", { end: { "phone/jwt": "later" } }, seen(signedIn(later)), null],
  ["a later end", { end: { "phone/jwt": "later" } }, seen(signedIn(noon)), "same"],
  ["the same end", { end: { "phone/jwt": "same" } }, seen(signedIn(later)), "later"],
  ["the end of what has ended", { end: { "phone/jwt": "same" } }, seen(signedOut), "none"],
  ["a role", { role: { "phone/jwt": "member" } }, seen(signedIn(noon)), "admin"],
  ["a role", { role: { "phone/jwt": "admin" } }, seen(signedIn(noon)), null],
  [
    "a cookie that is not there",
    { tellsEmail: { "phone/jwt": false } },
    seen(signedIn(noon, { evidence: evidence({ cookie: null }) })),
    "no cookie",
  ],
  ["an opaque cookie", { tellsEmail: { "phone/jwt": false } }, seen(signedIn(noon)), null],
  [
    "a readable cookie",
    { tellsEmail: { "phone/jwt": true } },
    seen(signedIn(noon, { evidence: evidence({ cookie: { value: readable } }) })),
    null,
  ],
  [
    "a readable cookie",
    { tellsEmail: { "phone/jwt": false } },
    seen(signedIn(noon, { evidence: evidence({ cookie: { value: readable } }) })),
    "true",
  ],
  ["an action", {}, seen(signedIn(noon)), null],
  ["an action", {}, seen(signedIn(noon), { refused: "credentials" }), "credentials"],
  ["a refusal", { refused: "credentials" }, seen(signedIn(noon), { refused: "credentials" }), null],
  ["a refusal", { refused: "credentials" }, seen(signedIn(noon)), "carried out"],
  ["a page", { page: { "phone/jwt": "signed-out" } }, seen(signedIn(noon)), null],
  ["a page", { page: { "phone/jwt": "signed-in" } }, seen(signedIn(noon)), "signed-out"],
  ["a page", { page: { "phone/database": "signed-in" } }, seen(signedIn(noon)), "not fetched"],
  ["what script sees", { scriptSees: { "phone/jwt": ["a", "b"] } }, seen(signedIn(noon)), null],
  ["what script sees", { scriptSees: { "phone/jwt": ["a"] } }, seen(signedIn(noon)), "a,b"],
];

describe("what must hold after a step", () => {
  it.each(cases)("%s: %o", (_, expectation, after, saw) => {
    const found = findMismatches(expectation, seen(signedIn(noon)), after);
    expect(found.map((mismatch) => mismatch.saw)).toEqual(saw === null ? [] : [saw]);
  });

  it("is told whole: what, what was expected, and what was seen", () => {
    const expectation: Expectation = { lanes: { "phone/jwt": "signed-in" }, sql: { "phone/jwt": 0 } };
    expect(findMismatches(expectation, seen(signedIn(noon)), seen(signedOut))).toEqual([
      { what: "phone/jwt", expected: "signed-in", saw: "unknown-session" },
      { what: "phone/jwt SQL statements", expected: "0", saw: "1" },
    ]);
  });
});
