import { message } from "@/lib/language/texts";
import "server-only";
import { getPool } from "@/lib/db/database";
import { isDatabaseUnavailable } from "@/lib/db/unavailable";
import { Problem } from "@/lib/errors";

/** What a sign-in, or a user, may leave rows in. */
export const tables = [
  "User",
  "Session",
  message("Session, with user agent, address and last seen"),
  "RefreshFamily",
  "RefreshToken",
  "IssuedToken",
] as const;

export type Table = (typeof tables)[number];

/** Bytes of so many rows, as PostgreSQL counts them: the rows, their indexes, and all that belongs to the table. */
export type TableSize = { rows: number; table: number; indexes: number; total: number };

const uuid = "gen_random_uuid()::text";
/** 43 characters in base64url, as a hash or a token of 256 bits. */
const long = "translate(rtrim(encode(sha256(gen_random_uuid()::text::bytea), 'base64'), '='), '+/', '-_')";
/** 22 of them, as an id of 128 bits. */
const short = `left(${long}, 22)`;
const session = `"id", "sessionToken", "userId", "device", "expires"`;
const sessionValues = `${uuid}, ${long}, ${uuid}, 'laptop', now()`;
const userAgent =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

/** Of each: the real table that it is made after, and rows as the app writes them, with the values that it writes. */
const samples: Record<Table, { like: string; add?: string; columns: string; values: string }> = {
  User: {
    like: "User",
    columns: `"id", "labId", "email", "name", "passwordHash"`,
    values: `${uuid}, ${short}, 'alice@example.com', 'Alice', '$argon2id$v=19$m=19456,t=2,p=1$' || ${short} || '$' || ${long}`,
  },
  Session: { like: "Session", columns: session, values: sessionValues },
  "Session, with user agent, address and last seen": {
    like: "Session",
    add: `ADD COLUMN "userAgent" text, ADD COLUMN "address" inet, ADD COLUMN "lastSeen" timestamptz(3)`,
    columns: `${session}, "userAgent", "address", "lastSeen"`,
    values: `${sessionValues}, '${userAgent}', '2001:db8:85a3::8a2e:370:7334', now()`,
  },
  RefreshFamily: {
    like: "RefreshFamily",
    columns: `"id", "userId", "device", "expires"`,
    values: `${short}, ${uuid}, 'laptop', now()`,
  },
  RefreshToken: {
    like: "RefreshToken",
    columns: `"hash", "familyId", "usedAt"`,
    values: `${long}, ${short}, now()`,
  },
  IssuedToken: {
    like: "IssuedToken",
    columns: `"id", "userId", "strategy", "device", "expires"`,
    values: `${short}, ${uuid}, 'jwt-denylist', 'laptop', now()`,
  },
};

const sizes = `
SELECT pg_relation_size('claim_sample')::int AS "table", pg_indexes_size('claim_sample')::int AS "indexes",
       pg_total_relation_size('claim_sample')::int AS "total"`;

/**
 * Fills a table that PostgreSQL makes after the real one, indexes included, and asks for its size. Leaves
 * nothing behind: the table is the connection's own, and goes with the transaction.
 * @throws Problem `database-unavailable`
 */
export async function measureTable(table: Table, rows: number): Promise<TableSize> {
  const { like, add, columns, values } = samples[table];
  const client = await getPool().connect();
  try {
    await client.query("BEGIN");
    await client.query(`CREATE TEMPORARY TABLE claim_sample (LIKE "${like}" INCLUDING ALL)`);
    if (add) await client.query(`ALTER TABLE claim_sample ${add}`);
    await client.query(
      `INSERT INTO claim_sample (${columns}) SELECT ${values} FROM generate_series(1, $1::int)`,
      [rows],
    );
    const measured = await client.query<Omit<TableSize, "rows">>(sizes);
    await client.query("ROLLBACK");
    client.release();
    return { rows, ...(measured.rows[0] as Omit<TableSize, "rows">) };
  } catch (error) {
    // Not used again: nobody knows what state it is in.
    client.release(true);
    throw isDatabaseUnavailable(error)
      ? new Problem("database-unavailable", undefined, { cause: error })
      : error;
  }
}
