import { message } from "@/lib/language/texts";
import { isBroken, type Strategy, strategies } from "../../strategies/strategy";
import { type Fulfilment, fulfilments, type Requirement } from "./requirement";

/** What those reach that end one sign-in by itself. */
const oneByOne = {
  database: "met",
  "database-stock": "met",
  "database-cached": "late",
  "jwt-short": "late",
  "jwt-bound": "late",
  "jwt-denylist": "met",
  "database-broken-fixed-id": "met",
} as const;
/** And what those reach that end all of them at once. */
const allAtOnce = {
  ...oneByOne,
  "jwt-version": "met",
  "jwt-not-before": "met",
  "jwt-user-key": "met",
  "jwt-rotate": "met",
} as const;

/** What is asked of sessions, be they rows or tokens. */
export const ofSessions: readonly Requirement[] = [
  {
    id: "7.2.3",
    asks: "A reference token is random, with 128 bits or more",
    note: "Auth.js's own is a UUID, with 122. The one that is kept at sign-in is whatever a thief planted.",
    test: "7.2.3: a token that stands for a row has 128 random bits or more",
    fulfilments: fulfilments("none", {
      database: "met",
      "database-stock": "unmet",
      "database-cached": "met",
      "jwt-short": "met",
      "jwt-bound": "met",
      "database-broken-fixed-id": "unmet",
    }),
  },
  {
    id: "7.2.4",
    asks: "Signing in makes a new token and ends the one before",
    test: "7.2.4: signing in again ends what the same jar held before",
    fulfilments: fulfilments("unmet", {
      ...oneByOne,
      "database-stock": "unmet",
      "database-broken-fixed-id": "unmet",
    }),
  },
  {
    id: "7.3.1",
    asks: "A session that is not used ends",
    note: "With rolling or capped expiry. Refresh tokens end at a set time here, used or not.",
    test: "7.3.1: a rolling or capped sign-in lives while it is used, and ends when it is not",
    fulfilments: fulfilments("met", { "jwt-short": "unmet", "jwt-bound": "unmet", "jwt-stock": "late" }),
  },
  {
    id: "7.3.2",
    asks: "A session ends for good at a set time",
    note: "With absolute or capped expiry. A rolling one has no set end.",
    test: "7.3.2: an absolute or capped sign-in ends at its set time, however often it is used",
    fulfilments: fulfilments("met", { "jwt-stock": "late" }),
  },
  {
    id: "7.4.1",
    asks: "Signing out ends the session for whoever kept a copy",
    test: "7.4.1: signing out ends the sign-in, a copy of it included",
    fulfilments: fulfilments("unmet", oneByOne),
  },
  {
    id: message("7.4.1 by a list"),
    asks: "Self-contained tokens, the first of three solutions: a list of what is ended",
    note: "The list by jti fails because Auth.js issues a rolling token again.",
    test: "7.4.1 by a list: one sign-in is ended, a copy of it included, and the others stay",
    fulfilments: fulfilments("none", { "jwt-denylist": "met", "jwt-broken-jti-denylist": "unmet" }),
  },
  {
    id: message("7.4.1 by a date"),
    asks: "The second: a date for each user, before which tokens do not count",
    note: "One fails because it asks for the date after Auth.js has decided to issue the token again.",
    test: "7.4.1 by a date: all tokens of a user from before it are ended, and nobody else's",
    fulfilments: fulfilments("none", { "jwt-not-before": "met", "jwt-broken-iat": "unmet" }),
  },
  {
    id: message("7.4.1 by a key"),
    asks: "The third: a signing key for each user, which is replaced",
    note: "A key for all ends everybody's tokens.",
    test: "7.4.1 by a key: all tokens of a user are ended, and nobody else's",
    fulfilments: fulfilments("none", { "jwt-user-key": "met", "jwt-rotate": "partly" }),
  },
  {
    id: "7.4.2",
    asks: "Deleting or disabling the account ends its sessions",
    note: "Where the date is asked too late, a ban ends nothing: the token is issued again.",
    test: "7.4.2: deleting the account ends what was begun in its name, and so does a ban",
    fulfilments: fulfilments("unmet", { ...allAtOnce, "jwt-broken-iat": "partly" }),
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
    note: "Deleting the account takes it. A token for the API does not, and is given to whoever is signed in; where something is broken on purpose there is none.",
    test: "7.5.3: deleting the account takes the password again, and so does a token for the API",
    fulfilments: Object.fromEntries(
      strategies.map((strategy) => [strategy, isBroken(strategy) ? "met" : "partly"]),
    ) as Record<Strategy, Fulfilment>,
  },
];
