import "server-only";
import { z } from "zod";
import { randomId } from "@/auth/tokens";
import { getPrisma } from "../db/database";
import {
  type CookieJar,
  type CookieToSet,
  copyCookieName,
  refreshCookieName,
  sessionCookieOptions,
} from "../device/cookie-jar";
import { Problem } from "../errors";
import type { LabId } from "../lab/lab-id";
import { labPath } from "../lab/lab-path";
import { mostPhones, type PhoneSlug, thiefSlug } from "../lab/phones";
import type { Strategy } from "../lab/strategy";
import { hashOf } from "../secrets";
import { announce, hearNews } from "./pulse";
import { seal, unseal } from "./sealed";

/** With the code of the link that already shows the cookie of the other strategy, both are in one. */
export const lendForm = z.object({
  code: z
    .string()
    .regex(/^[\w-]{22}$/)
    .optional(),
});

/** The address of a link, which a phone's camera opens. */
export function copyPath(lab: LabId, code: string): string {
  return `${labPath(lab)}/copy/${code}`;
}

/**
 * Puts a phone's cookie into a link that is good for a minute and for one browser.
 * @param given the code of the link that already shows this phone's other cookie
 * @throws Problem `nothing-to-lend`, `unknown-device`, `unknown-copy`
 */
export async function lendCookie(
  jar: CookieJar,
  phone: number,
  given?: string,
): Promise<{ code: string; expires: Date }> {
  const { lab, strategy, credential, refreshToken, sessionCopy } = jar;
  const cookies: Pair[] = [
    ...(credential === null ? [] : [{ name: jar.rules.cookie, value: credential }]),
    ...(refreshToken === null ? [] : [{ name: refreshCookieName, value: refreshToken }]),
    ...(sessionCopy === null ? [] : [{ name: copyCookieName, value: sessionCopy }]),
  ];
  if (cookies.length === 0) throw new Problem("nothing-to-lend");
  const code = given ?? randomId();
  const [hash, sealed] = [hashOf(code), seal(code, cookies)];
  const [row] = await getPrisma().$queryRaw<{ expires: Date }[]>`
    INSERT INTO "CookieLink" ("labId", "phone", "strategy", "hash", "sealed", "expires")
    SELECT "labId", "number", ${strategy}, ${hash}, ${sealed}, now() + interval '60 seconds' FROM "Phone"
     WHERE "labId" = ${lab} AND "number" = ${phone}
       AND (${given === undefined} OR EXISTS (
         SELECT 1 FROM "CookieLink" WHERE "labId" = ${lab} AND "phone" = ${phone} AND "hash" = ${hash}))
    ON CONFLICT ("labId", "phone", "strategy") DO UPDATE SET "hash" = excluded."hash", "sealed" = excluded."sealed",
      "expires" = excluded."expires", "usedAt" = NULL
    RETURNING "expires"`;
  // A code that is another phone's, or nobody's: what two phones put into one link would be no copy of either.
  if (!row) throw new Problem(given === undefined ? "unknown-device" : "unknown-copy");
  return { code, expires: row.expires };
}

type Pair = { name: string; value: string };
type Lent = { phone: number; strategy: Strategy; sealed: string };
export type LinkState =
  | { state: "open"; phone: number }
  | { state: "copy-used" | "copy-expired" | "unknown-copy" };

/** What a link is good for now: nothing once its phone has been taken out. Reading it uses nothing up. */
export async function readCookieLink(lab: LabId, code: string): Promise<LinkState> {
  const [found] = await getPrisma().$queryRaw<{ phone: number; used: boolean; expired: boolean }[]>`
    SELECT "phone", "usedAt" IS NOT NULL AS "used", "expires" <= now() AS "expired"
      FROM "CookieLink" WHERE "labId" = ${lab} AND "hash" = ${hashOf(code)}
       AND EXISTS (SELECT 1 FROM "Phone" WHERE "labId" = ${lab} AND "number" = "phone" AND "removedAt" IS NULL)`;
  if (!found) return { state: "unknown-copy" };
  if (found.used) return { state: "copy-used" };
  return found.expired ? { state: "copy-expired" } : { state: "open", phone: found.phone };
}

/**
 * Gives a browser the copy that a link shows, once. The value is the same: from the bytes the server cannot
 * tell it from the original. The wall knows only because it was told.
 * @returns the device that holds it now, and the cookies to set
 * @throws Problem `unknown-copy`, `copy-used`, `copy-expired`, `full-class`
 */
export async function takeCopy(
  lab: LabId,
  code: string,
  secure: boolean,
): Promise<{ device: PhoneSlug; cookies: CookieToSet[] }> {
  const found = await readCookieLink(lab, code);
  if (found.state !== "open") throw new Problem(found.state);
  const { number, lent } = await getPrisma().$transaction(async (tx) => {
    const taken = await tx.$queryRaw<Lent[]>`
      UPDATE "CookieLink" SET "usedAt" = now()
       WHERE "labId" = ${lab} AND "hash" = ${hashOf(code)} AND "usedAt" IS NULL AND "expires" > now()
         AND EXISTS (SELECT 1 FROM "Phone" WHERE "labId" = ${lab} AND "number" = "phone" AND "removedAt" IS NULL)
      RETURNING "phone", "strategy", "sealed"`;
    const [first] = taken;
    if (!first) throw new Problem("copy-used");
    const [counted] = await tx.$queryRaw<{ thieves: number; round: number }[]>`
      UPDATE "Class" SET "thieves" = "thieves" + 1 WHERE "labId" = ${lab} AND "thieves" < ${mostPhones}
      RETURNING "thieves", "round"`;
    if (!counted) throw new Problem("full-class");
    const { thieves, round } = counted;
    const data = { labId: lab, number: thieves, round, phone: first.phone };
    await tx.thief.create({ data, select: { number: true } });
    await announce(tx, lab);
    return { number: thieves, lent: taken };
  });
  await hearNews(lab);
  const device = thiefSlug(number);
  const cookies = lent.flatMap(({ strategy, sealed }) => {
    const options = sessionCookieOptions({ lab, device, strategy, secure });
    return (unseal(code, sealed) as Pair[]).map((pair) => ({ ...pair, options }));
  });
  return { device, cookies };
}
