import type { Phase } from "@/lib/class/state";
import { inLanguage } from "@/lib/language/in-language";
import { t } from "@/lib/language/texts";
import { type RoundKindId, roundKinds } from "../rounds/registry";

/** Where a step of a round is, and what it compares. */
export type FilmedRound = {
  kind: RoundKindId;
  phase: Phase;
  act: string;
  left: string;
  right: string;
  lifetime: number;
};

/** The rounds of a class that are filmed, with what is said once the lights have changed. */
export const roundFilms = inLanguage(
  {
    "class-password-change": {
      kind: "password-change",
      title: "A class: the password changes",
      observe:
        "Each phone goes on asking. Its left light goes dark when it is refused. Its right one stays: the token is still good.",
      explain:
        "At the left the server looks for the row of a session, and finds none. At the right it verifies a signature, which the new password does not change.",
    },
    "class-short-lived-tokens": {
      kind: "short-lived-tokens",
      title: "A class: short-lived tokens",
      observe:
        "Both sides have tokens. At the right each lives fifteen seconds, and none can be renewed any more: the lights go out one by one.",
      explain:
        "The refresh asks the database, which can say no. So a phone is out when its token has run out, and not at once.",
    },
  } as const satisfies Record<string, { kind: RoundKindId; title: string; observe: string; explain: string }>,
  "title",
  "observe",
  "explain",
);

export type RoundFilmId = keyof typeof roundFilms;

/** How many phones are in the picture, beside the wall. */
export const filmedPhones = 4;

/** A round as a film tells it: the phones join, guess, go on asking, and are told why. */
export function filmedRound(id: RoundFilmId) {
  const { kind, title, observe, explain } = roundFilms[id];
  const { question, announcement, act, left, right, lifetime } = roundKinds[kind];
  const round = { kind, act, left, right, lifetime };
  const step = (phase: Phase, title: string, narration: string) => ({
    ...{ title, narration, expect: {} },
    round: { ...round, phase },
  });
  return {
    id,
    title,
    question: `${announcement} ${question}`,
    strategies: [left, right],
    steps: [
      step(
        "lobby",
        t("Four phones"),
        t(
          "Four phones scan the code. Each becomes one of Alice's devices, signed in under both strategies, and does not learn her password.",
        ),
      ),
      step("ask", t("The question"), `${announcement} ${question}`),
      step("observe", t("The act"), observe),
      step("explain", t("Why"), explain),
    ],
  };
}
