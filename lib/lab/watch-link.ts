import "server-only";
import { createHmac } from "node:crypto";
import { randomId } from "@/auth/tokens";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import { deriveKey } from "../keys";
import { isSame } from "../secrets";
import type { LabId } from "./lab-id";
import { readSnapshot } from "./snapshot";
import type { LabSnapshot } from "./snapshot-types";

/**
 * Lets others watch the lab.
 * @returns the key of their link, the same one until it is taken back
 * @throws Problem `unknown-lab`
 */
export async function openToWatchers(lab: LabId): Promise<string> {
  const fresh = randomId();
  const [open] = await getPrisma().$queryRaw<{ nonce: string }[]>`
    UPDATE "Lab" SET "watchNonce" = COALESCE("watchNonce", ${fresh}) WHERE "id" = ${lab}
    RETURNING "watchNonce" AS "nonce"`;
  if (!open) throw new Problem("unknown-lab");
  return keyFor(lab, open.nonce);
}

/** Takes the link back. The next one has another key. */
export async function closeToWatchers(lab: LabId): Promise<void> {
  await getPrisma().lab.updateMany({ where: { id: lab }, data: { watchNonce: null } });
}

/**
 * What the owner's checks have found, for those who have the link: no password, no cookie, no token.
 * @throws Problem `unknown-watch-link`
 */
export async function readAsWatcher(lab: LabId, key: string): Promise<LabSnapshot> {
  const found = await getPrisma().lab.findUnique({ where: { id: lab }, select: { watchNonce: true } });
  if (!found?.watchNonce || !isSame(key, keyFor(lab, found.watchNonce))) {
    throw new Problem("unknown-watch-link");
  }
  return readSnapshot(lab);
}

/** Derived, so that a copy of the table is not enough to watch. 128 bits: the less a QR code holds, the better it reads. */
function keyFor(lab: LabId, nonce: string): string {
  const digest = createHmac("sha256", deriveKey("watch-link")).update(`${lab}.${nonce}`).digest();
  return digest.subarray(0, 16).toString("base64url");
}
