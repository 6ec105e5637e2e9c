import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inRoot } from "@/tools/lib/paths.mjs";
import { bold } from "@/tools/testing/bold";
import { sources } from "@/tools/testing/sources";
import { toldIn } from "@/tools/testing/told";
import "@/tools/testing/strict";
import { challenges } from "./challenges/registry";
import { claims } from "./claims/registry";

type Proof = { file: string; title: string; of: readonly string[] };

const told = (file: string, title: string, ...of: string[]): Proof => ({ file, title, of });

/** What is told and done for real by the tours is compared after each step by a program of its own. */
const tours = "told by the tour, and compared by a program of its own";

/**
 * Sentences on the screen with a number, or with never, always, nobody or only, by a phrase of each, and the
 * test because of which they are true. Cards name theirs themselves, and so does the scorecard.
 */
const proofs: readonly Proof[] = [
  told(
    "lib/device/authjs.test.ts",
    "issues a token for 30 days unless it is told otherwise",
    "default 30 days",
  ),
  told(
    "lib/device/authjs.test.ts",
    "encrypts the token, so that nobody can read it without the secret",
    "Only the server can read it",
    "nobody else can read or change it",
  ),
  told(
    "lib/device/evidence.test.ts",
    "holds no SQL, and one verification with HS256",
    "asks nobody",
    "verify asks nobody",
    "it looks nobody up",
  ),
  told(
    "lib/device/refresh.test.ts",
    "an access token lives 15 seconds, and then a check says that it can be refreshed, and renews nothing",
    ...[
      "live 15 seconds",
      "lives for 15 seconds",
      "one for 15 seconds",
      "once in 15 seconds",
      "lives 15 seconds",
      "the rest of its 15 seconds",
    ],
    "Only the refresh asks the database",
  ),
  told("lib/device/refresh.test.ts", "%s is refused", "was never issued here"),
  told(
    "lessons/strategies/database-cached/configuration.test.ts",
    "saves the look-up for 15 seconds, and says how old it is",
    ...[
      "saves the look-up for 15 seconds",
      "cached for 15 s",
      "believed for 15 seconds",
      "believes it for 15 seconds",
      "believes for 15 seconds",
      "only the left one is looked up at every check",
      "younger than 15 seconds is believed",
    ],
  ),
  told(
    "lessons/strategies/database-cached/configuration.test.ts",
    "lets a thief in for up to 15 seconds after the password change, and not longer",
    ...["until it is 15 seconds old", "In 15 seconds at most"],
    ...["gives the thief up to 15 seconds", "One that only waits is."],
  ),
  told(
    "lessons/strategies/jwt-user-key/configuration.test.ts",
    "a password change ends every token of its user, and nobody else's",
    "only Alice's tokens would have ended",
  ),
  told(
    "lessons/strategies/jwt-rotate/configuration.test.ts",
    "a token is renewed under the key that it came with, so that no rotation lets it through",
    "Only a sign-in signs a token",
  ),
  told(
    "lessons/strategies/broken.test.ts",
    "refuses an old token until one poll has made it new",
    "and only then asked for the date",
  ),
  told(
    "lessons/strategies/broken.test.ts",
    "has the page refuse, and the API answer as before",
    "only when a page asks",
  ),
  told(
    "lib/device/evidence.test.ts",
    "counts the distance to the database in each statement with ?db=slow:40",
    "40 ms",
    "120 ms",
  ),
  told(
    "e2e/scenarios.spec.ts",
    tours,
    ...[
      "for 30 seconds",
      "outlived the 30 seconds",
      "lives for 30 seconds",
      "the phone's 30 seconds are over",
      "she signs in for 24 hours",
    ],
    ...["The stolen token that never dies", "was never in that browser", "the thief's was never told to"],
    ...["The plain token's check never asks", "Only where the server looks something up"],
  ),
  told(
    "lessons/strategies/polling-thief.test.ts",
    "a thief who polls under %s is in until the latest end, and not longer",
    ...["an absolute one of 45 seconds", "Up to 45 seconds after the sign-in"],
  ),
  told(
    "lessons/strategies/polling-thief.test.ts",
    "nobody is in under %s who does not visit: the idle end comes first",
    "An idle clock of 30 seconds",
  ),
  told(
    "lessons/defences/prices.test.ts",
    "has the interval of a median, by the ranks of what was measured",
    "with 95 % certainty",
  ),
  told(
    "lessons/defences/prices.test.ts",
    "counts bystanders, and tells how long the slow one takes",
    "only where a device asks more than",
  ),
  told(
    "lib/access.test.ts",
    "every way into the program has a row in these tables:",
    "Only its owner's browser can see it",
    "Only the teacher's browser",
  ),
  told(
    "lib/lab/session-limit.test.ts",
    "ends the others at the next sign-in, and none before",
    "Allow one session only",
  ),
  told(
    "lib/lab/event-evidence.test.ts",
    "signs nobody in: neither a cookie's value, nor the owner's, nor a password lies in the table",
    "would sign nobody in",
    "Only the first characters",
  ),
  told("lib/device/sessions.test.ts", "is for the signed in only", "Only a signed-in device can list"),
  told(
    "lessons/claims/cards/03-secure-by-default.test.ts",
    "measures what gets in under each configuration, with the same tries for each",
    "the table alone signs nobody in",
  ),
  told(
    "lessons/defences/asvs.test.ts",
    "7.4.3: a password change ends the other sign-ins, the thief's included",
    "met 15 s later",
  ),
  told(
    "lessons/defences/asvs.test.ts",
    "9.1.1: an altered token is refused",
    "only the server's key makes it",
  ),
  told(
    "lib/device/change-password.test.ts",
    "takes a new password of 128 characters, and signs in with it",
    "8 to 128 characters",
  ),
];

/** What tells how something is just now, or has another text measured by it: no promises. */
const states = [
  ...[
    /^Nobody has signed in yet\.$/,
    /^Never signed in:$/,
    /^only the thief$/,
    /^1 phone, and it is Alice's\.$/,
  ],
  ...[/^expires in 24 h$/, /^This browser gave no 2D canvas$/],
];

const ofCards = claims.flatMap(({ means, narrowed, leftOut, method, statement, thresholds }) =>
  [means, narrowed, leftOut, method, statement, ...Object.values(thresholds).map(({ words }) => words)].map(
    (text = "") => text,
  ),
);

/** What a player is to reach, is advised, and may think. */
const ofPlayers = challenges.flatMap(({ title, goal, hints, facts, obstacles }) => [
  ...[title, goal, ...hints],
  ...[...facts, ...obstacles].map(({ words }) => words),
]);

const sentences = sources("app", "components", "lessons")
  .filter(({ file }) => !/^lessons\/(katas\/|defences\/asvs\/|claims\/(sources|table-size))/.test(file))
  .flatMap(({ file, text }) =>
    toldIn(file, text)
      .flatMap(bold)
      .map((sentence) => ({ file, sentence })),
  )
  .filter(({ sentence }) => !sentence.endsWith("?") && !states.some((state) => state.test(sentence)))
  .filter(({ sentence }) => !ofPlayers.some((text) => text.includes(sentence)));

describe("a sentence with a number, or with never, always, nobody or only, names its proof", () => {
  it.each([...new Set(sentences.map(({ file }) => file))])("in %s", (of) => {
    const isCard = of.startsWith("lessons/claims/cards/");
    const unproven = sentences
      .filter(({ file }) => file === of)
      .map(({ sentence }) => sentence)
      .filter((sentence) => !proofs.some(({ of }) => of.some((phrase) => sentence.includes(phrase))))
      // With what is measured in place of the dots.
      .filter(
        (sentence) =>
          !isCard || !ofCards.some((text) => sentence.split("…").every((part) => text.includes(part))),
      );
    expect(unproven).toEqual([]);
  });

  it.each(proofs)("and the proof is there: $file, $title", ({ file, title }) => {
    expect(readFileSync(inRoot(file), "utf8")).toContain(`"${title}"`);
  });

  it("and what is proven is said", () => {
    const phrases = proofs.flatMap(({ of }) => of);
    expect(phrases.filter((phrase) => !sentences.some(({ sentence }) => sentence.includes(phrase)))).toEqual(
      [],
    );
  });
});

describe("bold sentences", () => {
  it("are found", () => {
    expect(bold("It takes 3 ms. Nobody waits: that is all; by RFC 7541 and HTTP/2. Only then.")).toEqual([
      "It takes 3 ms.",
      "Nobody waits:",
      "Only then.",
    ]);
  });

  it("are found in what is told, be it a string, a template or marked up, and not in code", () => {
    const source = `
      /** It is only a comment of 3 words. */
      const a = "It lives for 15 seconds.", b = \`Of \${many(3)} words only one.\`, c = "lessons/claims/card.ts is a file, of 3 kB";
      const reason = { reason: "a guess that nobody made" };
      return <p className="px-3 only these classes">Nobody but {name} reads this.</p>;`;
    expect(toldIn("a.tsx", source).flatMap(bold)).toEqual([
      "It lives for 15 seconds.",
      "Of … words only one.",
      "Nobody but",
    ]);
  });
});
