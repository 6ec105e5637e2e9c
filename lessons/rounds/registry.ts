import { inLanguage } from "@/lib/language/in-language";
import type { RoundKind } from "./round-kind";

/** Seconds: the shortest sign-in that there is. */
const short = 30;

const looksUp = "the server looks every time";
const signature = "the signature is still good";
const cookie = "the cookie is still in the browser";
const everywhere = "that is what a password change is for";

/** The rounds, in the order in which they are offered. */
export const roundKinds = inLanguage(
  {
    "password-change": {
      title: "The password changes",
      announcement: "Alice is about to change her password on her laptop.",
      question: "Will this phone still be signed in afterwards?",
      happened: "Alice changed her password.",
      act: "change-password",
      button: "Change the password",
      left: "database",
      right: "jwt",
      lifetime: 120,
      reasons: { "looks-up": looksUp, signature, cookie, everywhere },
      scenario: "the-password-changes",
    },
    "signing-out-everywhere": {
      title: "Signing out everywhere",
      announcement: "Alice is about to sign out everywhere. Her password stays the same.",
      question: "Will this phone still be signed in afterwards?",
      happened: "Alice signed out everywhere.",
      act: "end-all-sessions",
      button: "Sign out everywhere",
      left: "database",
      right: "jwt",
      lifetime: 120,
      reasons: { "looks-up": looksUp, signature, cookie, password: "the password has not changed" },
      scenario: "signing-out",
    },
    "short-lived-tokens": {
      title: "Short-lived tokens",
      announcement: "Alice is about to change her password. The tokens at the right live 15 seconds.",
      question: "Will this phone still be signed in half a minute later?",
      happened: "Alice changed her password. No token is renewed any more.",
      act: "change-password",
      button: "Change the password",
      left: "jwt",
      right: "jwt-short",
      lifetime: 120,
      reasons: {
        signature,
        refresh: "it cannot fetch the next token",
        expires: "its token has run out by then",
        everywhere,
      },
      scenario: "short-lived-tokens",
    },
    "the-clock": {
      title: "Waiting",
      announcement: `These sign-ins live ${short} seconds, and that is all.`,
      question: "Will this phone still be signed in half a minute later?",
      happened: "Half a minute went by.",
      act: "wait",
      button: "Begin to wait",
      left: "database",
      right: "jwt",
      lifetime: short,
      reasons: {
        "looks-up": looksUp,
        expires: "it says in the cookie when it ends",
        cookie,
        nobody: "nobody has signed out",
      },
      scenario: "the-clock",
    },
    "one-phone": {
      title: "One phone is thrown out",
      announcement: "Alice is about to end the sign-in of one phone, from a list.",
      question: "If it is this phone: will it still be signed in?",
      happened: "One phone was to be thrown out.",
      act: "revoke-one",
      button: "Throw one phone out",
      left: "jwt",
      right: "jwt-denylist",
      lifetime: 120,
      reasons: {
        list: "the server keeps a list and looks there",
        "no-list": "the server has no list of tokens",
        signature,
        cookie,
      },
      scenario: "the-denylist",
    },
    "stolen-cookie": {
      title: "The stolen cookie",
      announcement: "Let your neighbour scan your cookie. Then Alice changes her password.",
      question: "Will the thief still be signed in afterwards?",
      happened: "Alice changed her password. Watch the thieves.",
      act: "change-password",
      button: "Change the password",
      left: "database",
      right: "jwt",
      lifetime: 120,
      reasons: {
        "looks-up": looksUp,
        signature,
        copy: "a copy is as good as the original",
        notices: "the server notices another phone",
      },
      neighbour: true,
      scenario: "what-a-thief-reads",
    },
    "cached-session": {
      title: "The cached session",
      announcement:
        "At the right, a signed copy of the session saves the look-up for 15 seconds. Alice changes her password.",
      question: "Will this phone still be signed in five seconds later?",
      happened: "Alice changed her password.",
      act: "change-password",
      button: "Change the password",
      left: "database",
      right: "database-cached",
      lifetime: 120,
      reasons: {
        "looks-up": looksUp,
        copy: "the copy is still good",
        sessions: "both are sessions in the database",
        everywhere,
      },
      scenario: "the-cached-session",
    },
    "database-gone": {
      title: "The database is gone",
      announcement: "The database is about to be switched off for all phones.",
      question: "Will this phone still be let in?",
      happened: "The database is switched off.",
      act: "database-gone",
      button: "Switch the database off",
      left: "database",
      right: "jwt",
      lifetime: 120,
      reasons: { "looks-up": looksUp, signature, cookie, remembers: "the server remembers this phone" },
      scenario: "the-database-is-gone",
    },
  } as const satisfies Record<string, RoundKind>,
  "title",
  "announcement",
  "question",
  "happened",
  "button",
  "reasons",
);

export type RoundKindId = keyof typeof roundKinds;

export const roundKindIds = Object.keys(roundKinds) as RoundKindId[];

/** Until the first round begins: long enough that everybody can join. */
export const lobby = { kind: "password-change", left: "database", right: "jwt", lifetime: 900 } as const;

export function isRoundKind(value: unknown): value is RoundKindId {
  return roundKindIds.includes(value as RoundKindId);
}

/** The ids of all reasons that a round offers. */
export const roundReasons = Object.values(roundKinds).flatMap(({ reasons }) => Object.keys(reasons));

/** The round that a row names. */
export function roundKindOf(id: string): RoundKind {
  return roundKinds[isRoundKind(id) ? id : "password-change"];
}

/** Whether a round's act takes the database away from the phones. */
export function takesDatabase(kind: string): boolean {
  return roundKindOf(kind).act === "database-gone";
}
