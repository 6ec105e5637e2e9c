import type { LaneState, PhoneState } from "@/lib/class/state";
import type { Reason } from "@/lib/evidence/reason";
import type { Strategy } from "@/lib/lab/strategy";

/** What a check is answered, as far as a phone needs it. */
type Answer = { at: string; canRefresh?: true } & (
  | { signedIn: true; expiresAt: string }
  | { signedIn: false; reason: Reason }
);

/** Milliseconds to the next attempt when the server gave no answer. */
const pause = 2_000;

/**
 * What a phone does for as long as its page is open: it checks under both strategies at the pace that the server
 * sets, looks at its state whenever there is news, and signs in again at each round.
 * @param path of the phone's page
 * @param show is called with every new state
 * @returns stops
 */
export function runPhone(path: string, initial: PhoneState, show: (state: PhoneState) => void): () => void {
  let state = initial;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  async function turn(): Promise<void> {
    const again = await attempt().catch(() => pause);
    if (!isStopped) timer = setTimeout(turn, again);
  }

  async function attempt(): Promise<number> {
    if (!state.isSignedIn) await enter();
    const { left, right } = state.round;
    const checked = await Promise.all([check(left), check(right)]);
    if (checked.some(({ version }) => version !== null && version !== state.version)) {
      await look();
      return 0;
    }
    const lanes = Object.fromEntries(checked.map(({ strategy, lane }) => [strategy, lane]));
    state = { ...state, lanes };
    show(state);
    return checked[0]?.again ?? state.checkAgain;
  }

  async function enter(): Promise<void> {
    await fetch(`${path}/enter`, { method: "POST", headers: { "content-type": "application/json" } });
    await look();
  }

  async function check(strategy: Strategy) {
    const lane = `${path}/${strategy}`;
    const response = await fetch(`${lane}/check${state.checkQuery}`);
    const found: Answer = await response.json();
    // The access token has run out: with the next one it is asked again in a moment.
    if (found.canRefresh) await fetch(`${lane}/refresh${state.checkQuery}`, { method: "POST" });
    const number = (name: string) => (response.headers.has(name) ? Number(response.headers.get(name)) : null);
    return {
      strategy,
      version: number("class-version"),
      again: found.canRefresh ? 0 : number("check-again"),
      lane: laneOf(found, state.lanes[strategy]),
    };
  }

  async function look(): Promise<void> {
    const response = await fetch(`${path}/state`);
    if (response.status === 403) return stop();
    if (!response.ok) return;
    state = await response.json();
    show(state);
  }

  function stop(): void {
    isStopped = true;
    clearTimeout(timer);
  }

  void turn();
  return stop;
}

function laneOf(found: Answer, before: LaneState | undefined): LaneState {
  if (found.signedIn) {
    const { at, expiresAt } = found;
    return { outcome: "in", reason: null, lastSeenAt: at, refusedAt: null, expiresAt };
  }
  const outcome = found.reason === "database-unavailable" ? "no-answer" : "out";
  const refusedAt = outcome === "out" ? (before?.refusedAt ?? found.at) : null;
  return { outcome, reason: found.reason, lastSeenAt: found.at, refusedAt, expiresAt: null };
}
