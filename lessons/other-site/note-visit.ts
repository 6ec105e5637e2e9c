import "server-only";
import { getPrisma } from "@/lib/db/database";
import { Problem } from "@/lib/errors";
import { logEvent } from "@/lib/lab/events";
import type { LabId } from "@/lib/lab/lab-id";
import { cellOf, forgeries, wayIds } from "./outcome";
import { readOtherSite, type Seen } from "./read-outcome";

const kind = "other-site-visited";

/**
 * Notes among the lab's events what Alice's site saw of a visit to the other site, once for each visit.
 * @returns the port of the two sites
 * @throws Problem `other-site-gone` or `unknown-lab`
 */
export async function noteVisit(lab: LabId): Promise<number> {
  const state = await readOtherSite(lab);
  if (state === null) throw new Problem("other-site-gone");
  const { port, seen } = state;
  if (seen && wayIds.every((way) => cellOf(seen.outcome, way, "forged") !== null)) await noteOnce(lab, seen);
  return port;
}

/** Two tabs may come back from one visit. */
async function noteOnce(lab: LabId, { visit, outcome }: Seen): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const labs = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "Lab" WHERE "id" = ${lab} FOR UPDATE`;
    if (labs.length === 0) throw new Problem("unknown-lab");
    const last = await tx.event.findFirst({ where: { labId: lab, kind }, orderBy: { id: "desc" } });
    if ((last?.detail as { visit?: string } | undefined)?.visit === visit) return;
    const answers = wayIds.map((way) => {
      const { forged } = outcome[way];
      return [way, forgeries.map((how) => `${how}:${forged[how]?.status}`).join(" ")];
    });
    await logEvent({ lab }, kind, { visit, ...Object.fromEntries(answers) }, tx);
  });
}
