import { laneName, nameWithin } from "@/lessons/strategies/lane-name";
import type { ListedSession } from "@/lib/device/sessions";
import { deviceName, firstDevices, thief } from "@/lib/lab/devices";
import type { Lane } from "@/lib/lab/lane";
import { t } from "@/lib/language/texts";
import { passwordOn, requestingLane, signedInLane, signInLanes } from "./board-actions";
import type { BoardView, Said } from "./board-view";
import type { DeviceAction } from "./device-action";
import {
  askSession,
  endSession,
  plantId,
  refreshLane,
  revokeSession,
  signOut,
  stealCookie,
  trySensitive,
} from "./device-client";
import { removeDevice } from "./lab-client";
import { lightWords } from "./measured-words";
import { readPageStatus } from "./page-status";
import { LabProblem } from "./request";

type Perform = (view: BoardView, lane: Lane, name: string) => Promise<Said>;

const actions: Record<DeviceAction, Perform> = {
  check: async (_, lane) => (measured) => lightWords(measured, lane),
  "sign-in": async (view, lane) => {
    await signInLanes(view, [lane]);
    return (measured) => lightWords(measured, lane);
  },
  "sign-out": async (view, lane) => {
    await signOut(requestingLane(view, lane));
    return (measured) => lightWords(measured, lane);
  },
  "ask-session": async (view, lane, name) => {
    await askSession(requestingLane(view, lane));
    return t("{name}: visited Auth.js's own /session.", { name });
  },
  refresh: async (view, lane, name) => {
    const refreshed = await refreshLane(requestingLane(view, lane));
    if (!refreshed.signedIn)
      throw new LabProblem(
        refreshed.reason,
        t("{name}: refused, {reason}.", { name, reason: refreshed.reason }),
      );
    return t("{name}: the refresh token was exchanged for the next.", { name });
  },
  "fetch-page": async (view, lane, name) => {
    const status = await readPageStatus(requestingLane(view, lane));
    return t("{name}: its page says {found}.", {
      name,
      found: status === "signed-in" ? t("signed in") : t("signed out"),
    });
  },
  steal: async (view, lane, name) => {
    await stealCookie(requestingLane(view, lane), thief);
    return (measured) =>
      t("{name}: the thief holds a copy of the cookie. {thiefWords}", {
        name,
        thiefWords: thiefWords(measured, lane),
      });
  },
  "use-leak": async (view, lane, name) => {
    await stealCookie(requestingLane(view, lane), thief, "row");
    return (measured) =>
      t("The thief tries the leaked table row of this session as a cookie: {name}. {thiefWords}", {
        name,
        thiefWords: thiefWords(measured, lane),
      });
  },
  plant: async (view, { device, strategy }, name) => {
    await plantId(requestingLane(view, { device: thief, strategy }), device);
    return t("{name}: its cookie now holds an id that the thief made up, and holds as well.", { name });
  },
  "try-session": async (view, lane, name) => {
    await trySensitive(unasked(view, lane), "session");
    return (measured) =>
      t("{name}: ended a session of Alice's. {ownersWords}", {
        name,
        ownersWords: ownersWords(measured, lane),
      });
  },
  "try-password": async (view, lane, name) => {
    await trySensitive(unasked(view, lane), "password");
    return (measured) =>
      t("{name}: changed Alice's password. {ownersWords}", {
        name,
        ownersWords: ownersWords(measured, lane),
      });
  },
  "try-account": async (view, lane, name) => {
    await trySensitive(unasked(view, lane), "account");
    return (measured) =>
      t("{name}: deleted Alice's account. {ownersWords}", { name, ownersWords: ownersWords(measured, lane) });
  },
  remove: async ({ state }, { device }) => {
    await removeDevice(state.id, device);
    return t("{deviceName}: removed.", { deviceName: deviceName(device) });
  },
  revoke: async (view, lane, name) => {
    const asking = signedInLane(view, [lane.strategy], lane.device) ?? lane;
    await revokeSession(requestingLane(view, asking), lane.device, await passwordOn(view, asking));
    return (measured) =>
      t("{deviceName} ended this session: {name}. {lightWords}", {
        deviceName: deviceName(asking.device),
        name,
        lightWords: lightWords(measured, lane),
      });
  },
};

const unasked = (view: BoardView, lane: Lane) => ({
  ...requestingLane(view, lane),
  asks: view.settings.asks,
});

/** What became of Alice's own two under the strategy. */
const ownersWords = (measured: BoardView, { strategy }: Lane): string =>
  firstDevices
    .filter((device) => device !== thief)
    .map((device) => lightWords(measured, { device, strategy }))
    .join(" ");

const thiefWords = (measured: BoardView, { strategy }: Lane): string =>
  lightWords(measured, { device: thief, strategy });

/** Does what was chosen in a device's menu, and says so. */
export function actOnDevice(view: BoardView, lane: Lane, action: DeviceAction): Promise<Said> {
  return actions[action](view, lane, laneName(lane));
}

/** Ends a session from the list that a device was shown, and says so. */
export async function endListed(view: BoardView, asking: Lane, session: ListedSession): Promise<string> {
  await endSession(requestingLane(view, asking), session.id, await passwordOn(view, asking));
  const device = session.device ? deviceName(session.device) : t("a device");
  return t("{deviceName} ended this session: {device}, {nameWithin}.", {
    deviceName: deviceName(asking.device),
    device,
    nameWithin: nameWithin(asking.strategy),
  });
}
