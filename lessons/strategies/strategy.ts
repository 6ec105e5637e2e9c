/**
 * The ways a device can stay signed in, in the order in which they are shown: the two of the textbook, the
 * second with one defence each, and fixes of it that do not fix.
 */
export const strategies = [
  "database",
  "jwt",
  "jwt-short",
  "jwt-version",
  "jwt-denylist",
  "jwt-rotate",
  "jwt-broken-jti-denylist",
  "jwt-broken-iat",
  "jwt-broken-clear-cookie",
  "jwt-broken-one-path",
] as const;

export type Strategy = (typeof strategies)[number];
export type JwtStrategy = Exclude<Strategy, "database">;

/** The two that the board sets beside each other unless it is asked for others. */
export const bothStrategies = ["database", "jwt"] as const satisfies readonly Strategy[];

export function isStrategy(value: unknown): value is Strategy {
  return strategies.includes(value as Strategy);
}

export function isJwtStrategy(value: unknown): value is JwtStrategy {
  return isStrategy(value) && value !== "database";
}

/** Why a strategy is no defence, though many take it for one. */
export type Flaw = {
  /** The one thing that a thief does. */
  beatenBy: string;
  /** What the line does that is marked as wrong in its configuration. */
  wrongLine: string;
  mendedBy: Strategy;
};

type StrategyWords = {
  title: string;
  /** What is added to the plain JWT, under those that add something. */
  addition?: string;
  inLane: string;
  /** The same where there is little room. */
  inNarrowLane: string;
  inGroup: string;
  summary: string;
  noList: string;
  /** It keeps a list of sign-ins, which can be shown and ended one by one. */
  lists?: true;
  broken?: Flaw;
};

const noListOfTokens = "Nobody keeps a list of tokens: there is nothing to show, and none to end.";
const noAnswer = "The database does not answer.";

/** What is said of each on the screen. */
export const strategyWords: Record<Strategy, StrategyWords> = {
  database: {
    title: "Database session",
    inLane: "session",
    inNarrowLane: "DB",
    inGroup: "database session",
    summary: "The cookie is a random id. The server looks it up, every time.",
    noList: noAnswer,
    lists: true,
  },
  jwt: {
    title: "JWT",
    inLane: "JWT",
    inNarrowLane: "JWT",
    inGroup: "JWT",
    summary: "The cookie is a signed statement. The server checks the signature and asks nobody.",
    noList: noListOfTokens,
  },
  "jwt-short": {
    title: "JWT, short-lived",
    addition: "short-lived",
    inLane: "JWT short",
    inNarrowLane: "short",
    inGroup: "JWT short-lived",
    summary: "The token lives 15 seconds. A refresh token, good for one use, fetches the next.",
    noList: noAnswer,
    lists: true,
  },
  "jwt-version": {
    title: "JWT, version claim",
    addition: "version claim",
    inLane: "JWT version",
    inNarrowLane: "version",
    inGroup: "JWT with version",
    summary: "The token says which password it was issued under. The server looks up which one is current.",
    noList: noListOfTokens,
  },
  "jwt-denylist": {
    title: "JWT, denylist by sid",
    addition: "denylist by sid",
    inLane: "JWT denylist",
    inNarrowLane: "denylist",
    inGroup: "JWT with denylist",
    summary: "The server keeps a list of sign-ins that it no longer accepts, and looks there every time.",
    noList: noAnswer,
    lists: true,
  },
  "jwt-rotate": {
    title: "JWT, key rotation",
    addition: "key rotation",
    inLane: "JWT rotation",
    inNarrowLane: "rotate",
    inGroup: "JWT with key rotation",
    summary: "A password change replaces the key that signs. Every token of everybody goes with the old one.",
    noList: noListOfTokens,
  },
  "jwt-broken-jti-denylist": {
    title: "JWT, denylist by jti",
    addition: "denylist by jti",
    inLane: "⚠ broken jti list",
    inNarrowLane: "⚠ jti",
    inGroup: "JWT denylist by jti, broken",
    summary: "The denylist names tokens, and not the sign-in that they come from.",
    noList: noAnswer,
    lists: true,
    broken: {
      beatenBy: "calls Auth.js's /session once, and holds a token with a jti that is on no list",
      wrongLine: "asks the list for jti, which changes at every re-issue, and not for sid",
      mendedBy: "jwt-denylist",
    },
  },
  "jwt-broken-iat": {
    title: "JWT, iat check",
    addition: "iat check",
    inLane: "⚠ broken iat",
    inNarrowLane: "⚠ iat",
    inGroup: "JWT iat check, broken",
    summary: "A token issued before the password change is refused. A re-issued one says that it is new.",
    noList: noListOfTokens,
    broken: {
      beatenBy: "has the token re-issued under way, at /session: its iat is as new as the moment",
      wrongLine:
        "compares iat, which says when this token was signed, and not when somebody last gave a password",
      mendedBy: "jwt-version",
    },
  },
  "jwt-broken-clear-cookie": {
    title: "JWT, cookie cleared",
    addition: "cookie cleared",
    inLane: "⚠ broken clearing",
    inNarrowLane: "⚠ clear",
    inGroup: "JWT cookie cleared, broken",
    summary: "Signing out removes the cookie from one browser. The token in it remains good.",
    noList: noListOfTokens,
    broken: {
      beatenBy: "keeps the copy of the cookie: clearing the original does not reach it",
      wrongLine: "ends nothing on the server, where there is nothing to end",
      mendedBy: "jwt-denylist",
    },
  },
  "jwt-broken-one-path": {
    title: "JWT, one path checked",
    addition: "one path checked",
    inLane: "⚠ broken path",
    inNarrowLane: "⚠ path",
    inGroup: "JWT one path checked, broken",
    summary: "The page compares the version. The API beside it verifies the signature, and no more.",
    noList: noListOfTokens,
    broken: {
      beatenBy: "calls the API, which hands out what the page refuses to show",
      wrongLine: "looks further only when a page asks",
      mendedBy: "jwt-version",
    },
  },
};

/** Whether a strategy is one of the fixes that do not fix. */
export function isBroken(strategy: Strategy): boolean {
  return strategyWords[strategy].broken !== undefined;
}
