import "server-only";
import { randomId } from "@/auth/tokens";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import { hashOf } from "../secrets";
import type { LabId } from "./lab-id";
import { labPath } from "./lab-path";

/** What a link can be found to be. Each of these but the first is a problem's code. */
export type HandoverState = "open" | "handover-used" | "handover-expired" | "unknown-handover";

/** The page of a handover link. */
export function handoverPath(lab: string, code: string): string {
  return `${labPath(lab)}/handover/${code}`;
}

/**
 * Makes a code that makes another browser an owner of the lab: once, and within ten minutes by the database's
 * clock. A new one takes the place of the one before.
 * @throws Problem `unknown-lab`
 */
export async function offerHandover(lab: LabId): Promise<{ code: string; expires: Date }> {
  const code = randomId();
  const [offered] = await getPrisma().$queryRaw<{ expires: Date }[]>`
    INSERT INTO "Handover" ("labId", "hash", "expires")
    SELECT "id", ${hashOf(code)}, now() + interval '10 minutes' FROM "Lab" WHERE "id" = ${lab}
    ON CONFLICT ("labId")
    DO UPDATE SET "hash" = EXCLUDED."hash", "expires" = EXCLUDED."expires", "usedAt" = NULL
    RETURNING "expires"`;
  if (!offered) throw new Problem("unknown-lab");
  return { code, expires: offered.expires };
}

/** What a code is good for now. Reading it uses nothing up. */
export async function readHandover(lab: LabId, code: string): Promise<HandoverState> {
  const [found] = await getPrisma().$queryRaw<{ used: boolean; expired: boolean }[]>`
    SELECT "usedAt" IS NOT NULL AS "used", "expires" <= now() AS "expired"
    FROM "Handover" WHERE "labId" = ${lab} AND "hash" = ${hashOf(code)}`;
  if (!found) return "unknown-handover";
  if (found.used) return "handover-used";
  return found.expired ? "handover-expired" : "open";
}

/**
 * Uses a code up. Of two that bring it at the same moment one gets it: the statement locks the row, and the
 * other finds it used.
 * @throws Problem `handover-used`, `handover-expired`, `unknown-handover`
 */
export async function takeHandover(lab: LabId, code: string): Promise<void> {
  const state = await readHandover(lab, code);
  if (state !== "open") throw new Problem(state);
  const taken = await getPrisma().$executeRaw`
    UPDATE "Handover" SET "usedAt" = now()
    WHERE "labId" = ${lab} AND "hash" = ${hashOf(code)} AND "usedAt" IS NULL AND "expires" > now()`;
  if (taken === 0) throw new Problem("handover-used");
}
