import { roundUp } from "./ticks";
import { MINUTE, SECOND } from "./time";

type Story = {
  /** The last moment at which anything was seen or done. */
  last: number;
  /** Every end that a session or token had, reached or not. */
  expiries: readonly number[];
  now: number;
};

const SHORTEST = 30 * SECOND;

/**
 * How far the time axis must reach, in milliseconds since the origin.
 *
 * An expiry is inside only if it is at most four times as far as the story so far and two minutes:
 * two-minute tokens are seen to run out from the first second, while a token of 24 hours does not
 * squash the minute in which everything happened into one pixel. Its dash runs off the edge.
 *
 * Expiries count even when the session was deleted before: the picture must not rescale at the very
 * moment when the password changes. For the same reason the end moves in steps, not every second.
 */
export function rangeEnd({ last, expiries, now }: Story): number {
  const limit = 4 * (last + 2 * MINUTE);
  const horizon = Math.max(0, ...expiries.filter((expiry) => expiry <= limit));
  // When all is over, time runs on for a little and then the picture stands still: a lab opened again
  // five hours later still shows its three minutes.
  const shownNow = Math.min(now, last + Math.max(SHORTEST, last / 4));
  const seen = Math.max(SHORTEST, last, shownNow);
  if (horizon >= seen) return roundUp(horizon, 8);
  return roundUp(seen, 4);
}
