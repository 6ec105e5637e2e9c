import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { measure } from "@/tools/testing/claims";
import { attacks } from "../../attacks/attacks";
import { loadVerifiers } from "../../satellites/programs/lib/library-verifiers.mjs";
import "@/tools/testing/strict";
import { easyToGetWrong, type Facts } from "./16-easy-to-get-wrong";

const defaults = ["wrong-audience", "wrong-issuer", "wrong-type"];

/** @param fell how many attacks each library fell to; `null` for one that is not there */
function facts(fell: readonly (number | null)[], good = true): Facts {
  const ids = attacks.map(({ id }) => id);
  const libraries = fell.map((count, index) => ({
    ...{ id: `library-${index}`, library: `library-${index}`, use: "default" as const, how: "verify()" },
    version: count === null ? null : "1.0.0",
    trial: count === null ? null : { good, fell: ids.slice(0, count) },
  }));
  return { libraries, ours: { good: true, fell: [] }, words: 3000 };
}

describe("easy to get wrong", () => {
  it("measures what real libraries believe, at their defaults, configured and misused", {
    timeout: 60_000,
  }, async () => {
    const measured = await measure(easyToGetWrong);
    const { libraries, ours, words } = measured;
    expect(libraries.map(({ id, trial }) => [id, trial?.good, trial?.fell])).toEqual([
      ["jsonwebtoken", true, defaults],
      // It has no option for the type of a token.
      ["jsonwebtoken-configured", true, ["wrong-type"]],
      ["tutorial", true, ["weak-secret", ...defaults]],
      ["decode", true, attacks.map(({ id }) => id).filter((id) => id !== "weak-secret")],
      ["jose", true, defaults],
      ["jose-configured", true, []],
      ["fast-jwt", true, defaults],
      ["fast-jwt-configured", true, []],
      ["jwt-simple", true, defaults],
      // Nor for anything but the algorithm.
      ["jwt-simple-configured", true, defaults],
    ]);
    expect(ours).toEqual({ good: true, fell: [] });
    expect(words).toBeGreaterThan(1_000);
    expect(easyToGetWrong.judge(measured).verdict).toBe("holds");
    // Each of the twelve got in somewhere: none of them is made up.
    expect(new Set(libraries.flatMap(({ trial }) => trial?.fell ?? [])).size).toBe(attacks.length);

    // The same libraries, were they all called as their manuals say: the verdict turns.
    const asConfigured = (ids: readonly string[]): Facts => ({
      ...measured,
      libraries: libraries
        .filter(({ id }) => ids.includes(id))
        .map((one) => ({ ...one, use: "default" as const })),
    });
    expect(easyToGetWrong.judge(asConfigured(["jose-configured", "fast-jwt-configured"])).verdict).toBe(
      "not-here",
    );
    expect(easyToGetWrong.judge(asConfigured(["jose-configured", "jwt-simple"])).verdict).toBe("holds-but");
  });

  it.each([
    [[3, 3, 3, 3], "holds"],
    [[3, 0, 3, 3], "holds-but"],
    [[0, 0, 0, 0], "not-here"],
    [[3, null, null, null], "holds"],
    [[null, null, null, null], "cannot-tell"],
  ] as const)("judges libraries that fell to %o: %s", (fell, verdict) => {
    expect(easyToGetWrong.judge(facts(fell)).verdict).toBe(verdict);
  });

  it("does not praise a verifier that refuses everything", () => {
    expect(easyToGetWrong.judge(facts([0, 0], false)).verdict).toBe("cannot-tell");
  });

  it("names a library that is not there, and tries the others", async () => {
    const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
    const withoutJose = async (specifier: string) => {
      if (specifier === "jose") throw Object.assign(new Error("gone"), { code: "ERR_MODULE_NOT_FOUND" });
      return import(specifier);
    };
    const keys = { publicKey: pem, secret: "", tutorialSecret: "secret" };
    const verifiers = await loadVerifiers(keys, withoutJose);
    const missing = verifiers.filter(({ version }) => version === null);
    expect(missing.map(({ library }) => library)).toEqual(["jose"]);
    expect(verifiers.length).toBeGreaterThan(6);

    const judged = easyToGetWrong.judge(facts([3, null]));
    expect(judged.sentence).toContain("Not installed, and not tried: library-1.");
    expect(easyToGetWrong.evidence(facts([3, null]))).toContainEqual({
      ...{ text: "library-1: not installed", measure: "not tried" },
    });
  });

  it("names where an attack is known from", () => {
    const lines = easyToGetWrong.evidence(facts([1])).map(({ text }) => text);
    expect(lines).toContainEqual("Signature stripped (CVE-2020-28042, ServiceStack): library-0");
    for (const { known } of attacks) expect(known).toMatch(/^(CVE-\d{4}-\d{4,}|GHSA-|RFC \d{4}, )/);
  });
});
