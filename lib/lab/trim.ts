import "server-only";
import { getPool } from "../db/database";
import { mostKept } from "./most-kept";

/** Rows that visitors add as they like: whose they are, in which order they came, and how many are kept. */
const limits = {
  Event: { key: "id", owner: "labId", order: `"id"`, most: mostKept.eventsPerLab },
  Session: { key: "id", owner: "userId", order: `"createdAt"`, most: mostKept.signInsPerUser },
  RefreshFamily: { key: "id", owner: "userId", order: `"createdAt"`, most: mostKept.signInsPerUser },
  IssuedToken: { key: "id", owner: "userId", order: `"createdAt"`, most: mostKept.signInsPerUser },
  OpaqueToken: { key: "hash", owner: "userId", order: `"createdAt"`, most: mostKept.signInsPerUser },
  // The one that has not been used yet is the newest.
  RefreshToken: {
    key: "hash",
    owner: "familyId",
    order: `COALESCE("usedAt", 'infinity')`,
    most: mostKept.refreshTokensPerFamily,
  },
};

export const trimmed = Object.entries(limits).map(([table, limit]) => ({ table, ...limit }));

/** Deletes the oldest rows where there are more than are kept. A sign-in whose row goes has ended. */
export async function trim(): Promise<void> {
  for (const { table, key, owner, order, most } of trimmed) {
    const gone = `
      DELETE FROM "${table}" WHERE "${key}" IN (
        SELECT "${key}" FROM (
          SELECT "${key}", row_number() OVER (PARTITION BY "${owner}" ORDER BY ${order} DESC) AS nth FROM "${table}"
           WHERE "${owner}" IN (SELECT "${owner}" FROM "${table}" GROUP BY 1 HAVING count(*) > ${most})
        ) ranked WHERE nth > ${most})`;
    // What is on neither list of the denylist could not be ended any more: it is denied.
    const text =
      table === "IssuedToken"
        ? `WITH gone AS (${gone} RETURNING "id", "expires") INSERT INTO "DeniedToken" ("id", "expires") SELECT * FROM gone`
        : gone;
    await getPool().query(text);
  }
  await getPool().query(forgetEvidence);
  await getPool().query(forgetGuesses);
}

/** Those go that have guessed least: flooding the table with others does not make a guesser forgotten. */
const forgetGuesses = `
  DELETE FROM "WrongGuesses" WHERE "key" IN (
    SELECT "key" FROM "WrongGuesses" ORDER BY "count" DESC, "expires" DESC OFFSET ${mostKept.wrongGuessers})`;

const forgetEvidence = `
  UPDATE "Event" SET "evidence" = NULL WHERE "id" IN (
    SELECT "id" FROM (
      SELECT "id", row_number() OVER (PARTITION BY "labId" ORDER BY "id" DESC) AS nth FROM "Event" WHERE "evidence" IS NOT NULL
    ) ranked WHERE nth > ${mostKept.evidencePerLab})`;
