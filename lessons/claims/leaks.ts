import { message } from "@/lib/language/texts";
import "server-only";
import { encode } from "next-auth/jwt";
import { createSessionToken } from "@/auth/sessions";
import { getPool } from "@/lib/db/database";
import { copyCookieName } from "@/lib/device/cookie-jar";
import { labTokens } from "@/lib/device/lab-tokens";
import { copyLifetime } from "@/lib/device/session-copy";
import { stockSecret } from "@/lib/device/stock-tokens";
import type { LabId } from "@/lib/lab/lab-id";
import { alice } from "@/lib/lab/labs";
import { sessionHash } from "@/lib/lab/session-hash";
import { strategyRecords } from "../strategies/strategy";
import type { ClaimColumn } from "./columns";

/** Cookies by their names, as a thief puts them into a jar of their own. */
export type Loot = Record<string, string>;

/** Text shorter than this is no credential. */
const shortest = 16;

/**
 * Everything that a stolen copy of the tables says of a lab's users: each text that could be a credential.
 * Alice's password in clear is the lab's own, for the board, and not among it.
 */
export async function dumpTables(lab: LabId): Promise<string[]> {
  const { rows } = await getPool().query<{ value: string }>(
    `WITH users AS (SELECT * FROM "User" WHERE "labId" = $1)
     SELECT DISTINCT value FROM (
       SELECT to_jsonb(users) AS line FROM users
       UNION ALL SELECT to_jsonb(s) FROM "Session" s WHERE s."userId" IN (SELECT "id" FROM users)
       UNION ALL SELECT to_jsonb(f) FROM "RefreshFamily" f WHERE f."userId" IN (SELECT "id" FROM users)
       UNION ALL SELECT to_jsonb(t) FROM "RefreshToken" t JOIN "RefreshFamily" f ON f."id" = t."familyId"
                  WHERE f."userId" IN (SELECT "id" FROM users)
       UNION ALL SELECT to_jsonb(i) FROM "IssuedToken" i WHERE i."userId" IN (SELECT "id" FROM users)
     ) held, jsonb_each_text(line) WHERE length(value) >= ${shortest} AND value !~ '^[0-9]{4}-' AND value <> $1`,
    [lab],
  );
  return rows.map(({ value }) => value);
}

/**
 * What somebody makes who has the app's secret, and neither the database nor a cookie of anybody's: a
 * credential that says "Alice". Where the secret signs nothing that is asked for, a token is tried all the same.
 */
export async function forgeWithSecret(lab: LabId, column: ClaimColumn): Promise<Loot> {
  const { cookie } = strategyRecords[column];
  const user = { ...alice, id: "made-up", role: "admin", lifetime: 900 } as const;
  if (column === "jwt-stock") {
    const token = { ...user, sub: user.id, rolling: false };
    return { [cookie]: await encode({ token, secret: stockSecret(lab), salt: cookie, maxAge: 900 }) };
  }
  if (column === "database-cached") {
    const realm = { lab, strategy: column };
    const token = createSessionToken();
    const claims = { ends: Date.now() + 900_000, read: Date.now() };
    const details = { sid: sessionHash(realm, `copy/${token}`), claims };
    const copy = await labTokens(realm).issue({ ...user, lifetime: copyLifetime }, details);
    return { [cookie]: token, [copyCookieName]: copy };
  }
  const strategy = column === "database" || column === "database-stock" ? "jwt" : column;
  return { [cookie]: await labTokens({ lab, strategy }).issue(user) };
}

/** What of Alice can be read in a text without a key: by looking, and by decoding base64url. */
export function readWithoutKey(text: string): string[] {
  const decoded = text.split(".").map((part) => Buffer.from(part, "base64url").toString("utf8"));
  const legible = [text, ...decoded].join("\n");
  const told = Object.entries({ [message("name")]: alice.name, [message("e-mail address")]: alice.email });
  return told.filter(([, what]) => legible.includes(what)).map(([what]) => what);
}
