import { describe, expect, it } from "vitest";
import { measure } from "@/tools/testing/claims";
import { attacks } from "../../attacks/attacks";
import "@/tools/testing/strict";
import { easyToGetWrong, type Facts } from "./16-easy-to-get-wrong";

/** Facts in which the first so many attacks succeeded on either verifier. */
function facts(naive: number, ours: number, good = { naive: true, ours: true }): Facts {
  const result = (succeeded: boolean) => ({
    succeeded,
    attempts: [{ variant: "v", accepted: succeeded, reason: succeeded ? "accepted" : "bad-signature" }],
  });
  const trials = attacks.map(({ id, title }, index) => ({
    id,
    title,
    naive: result(index < naive),
    ours: result(index < ours),
  }));
  return { trials, words: 3000, good };
}

describe("easy to get wrong", () => {
  it("measures that every attack is real, and that ours withstands it", { timeout: 60_000 }, async () => {
    const { trials, good, words } = await measure(easyToGetWrong);
    expect(trials).toHaveLength(12);
    expect(trials.filter(({ naive }) => !naive.succeeded)).toEqual([]);
    expect(trials.filter(({ ours }) => ours.succeeded)).toEqual([]);
    expect(good).toEqual({ naive: true, ours: true });
    expect(words).toBeGreaterThan(1_000);
  });

  it.each([
    [12, 0, "holds-but"],
    [6, 0, "holds-but"],
    [5, 0, "not-here"],
    [0, 0, "not-here"],
    [12, 1, "holds"],
    [6, 1, "holds"],
  ] as const)("judges %i attacks that succeed on the one and %i on ours: %s", (naive, ours, verdict) => {
    expect(easyToGetWrong.judge(facts(naive, ours)).verdict).toBe(verdict);
  });

  it("does not praise a verifier that refuses everything", () => {
    const judgement = easyToGetWrong.judge(facts(12, 0, { naive: true, ours: false }));
    expect(judgement.verdict).toBe("holds");
    expect(judgement.sentence).toContain("refuses a token that is as it should be");
  });

  it("names what ours fell to, and shows it in the evidence", () => {
    expect(easyToGetWrong.judge(facts(12, 1)).sentence).toContain("Signature stripped");
    const lineOf = (ours: number) =>
      easyToGetWrong.evidence(facts(12, ours)).find(({ text }) => text.startsWith("Signature stripped"));
    expect(lineOf(1)).toMatchObject({
      text: "Signature stripped: believed (v)",
      measure: "ours: believed (v)",
    });
    expect(lineOf(0)).toMatchObject({ measure: "ours: bad-signature" });
  });
});
