import { Problem } from "../errors";
import type { DatabaseCondition } from "./evidence";

/** Milliseconds that the database can be made to be away, at most. */
const farthest = 2000;

/**
 * Reads `?db=` of a request.
 * @throws Problem `invalid-database-condition`
 */
export function readDatabaseCondition(db: string | null | undefined): DatabaseCondition {
  if (db === null || db === undefined) return "near";
  if (db === "down") return "down";
  const slow = /^slow:(\d{1,4})$/.exec(db);
  const ms = Number(slow?.[1]);
  if (!slow || ms > farthest) throw new Problem("invalid-database-condition");
  return { slow: ms };
}
