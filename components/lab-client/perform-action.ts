import type { ActionKind, ActionOf } from "@/lessons/scenarios/scenario";
import type { Strategy } from "@/lessons/strategies/strategy";
import { type Lane, type LaneKey, laneOf } from "@/lib/lab/lane";
import { t } from "@/lib/language/texts";
import { askAgain, deletedWords, roleWords } from "./account-words";
import {
  changePasswordFrom,
  passwordOn,
  requestingLane,
  signedInLane,
  signInEverywhere,
  stealFromPhone,
} from "./board-actions";
import type { BoardStore } from "./board-store";
import type { BoardView, Said } from "./board-view";
import { bringBystanders } from "./bystander-actions";
import type { DeviceAction } from "./device-action";
import { actOnDevice } from "./device-actions";
import { type CheckAnswer, revokeSession } from "./device-client";
import { changeRole, deleteAccount } from "./lab-client";
import { lightWords } from "./measured-words";
import { outcomeSentences } from "./outcome";
import { LabProblem } from "./request";
import { latestAnswer } from "./rounds";

type Perform<K extends ActionKind> = (
  store: BoardStore,
  action: ActionOf<K>,
  strategies: readonly Strategy[],
) => Promise<string | null>;

/** Milliseconds from one visit of a thief who keeps visiting to the next. */
const betweenVisits = 5_000;
/** Seconds before the end in which nobody is sent there any more. */
const lastSeconds = 3;

const performers: { [K in ActionKind]: Perform<K> } = {
  "sign-in": (store, { lifetime, expiry }, strategies) => {
    store.choose({ lifetime, expiry });
    return store.perform("sign-in", (view) => signInEverywhere(view, strategies));
  },
  "sign-in-one": (store, { lanes }) => onEach(store, lanes, "sign-in"),
  "sign-out": (store, { lanes }) => onEach(store, lanes, "sign-out"),
  "ask-session": (store, { lanes }) => onEach(store, lanes, "ask-session"),
  refresh: (store, { lanes }) => onEach(store, lanes, "refresh"),
  "fetch-page": (store, { lanes }) => onEach(store, lanes, "fetch-page"),
  steal: (store, { lanes }) =>
    lanes.every((key) => laneOf(key).device === "phone")
      ? store.perform("steal", (view) =>
          stealFromPhone(
            view,
            lanes.map((key) => laneOf(key).strategy),
          ),
        )
      : onEach(store, lanes, "steal"),
  "use-leak": (store, { lane }) => onEach(store, [lane], "use-leak"),
  plant: (store, { lanes }) => onEach(store, lanes, "plant"),
  "change-password": (store, _, strategies) =>
    store.perform("change", async (view) =>
      changePasswordFrom(view, whereSignedIn(view, strategies), strategies),
    ),
  revoke: (store, { asking, device }) =>
    store.perform("revoke", async (view) => {
      const lane = laneOf(asking);
      await revokeSession(requestingLane(view, lane), device, await passwordOn(view, lane));
      return (measured) =>
        t("The session was ended from the list. {lightWords}", {
          lightWords: lightWords(measured, { device, strategy: lane.strategy }),
        });
    }),
  "wait-for-expiry": (store, { lane }) => waitUntil(store, (view) => hasExpired(view, lane)),
  "wait-until-out": (store, { lane }) => waitFor(store, laneOf(lane), ({ status }) => status === 401),
  "keep-visiting": async (store, { lanes, until }) => {
    const isOver = (view: BoardView) => [until].flat().every((key) => hasExpired(view, key));
    for (;;) {
      // Auth.js clears the cookie of whoever comes too late, which a thief would have kept.
      const inTime = lanes.filter((key) => secondsLeft(store.read(), key) > lastSeconds);
      const refused = inTime.length > 0 ? await onEach(store, inTime, "ask-session") : null;
      if (refused !== null) return refused;
      const visited = store.read().now;
      await waitUntil(store, (view) => isOver(view) || view.now >= visited + betweenVisits);
      if (store.read().over) return "expired-lab";
      if (isOver(store.read())) return null;
    }
  },
  "let-pass": (store, { seconds }) => {
    const end = store.read().now + seconds * 1000;
    return waitUntil(store, ({ now }) => now >= end);
  },
  "bring-bystanders": (store, _, strategies) =>
    store.perform("account", (view) => bringBystanders(view, strategies)),
  "wait-until-left": (store, { lane, seconds }) =>
    waitFor(
      store,
      laneOf(lane),
      (answer, now) => answer.signedIn && Date.parse(answer.expiresAt) - now <= seconds * 1000,
    ),
  "try-session": (store, { lane }) => onEach(store, [lane], "try-session"),
  "try-password": (store, { lane }) => onEach(store, [lane], "try-password"),
  "try-account": (store, { lane }) => onEach(store, [lane], "try-account"),
  "ask-again": (store, { on }) => store.perform("account", async () => askAgain(store, on)),
  "set-database": async (store, { to }) => {
    store.choose({ database: to });
    await store.checkNow();
    return null;
  },
  "change-role": (store, { to }) =>
    store.perform("account", async ({ state }) => {
      await changeRole(state.id, to);
      return roleWords(to);
    }),
  "delete-account": (store, _, strategies) =>
    store.perform("account", async ({ state }) => {
      await deleteAccount(state.id);
      return (measured) => `${t(deletedWords)} ${outcomeSentences(measured, strategies)}`;
    }),
};

/**
 * Carries a scenario's action out as the board's own controls do.
 * @returns the code with which it was refused, or `null`
 */
export function performAction<K extends ActionKind>(
  store: BoardStore,
  action: ActionOf<K> & { do: K },
  strategies: readonly Strategy[],
): Promise<string | null> {
  return performers[action.do](store, action, strategies);
}

/** In the order in which they are named, as one action between two rounds of checks. */
function onEach(store: BoardStore, lanes: readonly LaneKey[], action: DeviceAction): Promise<string | null> {
  return store.perform(action, async (view) => {
    const said: Said[] = [];
    for (const lane of lanes) said.push(await actOnDevice(view, laneOf(lane), action));
    return (measured) => said.map((one) => (typeof one === "string" ? one : one(measured))).join(" ");
  });
}

function whereSignedIn(view: BoardView, strategies: readonly Strategy[]): Lane {
  const lane = signedInLane(view, strategies);
  if (!lane) throw new LabProblem("not-signed-in", t("None of Alice's devices is signed in."));
  return lane;
}

function secondsLeft({ rounds, now }: BoardView, lane: LaneKey): number {
  const answer = latestAnswer(rounds, laneOf(lane));
  return answer?.signedIn ? (Date.parse(answer.expiresAt) - now) / 1000 : 0;
}

function hasExpired({ rounds }: BoardView, lane: LaneKey): boolean {
  const answer = latestAnswer(rounds, laneOf(lane));
  return answer !== undefined && !answer.signedIn && answer.reason === "expired";
}

/** Resolves when a check of the lane has found what is waited for, or the lab is over. */
function waitFor(
  store: BoardStore,
  lane: Lane,
  isThere: (answer: CheckAnswer, now: number) => boolean,
): Promise<string | null> {
  return waitUntil(store, ({ rounds, now }) => {
    const answer = latestAnswer(rounds, lane);
    return answer !== undefined && isThere(answer, now);
  });
}

async function waitUntil(store: BoardStore, isReached: (view: BoardView) => boolean): Promise<string | null> {
  if (store.read().settings.paused) store.setPaused(false);
  await store.until(isReached);
  return store.read().over ? "expired-lab" : null;
}
