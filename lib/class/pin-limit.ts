import "server-only";
import { getPool } from "../db/database";
import { Problem } from "../errors";
import { guessKey } from "../guess-key";
import type { LabId } from "../lab/lab-id";
import { mostPhones } from "../lab/phones";
import { visitorNetwork } from "../visitor-network";

/** Wrong PINs from one address in a window: a room of 300 has one address, and some of them mistype. */
export const wrongPerNetwork = 100;
/** Wrong PINs from all addresses together that no class has joined from: of a million PINs, a thousandth. */
export const wrongInAll = 1_000;
/** Milliseconds. */
const length = 10 * 60_000;

/** What is counted for a network, and for all that are no room. */
export const pinKeys = {
  of: (network: string) => guessKey("pins", network),
  all: () => guessKey("pins"),
};

/** Notes that a class has been begun or joined from where a request comes from: of as many places as it has phones. */
export async function noteRoom(headers: Headers, lab: LabId): Promise<void> {
  await getPool().query(
    `INSERT INTO "ClassRoom" ("labId", "network") SELECT "labId", $2 FROM "Class" WHERE "labId" = $1
       AND (SELECT count(*) FROM "ClassRoom" WHERE "labId" = $1) < $3
     ON CONFLICT DO NOTHING`,
    [lab, roomOf(headers), mostPhones],
  );
}

function roomOf(headers: Headers): string {
  return guessKey("room", visitorNetwork(headers));
}

/**
 * Looks a PIN up, and counts it when it is wrong, for all instances together. After too many wrong ones a right
 * one is no longer told from a wrong one, but in the room of the class itself: there it stands on the wall.
 * @throws Problem `too-many-pins`
 */
export async function limitPins<T extends { lab: LabId }>(
  headers: Headers,
  find: () => Promise<T | null>,
): Promise<T | null> {
  const found = await find();
  const { isOwn, isRoom } = await standing(roomOf(headers), found?.lab ?? null);
  if (isOwn) return found;
  // Counted before it is answered: of many at the same moment none slips through.
  const own = { key: pinKeys.of(visitorNetwork(headers)), most: wrongPerNetwork };
  const limits = isRoom ? [own] : [own, { key: pinKeys.all(), most: wrongInAll }];
  const counted = await count(limits.map(({ key }) => key));
  const over = limits
    .map(({ key, most }) => ({ ...counted.get(key), most }))
    .find(({ count = 0, most }) => count > most);
  // What is refused is no guess: it does not make the others' wait longer.
  if (over || found) await takeBack(limits.map(({ key }) => key));
  if (over) {
    const left = Math.ceil(((over.expires?.getTime() ?? 0) - Date.now()) / 1000);
    throw new Problem("too-many-pins", undefined, { retryAfter: Math.max(1, left) });
  }
  return found;
}

/** Whether a class has been joined from there, and whether this one has. */
async function standing(network: string, lab: LabId | null): Promise<{ isOwn: boolean; isRoom: boolean }> {
  const { rows } = await getPool().query<{ isOwn: boolean }>(
    `SELECT "labId" IS NOT DISTINCT FROM $2 AS "isOwn" FROM "ClassRoom" WHERE "network" = $1 ORDER BY 1 DESC LIMIT 1`,
    [network, lab],
  );
  return { isOwn: rows[0]?.isOwn ?? false, isRoom: rows.length > 0 };
}

type Counted = { count: number; expires: Date };

/** One more for each of the keys. Each is a statement of its own, so that no two wait for each other. */
async function count(keys: readonly string[]): Promise<Map<string, Counted>> {
  const now = Date.now();
  const counted = new Map<string, Counted>();
  for (const key of keys) {
    const { rows } = await getPool().query<Counted>(
      `INSERT INTO "WrongGuesses" AS old ("key", "count", "expires") VALUES ($1, 1, $3)
       ON CONFLICT ("key") DO UPDATE SET
         "count" = CASE WHEN old."expires" > $2 THEN old."count" + 1 ELSE 1 END,
         "expires" = CASE WHEN old."expires" > $2 THEN old."expires" ELSE excluded."expires" END
       RETURNING "count", "expires"`,
      [key, new Date(now), new Date(now + length)],
    );
    const [row] = rows;
    if (row) counted.set(key, row);
  }
  return counted;
}

async function takeBack(keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await getPool().query(
      `UPDATE "WrongGuesses" SET "count" = "count" - 1 WHERE "key" = $1 AND "count" > 0`,
      [key],
    );
  }
}
