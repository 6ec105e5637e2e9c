import type { Action, ActionKind, ActionOf, Distance } from "../../lessons/scenarios/scenario";
import { lifetimeName } from "../../lib/device/lifetime";
import { deviceName } from "../../lib/lab/devices";
import { type LaneKey, laneKey, laneOf } from "../../lib/lab/lane";
import { expect } from "../expect";
import { readCheck, readListRefusal } from "./observe";
import { watchRefusals } from "./refusals";
import type { Stage } from "./stage";

/** @returns the code of a refusal that is shown where there was no control to press */
type Doer<Kind extends ActionKind> = (
  stage: Stage,
  action: ActionOf<Kind>,
) => Promise<string | null | undefined>;
type Doers = { [Kind in ActionKind]: Doer<Kind> | ((...args: Parameters<Doer<Kind>>) => Promise<void>) };

const distanceNames: Record<Distance, string> = {
  near: "near",
  "slow:40": "40 ms away",
  "slow:120": "120 ms away",
  down: "gone",
};

/** Longer than the longest lifetime that a story waits out, two minutes, and than the end that no visit puts off. */
const expiryPatience = 150_000;
/** Before the end, in which nobody is sent to /session any more. */
const lastMilliseconds = 3_000;

const visit = "Visit /session (renews rolling sign-ins)";

/** Each action with the control that a visitor has for it. */
const doers: Doers = {
  async "sign-in"(stage, { lifetime, expiry }) {
    await stage.choose("Lifetime", lifetimeName(lifetime));
    await stage.choose("Expiry", expiry);
    await pressButton(stage, "Sign in everywhere");
  },
  "sign-in-one": (stage, { lanes }) => pickFromMenus(stage, lanes, "Sign in"),
  "sign-out": (stage, { lanes }) => pickFromMenus(stage, lanes, "Sign out"),
  "ask-session": (stage, { lanes }) => pickFromMenus(stage, lanes, visit),
  async steal(stage, { lanes }) {
    const fromPhone = stage.strategies.map((strategy) => laneKey({ device: "phone", strategy }));
    if (fromPhone.every((key) => lanes.includes(key))) await pressButton(stage, "Steal the phone's cookie");
    else await pickFromMenus(stage, lanes, "Steal the cookie");
  },
  "use-leak": (stage, { lane }) =>
    pickFromMenus(stage, [lane], "Try the leaked table row as the thief's cookie"),
  plant: (stage, { lanes }) => pickFromMenus(stage, lanes, "Plant the thief's id here"),
  "change-password": (stage) => pressButton(stage, "Change the password"),
  async revoke(stage, { asking, device }) {
    const { device: owner, strategy } = laneOf(asking);
    await stage.show(owner, "Sessions");
    const list = stage.page.getByRole("tabpanel").locator(`[data-strategy="${strategy}"]`);
    const end = list.getByRole("button", { name: `End the session of ${deviceName(device)}`, exact: true });
    const nothing = list.getByText("No list of tokens is kept");
    await expect(end.or(nothing).first()).toBeVisible();
    if (await nothing.isVisible()) return readListRefusal(stage, laneOf(asking));
    await stage.hand.press(end);
    await stage.settled();
    return null;
  },
  async "wait-for-expiry"(stage, { lane }) {
    const refusal = async () => (await readCheck(stage, laneOf(lane))).reason;
    await expect.poll(refusal, { timeout: expiryPatience, intervals: [500] }).toBe("expired");
  },
  refresh: (stage, { lanes }) => pickFromMenus(stage, lanes, "Refresh the token"),
  "fetch-page": (stage, { lanes }) => pickFromMenus(stage, lanes, "Test its page"),
  async "bring-bystanders"(stage) {
    await stage.hand.press(stage.button("Account"));
    await pressButton(stage, "Bring Bob and Carol");
  },
  // On the card, and not by a check of our own: it is the board that refreshes as a client does.
  async "wait-until-out"(stage, { lane }) {
    await expect(stage.card(laneOf(lane))).toContainText("Signed out", { timeout: expiryPatience });
  },
  async "keep-visiting"(stage, { lanes, until }) {
    const refusals = () =>
      Promise.all([until].flat().map(async (key) => (await readCheck(stage, laneOf(key))).reason));
    // Auth.js clears the cookie of whoever comes too late, which a thief would have kept.
    const isInTime = async (lane: LaneKey) => {
      const { expiresAt = "", at } = await readCheck(stage, laneOf(lane));
      return Date.parse(expiresAt) - Date.parse(at) > lastMilliseconds;
    };
    await expect(async () => {
      for (const lane of lanes) if (await isInTime(lane)) await pickFromMenus(stage, [lane], visit);
      expect(new Set(await refusals())).toEqual(new Set(["expired"]));
    }).toPass({ timeout: expiryPatience, intervals: [5_000] });
  },
  async "let-pass"(stage, { seconds }) {
    const now = async () => Date.parse((await readCheck(stage, { device: "laptop", strategy: "jwt" })).at);
    const end = (await now()) + seconds * 1000;
    await expect.poll(now, { timeout: expiryPatience, intervals: [250] }).toBeGreaterThanOrEqual(end);
  },
  async "wait-until-left"(stage, { lane, seconds }) {
    const left = async () => {
      const { expiresAt = "", at } = await readCheck(stage, laneOf(lane));
      return (Date.parse(expiresAt) - Date.parse(at)) / 1000;
    };
    await expect.poll(left, { timeout: expiryPatience, intervals: [500] }).toBeLessThanOrEqual(seconds);
  },
  "try-session": (stage, { lane }) => pickFromMenus(stage, [lane], "Try to end Alice's other session"),
  "try-password": (stage, { lane }) => pickFromMenus(stage, [lane], "Try to change Alice's password"),
  "try-account": (stage, { lane }) => pickFromMenus(stage, [lane], "Try to delete Alice's account"),
  async "ask-again"(stage, { on }) {
    await stage.hand.press(stage.button("Account"));
    await pressButton(stage, on ? "Ask for the password again" : "Do not ask for the password again");
  },
  async "set-database"(stage, { to }) {
    await stage.choose("Database", distanceNames[to]);
    stage.distance = to;
  },
  async "change-role"(stage, { to }) {
    await stage.hand.press(stage.button("Account"));
    await pressButton(stage, to === "admin" ? "Make Alice an admin" : "Make Alice a member");
  },
  async "delete-account"(stage) {
    await stage.hand.press(stage.button("Account"));
    await pressButton(stage, "Delete the account");
  },
};

export const actionKinds = Object.keys(doers) as ActionKind[];

/**
 * Does what a step does, with the board's own controls.
 * @returns the code with which the server refused it, or `null`
 */
export async function perform(stage: Stage, action: Action): Promise<string | null> {
  const refusals = watchRefusals(stage.page);
  const doer = doers[action.do] as (stage: Stage, action: Action) => Promise<string | null | undefined>;
  const shown = await doer(stage, action);
  const answered = await refusals.end();
  return shown ?? answered;
}

async function pressButton(stage: Stage, name: string): Promise<void> {
  await stage.hand.press(stage.button(name));
  await stage.settled();
}

async function pickFromMenus(stage: Stage, lanes: readonly LaneKey[], item: string): Promise<void> {
  for (const key of lanes) await stage.pickFromMenu(laneOf(key), item);
}
