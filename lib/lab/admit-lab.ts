import "server-only";
import { t } from "@/lib/language/texts";
import { getPool } from "../db/database";
import { Problem } from "../errors";
import { RecentMap } from "../recent-map";
import { singleton } from "../singleton";
import { visitorNetwork } from "../visitor-network";
import { mostKept } from "./most-kept";

/** How many labs may be started from one address in a minute: a class of 300 has one address. */
export const labsPerMinute = 400;
const minute = 60_000;

type Window = { since: number; started: number };
const windows = singleton("new-labs", () => new RecentMap<string, Window>(10_000));

/**
 * Lets a visitor start a lab, or not.
 * @param headers with the address that the entrance has settled
 * @throws Problem `too-many-labs`, with the seconds after which it is worth asking again
 */
export async function admitLab(headers: Headers): Promise<void> {
  countStart(visitorNetwork(headers), Date.now());
  await makeRoom();
}

function countStart(network: string, now: number): void {
  const open = windows.get(network);
  const window = open && now < open.since + minute ? open : { since: now, started: 0 };
  if (window.started >= labsPerMinute) {
    const retryAfter = Math.ceil((window.since + minute - now) / 1000);
    throw new Problem("too-many-labs", undefined, { retryAfter });
  }
  windows.set(network, { ...window, started: window.started + 1 });
}

/** Labs older than ten minutes in which nothing was ever done make room, the oldest first. */
const makeRoomText = `
DELETE FROM "Lab" WHERE "id" IN (
  SELECT "id" FROM "Lab" l WHERE "createdAt" < now() - interval '10 minutes'
     AND NOT EXISTS (SELECT 1 FROM "Event" WHERE "labId" = l."id")
   ORDER BY "createdAt" LIMIT 100)`;

async function makeRoom(): Promise<void> {
  const { rows } = await getPool().query<{ labs: number }>(`SELECT count(*)::int AS labs FROM "Lab"`);
  if ((rows[0]?.labs ?? 0) < mostKept.labs) return;
  const { rowCount } = await getPool().query(makeRoomText);
  if (!rowCount)
    throw new Problem("too-many-labs", t("This server has as many labs as it can hold."), {
      retryAfter: 600,
    });
}
