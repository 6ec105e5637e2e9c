import "server-only";
import { announce, hearNews } from "@/lib/class/pulse";
import { getPrisma } from "@/lib/db/database";
import { Problem } from "@/lib/errors";
import { noteChange } from "@/lib/lab/kept";
import type { LabId } from "@/lib/lab/lab-id";
import { alice } from "@/lib/lab/labs";
import { phoneSlug } from "@/lib/lab/phones";
import { rulesOf } from "../strategies/rules";
import { strategies } from "../strategies/strategy";

/**
 * Takes a phone out of the class, for good: it is not shown, does not count and cannot come back. What the server
 * keeps of its sign-ins ends with it; a token of which it keeps nothing is good until it expires, for nothing that
 * is shown.
 * @throws Problem `unknown-device`
 */
export async function removePhone(lab: LabId, number: number): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const { count } = await tx.phone.updateMany({
      where: { labId: lab, number, removedAt: null },
      data: { removedAt: new Date() },
    });
    if (count === 0) throw new Problem("unknown-device");
    const owned = { user: { labId: lab, email: alice.email } };
    for (const { list } of strategies.map(rulesOf)) {
      const listed = (await list?.find(tx, owned)) ?? [];
      for (const entry of listed.filter(({ device }) => device === phoneSlug(number)))
        await list?.end(tx, entry, lab);
    }
    await announce(tx, lab);
  });
  noteChange(lab);
  await hearNews(lab);
}
