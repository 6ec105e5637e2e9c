import { withAttacker } from "../../attacks/attacker";
import { attacks } from "../../attacks/attacks";
import { naiveTarget, ourTarget } from "../../attacks/targets";
import { type AttackResult, tryAttack } from "../../attacks/try-attack";
import { withSatellite } from "../../satellites/supervisor";
import type { Claim, RunContext } from "../claim";
import { sources } from "../sources";
import { grouped, plural } from "../words";

/** What came of one attack on each of the two verifiers. */
type Trial = { id: string; title: string; naive: AttackResult; ours: AttackResult };

export type Facts = {
  trials: Trial[];
  /** Secrets that were tried on either. */
  words: number;
  /** Whether each accepts a good token: a verifier that refuses everything withstands everything. */
  good: { naive: boolean; ours: boolean };
};

const thresholds = {
  naive: {
    value: 6,
    words: "does not hold here if the verifier written by hand falls to fewer than 6 of the 12 attacks",
  },
  ours: { value: 0, words: "holds if ours falls to more than 0 too; holds, but … if ours withstands all" },
};

export const easyToGetWrong: Claim<Facts> = {
  number: 16,
  id: "easy-to-get-wrong",
  side: "jwt",
  of: "blame",
  statement: "Easy to get wrong",
  means: "JWTs are easily verified wrongly.",
  sources: { says: [sources.jwtPractice, sources.libraries], limits: [sources.asvsTokens] },
  method:
    "Twelve attacks, each known from a library or a tutorial, on two verifiers: one written by hand as tutorials do it, in a process of its own with keys of its own, and the one that signs people in here.",
  expectedSeconds: 6,
  thresholds,

  async run({ askedBy, progress }: RunContext): Promise<Facts> {
    progress("Starting the exhibit, which makes its keys", 0);
    return withSatellite(askedBy, "naive-verifier", {}, (exhibit) =>
      withAttacker(async (attacker) => {
        const [naive, ours] = [await naiveTarget(exhibit), await ourTarget()];
        const trials: Trial[] = [];
        for (const [index, attack] of attacks.entries()) {
          progress(attack.title, 0.2 + (0.8 * index) / attacks.length);
          trials.push({
            id: attack.id,
            title: attack.title,
            naive: await tryAttack(attack, naive, attacker),
            ours: await tryAttack(attack, ours, attacker),
          });
        }
        const good = async (target: typeof ours) => (await target.verify(target.sample)).accepted;
        return {
          trials,
          words: attacker.words.length,
          good: { naive: await good(naive), ours: await good(ours) },
        };
      }),
    );
  },

  judge({ trials, good }) {
    const all = plural(trials.length, "attack");
    const fallen = trials.filter(({ naive }) => naive.succeeded).length;
    const ours = trials.filter(({ ours: result }) => result.succeeded).map(({ title }) => title);
    if (!good.ours) {
      return {
        verdict: "holds",
        sentence: "Even ours is wrong: it refuses a token that is as it should be.",
      };
    }
    if (fallen < thresholds.naive.value) {
      return {
        verdict: "not-here",
        sentence: `The verifier written by hand withstood ${trials.length - fallen} of ${all}.`,
      };
    }
    if (ours.length > thresholds.ours.value) {
      return {
        verdict: "holds",
        sentence: `The verifier written by hand fell to ${fallen} of ${all}, and ours to ${ours.length}: ${ours.join(", ")}.`,
      };
    }
    return {
      verdict: "holds-but",
      sentence: `The verifier written by hand fell to ${fallen} of ${all}. Ours withstood all of them: a library does the work, told which algorithm, issuer, audience and type it is to accept.`,
    };
  },

  evidence({ trials, words, good }) {
    const passes = (accepted: boolean) => (accepted ? "accepted" : "refused");
    const line = (text: string, byHand: string, other: string) => ({
      text: `${text}: ${byHand}`,
      measure: `ours: ${other}`,
      strategy: "jwt" as const,
    });
    return [
      line("a good token", passes(good.naive), passes(good.ours)),
      ...trials.map(({ title, naive, ours }) => line(title, told(naive), told(ours))),
      { text: "secrets tried on either", measure: grouped(words) },
    ];
  },

  code: [
    "lessons/claims/cards/16-easy-to-get-wrong.ts",
    "lessons/attacks/attacks.ts",
    "lessons/satellites/programs/lib/naive-verify.mjs",
    "auth/tokens.ts",
  ],
  tests: [
    { file: "lessons/claims/cards/16-easy-to-get-wrong.test.ts", title: "easy to get wrong" },
    { file: "lessons/attacks/attacks.test.ts", title: "the twelve attacks" },
  ],
};

function told({ succeeded, attempts }: AttackResult): string {
  const all = (texts: readonly string[]) => [...new Set(texts)].join(", ");
  if (succeeded) return `believed (${all(attempts.map(({ variant }) => variant))})`;
  return all(attempts.map(({ reason }) => reason)) || "no secret found";
}
