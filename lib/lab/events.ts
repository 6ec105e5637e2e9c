import "server-only";
import { getPrisma, type Transaction } from "../db/database";
import type { LabLane } from "./lane";
import type { EventKind, LabEvent } from "./snapshot-types";

/** Writes down that something was done, within a transaction where it was done in one. */
export async function logEvent(
  where: Pick<LabLane, "lab"> & Partial<LabLane>,
  kind: EventKind,
  detail: LabEvent["detail"] = {},
  tx: Pick<Transaction, "event"> = getPrisma(),
): Promise<void> {
  const { lab, device = null, strategy = null } = where;
  await tx.event.create({ data: { labId: lab, kind, device, strategy, detail }, select: { id: true } });
}
