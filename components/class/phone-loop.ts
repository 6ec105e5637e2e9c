import type { ByStrategy, LaneState, PhoneState } from "@/lib/class/state";
import type { Check } from "@/lib/device/check";
import type { Strategy } from "@/lib/lab/strategy";

/** What a phone shows: what it knows, and how well. */
export type Shown = {
  state: PhoneState;
  /** The latest under each strategy. */
  checks: ByStrategy<Check>;
  /** When the server stopped to answer, by this browser's clock; `null` while it does. */
  silentSince: number | null;
  /** What to add to this browser's clock to have the server's, in milliseconds. */
  clockOffset: number;
  /** The server lets the phone in no more: it was taken out, or the class is over. */
  isOver: boolean;
};

/** Milliseconds to the next attempt when the server gave no answer. */
const pause = 2_000;

/**
 * What a phone does for as long as its page is open: it checks under both strategies at the pace that the server
 * sets, looks at its state whenever there is news, and signs in again at each round.
 * @param path of the phone's page
 * @param show is called with all that is new
 * @returns `look` at once, and `stop`
 */
export function runPhone(path: string, initial: Shown, show: (shown: Shown) => void) {
  let shown = initial;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isTurning = false;

  const update = (more: Partial<Shown>): void => {
    shown = { ...shown, ...more };
    if (!shown.isOver || more.isOver) show(shown);
  };

  async function turn(): Promise<void> {
    if (isTurning || shown.isOver) return;
    isTurning = true;
    clearTimeout(timer);
    let again = pause;
    try {
      again = await attempt();
      update({ silentSince: null });
    } catch {
      // The phone slept, or has lost the network: it comes back by itself, and until then it says so.
      update({ silentSince: shown.silentSince ?? Date.now() });
    }
    isTurning = false;
    if (!shown.isOver) timer = setTimeout(turn, again);
  }

  async function attempt(): Promise<number> {
    if (!shown.state.isSignedIn) await enter();
    const { left, right } = shown.state.round;
    const checked = await Promise.all([check(left), check(right)]);
    const { version } = shown.state;
    if (checked.some((one) => one.version !== null && one.version !== version)) {
      await look();
      return 0;
    }
    const lanes = Object.fromEntries(checked.map(({ strategy, lane }) => [strategy, lane]));
    const checks = Object.fromEntries(checked.map(({ strategy, found }) => [strategy, found]));
    const clockOffset = Date.parse(checked[0].found.at) - Date.now();
    update({ state: { ...shown.state, lanes }, checks, clockOffset });
    return checked[0]?.again ?? shown.state.checkAgain;
  }

  async function enter(): Promise<void> {
    await fetch(`${path}/enter`, { method: "POST", headers: { "content-type": "application/json" } });
    await look();
  }

  async function check(strategy: Strategy) {
    const lane = `${path}/${strategy}`;
    const { checkQuery } = shown.state;
    const response = await fetch(`${lane}/check${checkQuery}`);
    const found: Check = { ...(await response.json()), status: response.status };
    // The access token has run out: with the next one it is asked again in a moment.
    if (found.canRefresh) await fetch(`${lane}/refresh${checkQuery}`, { method: "POST" });
    const number = (name: string) => (response.headers.has(name) ? Number(response.headers.get(name)) : null);
    return {
      strategy,
      found,
      version: number("class-version"),
      again: found.canRefresh ? 0 : number("check-again"),
      lane: laneOf(found, shown.state.lanes[strategy]),
    };
  }

  async function look(): Promise<void> {
    const response = await fetch(`${path}/state`);
    if ([403, 404, 410].includes(response.status)) return update({ isOver: true });
    if (!response.ok) return;
    const state: PhoneState = await response.json();
    update({ state, clockOffset: Date.parse(state.now) - Date.now() });
  }

  const wake = () => void turn();
  addEventListener("online", wake);
  document.addEventListener("visibilitychange", wake);
  wake();
  return {
    look,
    stop: () => {
      shown = { ...shown, isOver: true };
      clearTimeout(timer);
      removeEventListener("online", wake);
      document.removeEventListener("visibilitychange", wake);
    },
  };
}

function laneOf(found: Check, before: LaneState | undefined): LaneState {
  const statements = found.evidence.sql.length;
  if (found.signedIn) {
    const { at, expiresAt } = found;
    return { outcome: "in", reason: null, lastSeenAt: at, refusedAt: null, expiresAt, statements };
  }
  const outcome = found.reason === "database-unavailable" ? "no-answer" : "out";
  const refusedAt = outcome === "out" ? (before?.refusedAt ?? found.at) : null;
  return { outcome, reason: found.reason, lastSeenAt: found.at, refusedAt, expiresAt: null, statements };
}
