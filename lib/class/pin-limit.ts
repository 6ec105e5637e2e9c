import "server-only";
import { Problem } from "../errors";
import type { LabId } from "../lab/lab-id";
import { RecentMap } from "../recent-map";
import { singleton } from "../singleton";
import { visitorNetwork } from "../visitor-network";

/** Wrong PINs from one address in a window: a room of 300 has one address, and some of them mistype. */
export const wrongPerNetwork = 100;
/** Wrong PINs from all addresses together that no class has joined from: of a million PINs, a thousandth. */
export const wrongInAll = 1_000;
/** Milliseconds. */
const length = 10 * 60_000;

type Window = { since: number; wrong: number };

const limit = singleton("wrong-pins", () => ({
  windows: new RecentMap<string, Window>(10_000),
  all: { since: 0, wrong: 0 },
  /** From which address a class was begun or joined: its room. */
  rooms: new RecentMap<string, number>(20_000),
}));

/** Notes that a class has been begun or joined from where a request comes from. */
export function noteRoom(headers: Headers, lab: LabId): void {
  const network = visitorNetwork(headers);
  limit.rooms.set(network, Date.now());
  limit.rooms.set(`${network} ${lab}`, Date.now());
}

/**
 * Looks a PIN up, and counts it when it is wrong. After too many wrong ones a right one is no longer told from a
 * wrong one, but in the room of the class itself: there it stands on the wall.
 * @throws Problem `too-many-pins`
 */
export async function limitPins<T extends { lab: LabId }>(
  headers: Headers,
  find: () => Promise<T | null>,
): Promise<T | null> {
  const network = visitorNetwork(headers);
  const own = windowOf(limit.windows.get(network), Date.now());
  limit.all = windowOf(limit.all, Date.now());
  const isRoom = limit.rooms.get(network) !== undefined;
  const isOver = own.wrong >= wrongPerNetwork || (!isRoom && limit.all.wrong >= wrongInAll);
  const found = await find();
  if (found && (!isOver || limit.rooms.get(`${network} ${found.lab}`) !== undefined)) return found;
  if (isOver) {
    const retryAfter = Math.ceil((own.since + length - Date.now()) / 1000);
    throw new Problem("too-many-pins", undefined, { retryAfter: Math.max(1, retryAfter) });
  }
  // Read anew: others may have been wrong meanwhile.
  const now = windowOf(limit.windows.get(network), Date.now());
  limit.windows.set(network, { ...now, wrong: now.wrong + 1 });
  if (!isRoom) limit.all = { ...limit.all, wrong: limit.all.wrong + 1 };
  return null;
}

function windowOf(window: Window | undefined, now: number): Window {
  return window && now < window.since + length ? window : { since: now, wrong: 0 };
}
