import { describe, expect, it } from "vitest";
import type { ClassState, Counts, Outcome, RoundState } from "@/lib/class/state";
import { headlineOf, howMany } from "./headline";

const counts = (some: Partial<Record<Outcome, number>>): Counts => {
  const all = { in: 0, out: 0, "no-answer": 0, unseen: 0, late: 0, ...some };
  return { ...all, of: all.in + all.out + all["no-answer"] + all.unseen };
};

describe("how many", () => {
  it.each([
    ["nobody", counts({ out: 12 })],
    ["everybody", counts({ in: 12 })],
    ["everybody", counts({ in: 12, late: 3 })],
    ["5 of 12", counts({ in: 5, out: 7 })],
    // One sleeps: not everybody, and it is not said to be out.
    ["11 of 12", counts({ in: 11, unseen: 1 })],
    ["no answer", counts({ "no-answer": 12 })],
    ["0 of 12", counts({ out: 6, "no-answer": 6 })],
    ["not seen", counts({ unseen: 12 })],
    ["no phone yet", counts({})],
  ])("%s", (text, given) => {
    expect(howMany(given, 12)).toBe(text);
  });

  it("says that everybody is in once all have checked since the act, and not before", () => {
    expect(howMany(counts({ in: 12 }), 0)).toBe("0 of 12 checked since");
    expect(howMany(counts({ in: 12 }), 11)).toBe("11 of 12 checked since");
  });
});

describe("the headline", () => {
  const [before, act, after] = [1, 2, 3].map((second) => new Date(second * 1_000).toISOString());
  const phone = (lastSeenAt = after) => ({
    lanes: { database: { outcome: "out", lastSeenAt }, jwt: { outcome: "in", lastSeenAt } },
  });
  const told = (phase: RoundState["phase"], phones = Array.from({ length: 48 }, () => phone())) =>
    headlineOf({
      phones: phones as ClassState["phones"],
      round: {
        number: 1,
        kind: "password-change",
        left: "database",
        right: "jwt",
        phase,
        actedAt: act,
      } as RoundState,
      counts: { database: counts({ out: 48 }), jwt: counts({ in: 48 }) },
    });

  it("tells no outcome before the act", () => {
    expect(told("lobby").text).toBe("48 phones, all of them Alice's.");
    expect(told("lobby", []).text).toContain("scan");
    for (const phase of ["lobby", "ask"] as const) expect(told(phase).outcomes).toEqual([]);
  });

  it("tells what the checks found after it", () => {
    expect(told("observe")).toEqual({
      text: "Alice changed her password.",
      outcomes: [
        { strategy: "database", text: "Database session: nobody." },
        { strategy: "jwt", text: "JWT: everybody." },
      ],
    });
  });

  it("does not take what was found before it for what came of it", () => {
    const phones = [...Array.from({ length: 47 }, () => phone(before)), phone()];
    expect(told("observe", phones).outcomes[1]?.text).toBe("JWT: 1 of 48 checked since.");
  });
});
