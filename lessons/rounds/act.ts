import "server-only";
import { claimAct, finishAct, giveUpAct } from "@/lib/class/act-claim";
import type { Round } from "@/lib/class/rounds";
import { getPrisma } from "@/lib/db/database";
import { changePassword } from "@/lib/device/change-password";
import type { CookieJar } from "@/lib/device/cookie-jar";
import { listSessions, revokeSession } from "@/lib/device/sessions";
import { endAllSessions } from "@/lib/lab/end-all-sessions";
import type { LabId } from "@/lib/lab/lab-id";
import { createPassphrase } from "@/lib/lab/passphrase";
import { phoneSlug } from "@/lib/lab/phones";
import type { Strategy } from "@/lib/lab/strategy";
import { rulesOf } from "../strategies/rules";
import { roundKindOf } from "./registry";
import type { Act } from "./round-kind";
import { emptyJar, passwordOf, signIn } from "./sign-in-phone";

type Doing = { lab: LabId; round: Round; target: number | null };

const acts: Record<Act, (doing: Doing) => Promise<void>> = {
  "change-password": async ({ lab }) => {
    const [jar, currentPassword] = await signedInLaptop(lab, "database");
    await changePassword(jar, { currentPassword, newPassword: createPassphrase() });
  },
  "end-all-sessions": ({ lab }) => endAllSessions(lab),
  "revoke-one": revokeOne,
  wait: async () => {},
  // The phones are told to ask with `?db=down`, as the board does it.
  "database-gone": async () => {},
};

/**
 * Does what the round is about: once, through the same functions as the board. From its beginning on the guesses
 * are fixed.
 * @param target the phone that it is done to, where it is done to one; one by chance without
 * @param seen the number of the round that whoever pressed had before them
 * @throws Problem `already-acted`, `round-over`, and whatever hinders the act: then nothing was done, and guesses are open again
 */
export async function performAct(lab: LabId, target: number | null, seen?: number): Promise<void> {
  const round = await claimAct(lab, seen);
  try {
    const act = roundKindOf(round.kind).act;
    const one = act === "revoke-one" ? (target ?? (await anyPhone(lab, round))) : null;
    await acts[act]({ lab, round, target: one });
    await finishAct(lab, round.number, one);
  } catch (error) {
    await giveUpAct(lab, round.number);
    throw error;
  }
}

/** Ends one phone's sign-in under each strategy that keeps a list. Where there is none, there is nothing to end. */
async function revokeOne({ lab, round, target }: Doing): Promise<void> {
  if (target === null) return;
  for (const strategy of [round.left, round.right]) {
    if (!rulesOf(strategy).list) continue;
    const [jar, currentPassword] = await signedInLaptop(lab, strategy);
    const listed = await listSessions(jar);
    for (const { id, device } of listed) {
      if (device === phoneSlug(target)) await revokeSession(jar, id, currentPassword);
    }
  }
}

async function anyPhone(labId: LabId, { number }: Round): Promise<number | null> {
  const [found] = await getPrisma().$queryRaw<{ phone: number }[]>`
    SELECT t."phone" FROM "Turn" t JOIN "Phone" p ON p."labId" = t."labId" AND p."number" = t."phone"
     WHERE t."labId" = ${labId} AND t."round" = ${number} AND t."signedInAt" IS NOT NULL AND p."removedAt" IS NULL
     ORDER BY random() LIMIT 1`;
  return found?.phone ?? null;
}

/** Alice's laptop, on which she does it. Its cookie never leaves the server. */
async function signedInLaptop(lab: LabId, strategy: Strategy): Promise<[jar: CookieJar, password: string]> {
  const where = { lab, device: "laptop", strategy, secure: false } as const;
  const cookies = await signIn(where, 30);
  const jar = emptyJar(where);
  const credential = cookies.find(({ name }) => name === jar.rules.cookie)?.value ?? null;
  return [{ ...jar, credential }, await passwordOf(lab)];
}
