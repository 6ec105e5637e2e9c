import "server-only";
import { randomBytes } from "node:crypto";
import { getPool } from "../db/database";
import { Problem } from "../errors";
import { hashOf } from "../secrets";
import { type ApiToken, apiAudience, requireApiClient } from "./api-token";
import type { CookieJar } from "./cookie-jar";
import { readSessionRow } from "./session-row";
import { issuer } from "./token-realm";

/** What the app says of a token (RFC 7662, section 2.2). Of one that is not good it says nothing else. */
export type Introspection =
  | { active: false }
  | {
      active: true;
      token_type: "Bearer";
      iss: string;
      aud: string;
      sub: string;
      client_id: string;
      lab: string;
      iat: number;
      exp: number;
    };

/**
 * Gives a signed-in device an opaque token for the API: random, and good for as long as its row is. The row
 * goes with the session that it was given for, and does not count any more once the password has changed.
 * @throws Problem, those of `requireApiClient`
 */
export async function issueOpaqueToken(jar: CookieJar): Promise<ApiToken> {
  const { userId, issuedAt, expires } = await requireApiClient(jar);
  const session = await readSessionRow(jar);
  // A copy of a session can be good for longer than its row.
  if (jar.rules.hasRow && !session) throw new Problem("not-signed-in");
  const accessToken = randomBytes(32).toString("base64url");
  const { rowCount } = await getPool().query(insertion, [
    hashOf(accessToken),
    userId,
    session?.id ?? null,
    jar.device,
    new Date(issuedAt * 1000),
    new Date(expires * 1000),
  ]);
  if (rowCount === 0) throw new Problem("not-signed-in");
  return { accessToken, tokenType: "Bearer", expiresIn: expires - issuedAt, audience: apiAudience };
}

/** A session that is being ended at this moment is waited for. */
const insertion = `
  WITH session AS (SELECT 1 FROM "Session" WHERE "id" = $3 FOR KEY SHARE)
  INSERT INTO "OpaqueToken" ("hash", "userId", "sessionId", "device", "passwordVersion", "createdAt", "expires")
  SELECT $1, "id", $3::text, $4, "passwordVersion", $5::timestamptz, $6::timestamptz FROM "User"
   WHERE "id" = $2 AND ($3::text IS NULL OR EXISTS (SELECT 1 FROM session))`;

type Row = { userId: string; device: string; lab: string; createdAt: Date; expires: Date };

/** Says what a token stands for. One that is unknown, has expired or was ended is not active. */
export async function introspect(token: string): Promise<Introspection> {
  const { rows } = await getPool().query<Row>(
    `SELECT t."userId", t."device", t."createdAt", t."expires", u."labId" AS lab
       FROM "OpaqueToken" t JOIN "User" u ON u."id" = t."userId" AND u."passwordVersion" = t."passwordVersion"
      WHERE t."hash" = $1 AND t."expires" > $2 AND u."bannedAt" IS NULL`,
    [hashOf(token), new Date()],
  );
  const [row] = rows;
  if (!row) return { active: false };
  const seconds = (date: Date) => Math.floor(date.getTime() / 1000);
  return {
    active: true,
    token_type: "Bearer",
    iss: issuer,
    aud: apiAudience,
    sub: row.userId,
    client_id: row.device,
    lab: row.lab,
    iat: seconds(row.createdAt),
    exp: seconds(row.expires),
  };
}
