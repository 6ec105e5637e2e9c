/** How often the phones of a class check, in milliseconds: the server sets it, so that a large class does not drown it. */
const shortest = 2_000;
/** So many phones check every two seconds. Every further one makes all of them a little slower. */
const few = 100;
const perPhone = 1.5;

/** By how much of the pace two phones can differ: a herd comes apart, and the last phone still hears of an act in time. */
const spread = 0.2;

/** Milliseconds after an act in which a small class checks twice as often. */
const moment = 6_000;

/** Milliseconds without a check after which a phone counts as not seen. */
export function unseenAfter(phones: number): number {
  return 3 * usual(phones);
}

/**
 * @param random from 0 to 1: what comes together at first is spread by it
 * @returns milliseconds until a phone checks again
 */
export function paceOf(
  { phones, actedAt }: { phones: number; actedAt: number | null },
  now: number,
  random = Math.random(),
): number {
  const isMoment = phones <= few && actedAt !== null && now - actedAt < moment;
  const pace = isMoment ? usual(phones) / 2 : usual(phones);
  return Math.round(pace * (1 - spread / 2 + spread * random));
}

function usual(phones: number): number {
  return shortest + Math.max(0, phones - few) * perPhone;
}
