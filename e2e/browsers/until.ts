import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds: for a machine that has other things to do. */
const patience = 30_000;

/**
 * Asks again and again until there is an answer.
 * @param what is waited for, in words
 * @param look returns what it found, or something falsy
 */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  within = patience,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + within;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`Not within ${within} ms: ${what}`);
    await sleep(100);
  }
}
