import "server-only";
import { getPrisma, type Transaction } from "../db/database";
import { recordEvent, unrecorded } from "../evidence/recorder";
import type { LabLane } from "./lane";
import type { EventKind, LabEvent } from "./snapshot-types";

/** What a device does over and over while it is signed in. The latest of each lane says it all. */
const repeated: ReadonlySet<EventKind> = new Set(["session-visited", "token-refreshed"]);

/**
 * Writes down that something was done, within a transaction where it was done in one. The lab's diary is no
 * part of what was done: its own statement is in no evidence.
 */
export async function logEvent(
  where: Pick<LabLane, "lab"> & Partial<LabLane>,
  kind: EventKind,
  detail: LabEvent["detail"] = {},
  tx: Pick<Transaction, "event"> = getPrisma(),
): Promise<void> {
  const { lab, device = null, strategy = null } = where;
  const data = { labId: lab, kind, device, strategy, detail };
  // Prisma sends nothing before it is awaited.
  const { id } = await unrecorded(async () => {
    if (repeated.has(kind)) await tx.event.deleteMany({ where: { labId: lab, kind, device, strategy } });
    return await tx.event.create({ data, select: { id: true } });
  });
  recordEvent(id);
}
