import { singleton } from "../singleton";

/** Milliseconds without a failure after which an outage is over: one that comes and goes is one. */
const quiet = 5_000;

const outage = singleton("outage", () => ({ began: null as number | null, lastFailure: 0 }));

/** Says that the database does not answer: once for an outage, however many requests meet it. */
export function noteFailure({ message }: Error): void {
  outage.lastFailure = Date.now();
  if (outage.began !== null) return;
  outage.began = outage.lastFailure;
  console.warn(`The database does not answer: ${message}`);
}

/** Says that an outage is over, if there was one. */
export function noteAnswer(): void {
  if (outage.began === null || Date.now() - outage.lastFailure < quiet) return;
  const seconds = Math.round((Date.now() - outage.began) / 1000);
  outage.began = null;
  console.info(`The database answers again, after ${seconds} s.`);
}

/** Forgets an outage, so that one test does not silence the next test's. */
export function forgetOutage(): void {
  outage.began = null;
}
