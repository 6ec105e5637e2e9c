import { inLanguage } from "@/lib/language/in-language";
import type { Strategy } from "../strategies/strategy";

/**
 * The configurations that a statement is judged for, in the order of the matrix: how sessions are kept, and
 * then how tokens are. Each is a strategy of the lab.
 */
export const claimColumns = [
  "database-stock",
  "database",
  "database-cached",
  "jwt-stock",
  "jwt",
  "jwt-short",
  "jwt-denylist",
] as const satisfies readonly Strategy[];

export type ClaimColumn = (typeof claimColumns)[number];

/** The two of which the articles tell: whose list of pros and cons a statement is taken from. */
export const sides = ["database", "jwt"] as const satisfies readonly ClaimColumn[];

export type Side = (typeof sides)[number];

export const sideWords: Record<Side, string> = inLanguage({ database: "Database sessions", jwt: "JWT" });

type Column = {
  side: Side;
  title: string;
  /** What makes it this one, in a line. */
  summary: string;
};

export const columnRecords: Record<ClaimColumn, Column> = inLanguage(
  {
    "database-stock": {
      side: "database",
      title: "session as Auth.js ships it",
      summary: "The table holds the token itself, as Auth.js's adapter writes it.",
    },
    database: {
      side: "database",
      title: "session, hashed",
      summary: "The table holds the token's hash.",
    },
    "database-cached": {
      side: "database",
      title: "session with a signed cache",
      summary: "A signed copy beside the session saves the look-up for some seconds.",
    },
    "jwt-stock": {
      side: "jwt",
      title: "JWT as Auth.js ships it",
      summary: "The token is encrypted (JWE): whoever holds it can read nothing.",
    },
    jwt: {
      side: "jwt",
      title: "JWT, signed",
      summary: "The token is signed (JWS): whoever holds it can read it.",
    },
    "jwt-short": {
      side: "jwt",
      title: "short + refresh",
      summary: "A token that lives for seconds, and a refresh token that the database knows.",
    },
    "jwt-denylist": {
      side: "jwt",
      title: "denylist",
      summary: "Every check looks whether the sign-in has been ended.",
    },
  },
  "title",
  "summary",
);

export function columnsOf(side: Side): readonly ClaimColumn[] {
  return claimColumns.filter((column) => columnRecords[column].side === side);
}

/** @returns the titles of some columns, as a sentence can list them: a title may have a comma of its own */
export function listColumns(columns: readonly ClaimColumn[]): string {
  return columns.map((column) => columnRecords[column].title).join("; ");
}
