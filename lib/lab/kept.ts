import "server-only";
import type { Transaction } from "../db/database";
import { listen } from "../db/notifications";
import { getEnv } from "../env";
import { keepingOf, longestPushed } from "../evidence/keeping";
import { noteCache } from "../evidence/recorder";
import { RecentMap } from "../recent-map";
import { singleton } from "../singleton";
import type { LabId } from "./lab-id";
import { mostKept } from "./most-kept";

/*
 * The memory of a verifier: what was looked up for one check can do for the next. The same for every defence
 * that looks something up, so that their prices can be compared.
 */

/** @property change the lab's last change that was known when the look-up began */
type Entry = { value: unknown; at: number; change: number };

const memory = singleton("kept-answers", () => ({
  entries: new RecentMap<string, Entry>(mostKept.answersInMemory),
  changes: new RecentMap<LabId, number>(mostKept.labsInMemory),
  count: 0,
  /** Whether this instance hears of what others change. */
  hears: false,
  /** Milliseconds from the last notice to its being heard. */
  lag: null as number | null,
}));

/** Looks something up, unless what was found a short while ago may be believed: the request says for how long. */
export async function keep<T>(lab: LabId, name: string, look: () => Promise<T>): Promise<T> {
  const choice = keepingOf();
  if (choice === "0") return look();
  const pushed = choice === "pushed";
  const lifetime = pushed ? longestPushed : Number(choice);
  const told = pushed && memory.lag !== null ? { heardAfter: memory.lag } : {};
  const key = `${lab}/${name}`;
  const entry = memory.entries.get(key);
  const age = entry ? (Date.now() - entry.at) / 1000 : Number.POSITIVE_INFINITY;
  if (entry && age < lifetime && (!pushed || (memory.hears && entry.change === lastChange(lab)))) {
    noteCache({ hit: true, age: Math.round(age * 10) / 10, lifetime, ...told });
    return entry.value as T;
  }
  const [at, change] = [Date.now(), lastChange(lab)];
  const value = await look();
  memory.entries.set(key, { value, at, change });
  noteCache({ hit: false, age: 0, lifetime, ...told });
  return value;
}

const lastChange = (lab: LabId): number => memory.changes.get(lab) ?? 0;

/** What was looked up for a lab is out of date where changes are told. Called after the transaction has committed. */
export function noteChange(lab: LabId): void {
  memory.count += 1;
  memory.changes.set(lab, memory.count);
}

/** What the instances tell each other: the lab, and when. */
export const changes = "change";

/** Tells every instance as the transaction ends. This one calls `noteChange` besides: some databases tell nobody. */
export async function tellChange(tx: Pick<Transaction, "$executeRaw">, userId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${changes}, "labId" || ' ' || ${String(Date.now())}) FROM "User" WHERE "id" = ${userId}`;
}

/** Follows the changes that other instances make. @returns stops */
export function hearChanges(): () => Promise<void> {
  const hear = (payload: string) => {
    const [lab = "", sentAt] = payload.split(" ");
    noteChange(lab as LabId);
    memory.lag = Math.max(0, Date.now() - Number(sentAt));
  };
  const begin = () => {
    // What was said before, it may have missed.
    memory.entries.deleteWhere(() => true);
    memory.hears = true;
  };
  const lose = () => {
    memory.hears = false;
  };
  return listen(changes, { hear, begin, lose }, getEnv().DATABASE_URL);
}
