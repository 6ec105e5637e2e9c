import { getPool } from "@/lib/db/database";
import { isDatabaseUnavailable } from "@/lib/db/unavailable";
import { Problem } from "@/lib/errors";
import type { LabId } from "@/lib/lab/lab-id";
import type { Claim, RunContext } from "../claim";
import { sources } from "../sources";
import { bytes, grouped, plural } from "../words";

export type Facts = {
  sessions: number;
  /** Bytes, as PostgreSQL counts them: the rows, their indexes, and all that belongs to the table. */
  tableBytes: number;
  indexBytes: number;
  totalBytes: number;
  indexes: number;
  /** Rows of the session table that signing in under JWT added. */
  rowsForJwt: number;
  signInsUnderJwt: number;
};

const sessions = 10_000;
const signInsUnderJwt = 3;

const thresholds = {
  dear: { value: 10_000, words: "holds from 10,000 bytes for a session on: a million of them are 10 GB" },
  cheap: {
    value: 0,
    words: "holds, but … below that; does not hold here if a session costs no more than 0 bytes",
  },
};

export const costsStorage: Claim<Facts> = {
  number: 7,
  id: "costs-storage",
  side: "database",
  of: "blame",
  statement: "It costs storage",
  means: "Database sessions take room on the server, JWTs take none.",
  sources: { says: [sources.authJsStrategies], limits: [sources.copenhagen] },
  method:
    "10,000 sessions are written into a table that PostgreSQL makes after the real one, indexes included, within a transaction that is rolled back. PostgreSQL says how much room they take. Then three devices sign in under JWT, and the rows are counted.",
  expectedSeconds: 3,
  thresholds,

  async run({ lab, visitor, progress }: RunContext): Promise<Facts> {
    progress("Writing 10,000 sessions, and asking PostgreSQL for their size", 0);
    const size = await measureTable();
    progress("Signing in under JWT", 0.8);
    const before = await countSessions(lab);
    for (const slug of ["laptop", "phone", "tablet"] as const) await visitor.device(slug, "jwt").signIn();
    return { sessions, ...size, rowsForJwt: (await countSessions(lab)) - before, signInsUnderJwt };
  },

  judge({ sessions: count, totalBytes, rowsForJwt }) {
    const each = totalBytes / count;
    const contrast = `JWT added ${plural(rowsForJwt, "row")}.`;
    if (each <= thresholds.cheap.value)
      return { verdict: "not-here", sentence: "The sessions took no room." };
    const sentence = `${grouped(each)} bytes for a session, indexes included: ${bytes(totalBytes)} for ${grouped(count)}, ${bytes(each * 1e6)} for a million. ${contrast}`;
    return { verdict: each >= thresholds.dear.value ? "holds" : "holds-but", sentence };
  },

  evidence(facts) {
    const { sessions: count, tableBytes, indexBytes, totalBytes, indexes, rowsForJwt } = facts;
    const strategy = "database" as const;
    const line = (text: string, size: number) => ({
      text,
      measure: `${bytes(size)} · ${grouped(size / count)} B each`,
      strategy,
    });
    return [
      line(`pg_relation_size: ${grouped(count)} rows`, tableBytes),
      line(`pg_indexes_size: ${plural(indexes, "index", "indexes")}`, indexBytes),
      line("pg_total_relation_size", totalBytes),
      {
        text: `${plural(facts.signInsUnderJwt, "sign-in")}, rows in the table`,
        measure: `+${rowsForJwt}`,
        strategy: "jwt",
      },
    ];
  },

  code: ["lessons/claims/cards/07-costs-storage.ts", "prisma/schema.prisma"],
  tests: [{ file: "lessons/claims/cards/07-costs-storage.test.ts", title: "it costs storage" }],
};

// Rows as `startSession` writes them: a UUID, a hash in base64url, a user, a device, three times.
const fill = `
INSERT INTO claim_session ("id", "sessionToken", "userId", "device", "expires")
SELECT gen_random_uuid()::text, translate(rtrim(encode(sha256(n::text::bytea), 'base64'), '='), '+/', '-_'),
       gen_random_uuid()::text, 'laptop', now()
  FROM generate_series(1, $1::int) AS n`;

const sizes = `
SELECT pg_relation_size('claim_session')::int AS "tableBytes", pg_indexes_size('claim_session')::int AS "indexBytes",
       pg_total_relation_size('claim_session')::int AS "totalBytes",
       (SELECT count(*)::int FROM pg_index WHERE indrelid = 'claim_session'::regclass) AS "indexes"`;

type Sizes = Pick<Facts, "tableBytes" | "indexBytes" | "totalBytes" | "indexes">;

/** Leaves nothing behind: the table is the connection's own, and goes with the transaction. */
async function measureTable(): Promise<Sizes> {
  const client = await getPool().connect();
  try {
    await client.query("BEGIN");
    await client.query('CREATE TEMPORARY TABLE claim_session (LIKE "Session" INCLUDING ALL)');
    await client.query(fill, [sessions]);
    const { rows } = await client.query<Sizes>(sizes);
    await client.query("ROLLBACK");
    client.release();
    return rows[0] as Sizes;
  } catch (error) {
    // Not used again: nobody knows what state it is in.
    client.release(true);
    throw isDatabaseUnavailable(error)
      ? new Problem("database-unavailable", undefined, { cause: error })
      : error;
  }
}

async function countSessions(lab: LabId): Promise<number> {
  const { rows } = await getPool().query<{ count: number }>(
    `SELECT count(*)::int AS count FROM "Session" s JOIN "User" u ON u.id = s."userId" WHERE u."labId" = $1`,
    [lab],
  );
  return rows[0]?.count ?? 0;
}
