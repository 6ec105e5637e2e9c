import "server-only";
import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { createSessionToken } from "@/auth/sessions";
import { randomId } from "@/auth/tokens";

import { getPool } from "@/lib/db/database";
import { cookieHeader, copyCookieName } from "@/lib/device/cookie-jar";
import { labTokens } from "@/lib/device/lab-tokens";
import { copyLifetime } from "@/lib/device/session-copy";
import { stockSecret } from "@/lib/device/stock-tokens";
import type { LabId } from "@/lib/lab/lab-id";
import { alice } from "@/lib/lab/labs";
import { sessionHash } from "@/lib/lab/session-hash";
import { strategyRecords } from "../strategies/strategy";
import { type ClaimColumn, columnRecords } from "./columns";

/** Somebody who never signed in, as anybody may know of them. */
export type Victim = { id: string; email: string; name: string; role: "member" };

export async function findVictim(lab: LabId): Promise<Victim> {
  const { rows } = await getPool().query<{ id: string }>(
    `SELECT "id" FROM "User" WHERE "labId" = $1 AND "email" = $2`,
    [lab, alice.email],
  );
  return { id: rows[0]?.id ?? "", email: alice.email, name: alice.name, role: "member" };
}

/**
 * Makes cookies as somebody does who has this server's secret, from which all its keys come, and nothing
 * else. Where no key signs anything, what is brought is a token that one of them signed.
 * @returns the Cookie header
 */
export async function forgeWithSecret(column: ClaimColumn, lab: LabId, victim: Victim): Promise<string> {
  const { cookie } = strategyRecords[column];
  const user = { ...victim, lifetime: 900, rolling: false };
  if (column === "jwt-stock") {
    const token = { ...user, sub: victim.id };
    return cookieHeader({
      [cookie]: await encode({ token, secret: stockSecret(lab), salt: cookie, maxAge: user.lifetime }),
    });
  }
  if (column === "database-cached") {
    const madeUp = createSessionToken();
    const copy = await labTokens({ lab, strategy: column }).issue(
      { ...user, lifetime: copyLifetime },
      {
        sid: sessionHash({ lab, strategy: column }, `copy/${madeUp}`),
        claims: { ends: Date.now() + 900_000, read: Date.now() },
      },
    );
    return cookieHeader({ [cookie]: madeUp, [copyCookieName]: copy });
  }
  const strategy = columnRecords[column].side === "jwt" ? column : "jwt";
  return cookieHeader({ [cookie]: await labTokens({ lab, strategy }).issue(user, { sid: randomId() }) });
}

/**
 * Writes one session row, as somebody does who has the password of the database and nothing else.
 * @returns the Cookie header that belongs to it
 */
export async function insertSession(column: ClaimColumn, lab: LabId, victim: Victim): Promise<string> {
  const token = createSessionToken();
  const held = column === "database-stock" ? token : sessionHash({ lab, strategy: column }, token);
  await getPool().query(
    `INSERT INTO "Session" ("id", "sessionToken", "strategy", "userId", "expires")
     VALUES ($1, $2, $3, $4, now() + interval '15 minutes')`,
    [randomUUID(), held, column, victim.id],
  );
  return cookieHeader({ [strategyRecords[column].cookie]: token });
}
