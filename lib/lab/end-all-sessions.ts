import "server-only";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import { logEvent } from "./events";
import { noteChange } from "./kept";
import type { LabId } from "./lab-id";
import { alice } from "./labs";
import { noteAct } from "./note-act";
import { revokeAll, voidPassword } from "./revoke-all";

/**
 * Ends all of Alice's sign-ins, as an administrator would, without changing her password (OWASP ASVS 5.0,
 * 7.4.5). The number of the password is counted up with it: tokens that name the old one are refused, and a
 * sign-in that is half way through is too.
 * @throws Problem `no-account`
 */
export async function endAllSessions(lab: LabId): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const [user] = await tx.user.updateManyAndReturn({
      where: { labId: lab, email: alice.email },
      data: voidPassword(),
      select: { id: true },
    });
    if (!user) throw new Problem("no-account");
    await revokeAll(tx, lab, user.id);
    await logEvent({ lab }, "session-revoked", { all: 1 }, tx);
    await noteAct(tx, lab);
  });
  noteChange(lab);
}
