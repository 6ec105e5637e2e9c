import { isBroken, isJwtStrategy, type Strategy, strategies } from "../strategies/strategy";

/** `late`: within 15 seconds, when an access token or a copy ends, or a tolerance is used up. `none`: there is nothing of the kind to be judged. */
export type Fulfilment = "met" | "late" | "partly" | "unmet" | "none";

/** A requirement of the OWASP Application Security Verification Standard 5.0, in short. */
export type Requirement = {
  id: string;
  asks: string;
  /** What has to be said of them. */
  note?: string;
  /** The tests that the fulfilments are held against, one for each strategy: their name in asvs.test.ts. */
  test: string;
  fulfilments: Record<Strategy, Fulfilment>;
};

/** Where the named tests are. */
export const testFile = "lessons/defences/asvs.test.ts";

/** The same for every strategy but those that are named. */
function fulfilments(
  most: Fulfilment,
  others: Partial<Record<Strategy, Fulfilment>>,
): Record<Strategy, Fulfilment> {
  const all = strategies.map((strategy) => [strategy, others[strategy] ?? most]);
  return Object.fromEntries(all) as Record<Strategy, Fulfilment>;
}

const selfContained = Object.fromEntries(
  strategies.map((strategy) => [strategy, isJwtStrategy(strategy) ? "met" : "none"]),
) as Record<Strategy, Fulfilment>;

/** What those reach that end one sign-in by itself. */
const oneByOne = {
  database: "met",
  "database-stock": "met",
  "database-cached": "late",
  "jwt-short": "late",
  "jwt-denylist": "met",
} as const;
/** And what those reach that end all of them at once. */
const allAtOnce = {
  ...oneByOne,
  "jwt-version": "met",
  "jwt-not-before": "met",
  "jwt-user-key": "met",
  "jwt-rotate": "met",
} as const;

export const requirements: readonly Requirement[] = [
  {
    id: "3.3.1",
    asks: "Cookies are Secure, and their names say so",
    note: "Over https they are. No name begins with __Host- or __Secure-: the lab also runs without https.",
    test: "3.3.1: the session cookie is Secure over https, and its name begins with __Host- or __Secure-",
    fulfilments: fulfilments("partly", {}),
  },
  {
    id: "3.3.2",
    asks: "Cookies say whether they go with requests from other sites",
    test: "3.3.2: the session cookie is SameSite=Lax or Strict",
    fulfilments: fulfilments("met", {}),
  },
  {
    id: "3.3.4",
    asks: "No script can read the session cookie",
    test: "3.3.4: every cookie of a sign-in is HttpOnly",
    fulfilments: fulfilments("met", {}),
  },
  {
    id: "3.3.5",
    asks: "No cookie is larger than 4,096 bytes",
    test: "3.3.5: no cookie of a sign-in is larger than 4,096 bytes",
    fulfilments: fulfilments("met", {}),
  },
  {
    id: "6.2.4",
    asks: "A new password is none of the 3,000 commonest",
    note: "Nor the account's own e-mail address or name.",
    test: "6.2.4: a common password is refused, and the user's own address",
    fulfilments: fulfilments("met", {}),
  },
  {
    id: "6.3.1",
    asks: "Guessing a password is slowed down, and locks nobody out",
    note: "Wrong ones are counted for an account and a visitor's address together. The lab's owner is told by a cookie.",
    test: "6.3.1: a guesser has to wait, and the user elsewhere does not",
    fulfilments: fulfilments("met", {}),
  },
  {
    id: "7.2.3",
    asks: "A reference token is random, with 128 bits or more",
    note: "Auth.js's own is a UUID, with 122.",
    test: "7.2.3: a token that stands for a row has 128 random bits or more",
    fulfilments: fulfilments("none", {
      database: "met",
      "database-stock": "unmet",
      "database-cached": "met",
      "jwt-short": "met",
    }),
  },
  {
    id: "7.2.4",
    asks: "Signing in makes a new token and ends the one before",
    test: "7.2.4: signing in again ends what the same jar held before",
    fulfilments: fulfilments("unmet", { ...oneByOne, "database-stock": "unmet" }),
  },
  {
    id: "7.3.1",
    asks: "A session that is not used ends",
    note: "With rolling expiry. Refresh tokens end at a set time here, used or not.",
    test: "7.3.1: a rolling sign-in lives while it is used, and ends when it is not",
    fulfilments: fulfilments("met", { "jwt-short": "unmet", "jwt-stock": "late" }),
  },
  {
    id: "7.3.2",
    asks: "A session ends for good at a set time",
    note: "Unless rolling expiry was asked for at sign-in.",
    test: "7.3.2: a sign-in ends with its lifetime, however often it is used",
    fulfilments: fulfilments("met", { "jwt-stock": "late" }),
  },
  {
    id: "7.4.1",
    asks: "Signing out ends the session for whoever kept a copy",
    test: "7.4.1: signing out ends the sign-in, a copy of it included",
    fulfilments: fulfilments("unmet", oneByOne),
  },
  {
    id: "7.4.1 by a list",
    asks: "Self-contained tokens, the first of three solutions: a list of what is ended",
    note: "The list by jti fails because Auth.js issues a rolling token again.",
    test: "7.4.1 by a list: one sign-in is ended, a copy of it included, and the others stay",
    fulfilments: fulfilments("none", { "jwt-denylist": "met", "jwt-broken-jti-denylist": "unmet" }),
  },
  {
    id: "7.4.1 by a date",
    asks: "The second: a date for each user, before which tokens do not count",
    note: "One fails because it asks for the date after Auth.js has decided to issue the token again.",
    test: "7.4.1 by a date: all tokens of a user from before it are ended, and nobody else's",
    fulfilments: fulfilments("none", { "jwt-not-before": "met", "jwt-broken-iat": "unmet" }),
  },
  {
    id: "7.4.1 by a key",
    asks: "The third: a signing key for each user, which is replaced",
    note: "A key for all ends everybody's tokens.",
    test: "7.4.1 by a key: all tokens of a user are ended, and nobody else's",
    fulfilments: fulfilments("none", { "jwt-user-key": "met", "jwt-rotate": "partly" }),
  },
  {
    id: "7.4.2",
    asks: "Deleting the account ends its sessions",
    test: "7.4.2: deleting the account ends what was begun in its name",
    fulfilments: fulfilments("unmet", { ...allAtOnce, "jwt-broken-iat": "met" }),
  },
  {
    id: "7.4.3",
    asks: "A password change can end all other sessions",
    note: "Under key rotation everybody else's in the application too.",
    test: "7.4.3: a password change ends the other sign-ins, the thief's included",
    fulfilments: fulfilments("unmet", allAtOnce),
  },
  {
    id: "7.4.5",
    asks: "Administrators can end a user's sessions, or everybody's",
    note: "Under key rotation only everybody's.",
    test: "7.4.5: an administrator ends all sign-ins of a user",
    fulfilments: fulfilments("unmet", allAtOnce),
  },
  {
    id: "7.5.1",
    asks: "What a sign-in is made with changes only for those who give the password again",
    test: "7.5.1: the password changes for those who give the current one, and for nobody else",
    fulfilments: fulfilments("met", {}),
  },
  {
    id: "7.5.2",
    asks: "Users can see their sessions and, giving the password again, end any of them",
    test: "7.5.2: a user is shown the sign-ins and ends one of them, with the password and not without",
    fulfilments: fulfilments("unmet", oneByOne),
  },
  {
    id: "7.5.3",
    asks: "What is highly sensitive takes the password again",
    note: "A token for the API is given to whoever is signed in. Under a broken fix there is none.",
    test: "7.5.3: a token for the API takes the password again",
    fulfilments: Object.fromEntries(
      strategies.map((strategy) => [strategy, isBroken(strategy) ? "none" : "unmet"]),
    ) as Record<Strategy, Fulfilment>,
  },
  {
    id: "9.1.1",
    asks: "A token's signature is verified before what it says counts",
    test: "9.1.1: an altered token is refused",
    fulfilments: selfContained,
  },
  {
    id: "9.1.2",
    asks: "Only allowed algorithms count, and none is not one of them",
    test: "9.1.2: a token with another algorithm is refused",
    fulfilments: selfContained,
  },
  {
    id: "9.1.3",
    asks: "A token cannot bring its own key, nor name one elsewhere",
    test: "9.1.3: a token that brings a key or the address of one is refused",
    fulfilments: selfContained,
  },
  {
    id: "9.2.1",
    asks: "A token counts within its time only",
    note: "Auth.js's own counts for 15 seconds more: clocks may differ.",
    test: "9.2.1: a token is refused before its time and after it",
    fulfilments: { ...selfContained, "jwt-stock": "late" },
  },
  {
    id: "9.2.2",
    asks: "A token counts as what it was issued for only",
    test: "9.2.2: a token of another type is refused",
    fulfilments: { ...selfContained, "jwt-stock": "unmet" },
  },
  {
    id: "9.2.3",
    asks: "A token counts where it was meant for only",
    note: "Auth.js's own names none: applications that share a secret accept each other's tokens.",
    test: "9.2.3: a token for another audience is refused",
    fulfilments: { ...selfContained, "jwt-stock": "unmet" },
  },
  {
    id: "9.2.4",
    asks: "Tokens of one issuer for different audiences say for which",
    test: "9.2.4: a token names its lab and its strategy as audience",
    fulfilments: { ...selfContained, "jwt-stock": "unmet" },
  },
  {
    id: "14.3.1",
    asks: "Signing out leaves nothing of the session in the browser",
    note: "The cookies go, and Clear-Site-Data empties the cache. It does not name storage, where the board keeps what is every device's, nor cookies, which would sign every device out.",
    test: "14.3.1: signing out clears the device's cookies and the cache, and nothing of other devices",
    fulfilments: fulfilments("met", {}),
  },
];
