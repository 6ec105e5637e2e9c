import { beforeEach, describe, expect, it } from "vitest";
import type { Strategy } from "@/lessons/strategies/strategy";
import { type Device, newLab } from "@/tools/testing/lab";
import { holdRows, untilWaiting } from "@/tools/testing/overlap";
import { sessionRows } from "@/tools/testing/rows";
import { addDevice } from "../lab/add-device";
import "@/tools/testing/strict";

type Lab = Awaited<ReturnType<typeof newLab>>;

let lab: Lab;
let laptop: Device;

beforeEach(async () => {
  lab = await newLab();
  laptop = lab.device("laptop", "jwt");
  await laptop.signIn();
});

const administer = async (path: string, method: string) => {
  const { status } = await lab.browser.send(`/lab/${lab.id}/${path}`, { method });
  expect(status).toBeLessThan(300);
};

/** All that ends every sign-in of Alice's. */
const endings: [string, () => Promise<unknown>][] = [
  ["a password change", () => laptop.changePassword(lab.password, "a-new-password-1")],
  ["the end of all sessions", () => administer("sessions", "DELETE")],
  ["a ban", () => administer("ban", "POST")],
  ["the deletion of the account", () => administer("account", "DELETE")],
];

/** The strategies under which a sign-in writes a row that can be ended, and its table. */
const tables: [Strategy, string][] = [
  ["database", "Session"],
  ["database-cached", "Session"],
  ["jwt-short", "RefreshFamily"],
  ["jwt-denylist", "IssuedToken"],
];

/** Whatever ends sign-ins has done so by the time that it comes to the lab's row, and has not committed. */
const holdLab = () => holdRows(`SELECT 1 FROM "Lab" WHERE "id" = $1`, [lab.id]);

/** A sign-in that ends the one before it in the same jar stays there, with its own still to be written. */
const holdEarlier = (table: string) =>
  holdRows(
    `SELECT 1 FROM "${table}" WHERE "userId" IN (SELECT "id" FROM "User" WHERE "labId" = $1) AND "device" = 'phone'`,
    [lab.id],
  );

/** An access token of `jwt-short` lives on for seconds: there it is the next refresh that tells. */
const isSignedIn = async (device: Device) => {
  const { status } = await (device.strategy === "jwt-short" ? device.refresh() : device.check());
  return status === 200;
};

describe.each(endings)("%s", (_, end) => {
  // Auth.js's own adapter does not end the session before: its sign-in waits for no row of the same jar.
  it.each([
    ...tables.map(([strategy]) => strategy),
    "database-stock" as const,
    "jwt-not-before" as const,
    "jwt-rotate" as const,
  ])("that came first refuses a sign-in under %s, which has waited for it", async (strategy) => {
    const phone = lab.device("phone", strategy);
    const release = await holdLab();
    const ending = end();
    await untilWaiting(1);
    const signingIn = phone.signIn();
    // Without a lock nothing waits, and the sign-in is through before what should have ended it.
    await Promise.race([untilWaiting(2), signingIn]);
    await release();
    await ending;
    expect(await signingIn).toMatchObject({ error: "CredentialsSignin", code: "password-just-changed" });
    expect(await isSignedIn(phone)).toBe(false);
  });

  it.each(tables)("that comes second waits for a sign-in under %s, and ends it", async (strategy, table) => {
    const phone = lab.device("phone", strategy);
    await phone.signIn();
    const release = await holdEarlier(table);
    const signingIn = phone.signIn();
    await untilWaiting(1);
    const ending = end();
    await untilWaiting(2);
    await release();
    expect(await signingIn).toMatchObject({ error: null });
    await ending;
    expect(await isSignedIn(phone)).toBe(false);
  });

  it("that came first refuses a refresh, which has waited for it", async () => {
    const phone = lab.device("phone", "jwt-short");
    await phone.signIn();
    const release = await holdLab();
    const ending = end();
    await untilWaiting(1);
    const refreshing = phone.refresh();
    await Promise.race([untilWaiting(2), refreshing]);
    await release();
    await ending;
    expect(await refreshing).toMatchObject({ status: 401 });
  });
});

describe("two at the same moment", () => {
  it("sign-ins where a user may have one session leave one", async () => {
    const [phone, tablet] = [lab.device("phone", "database"), lab.device("tablet", "database")];
    await phone.signIn();
    await lab.browser.post(`/lab/${lab.id}/session-limit`, { limit: 1 });
    const release = await holdEarlier("Session");
    const first = phone.signIn();
    await untilWaiting(1);
    const second = tablet.signIn();
    await untilWaiting(2);
    await release();
    expect([(await first).error, (await second).error]).toEqual([null, null]);
    expect(await sessionRows(lab.id)).toHaveLength(1);
    expect([await isSignedIn(phone), await isSignedIn(tablet)]).toEqual([false, true]);
  });

  it("devices are two of the catalogue", async () => {
    const release = await holdLab();
    const adding = Promise.allSettled([addDevice(lab.id), addDevice(lab.id)]);
    await Promise.race([untilWaiting(2), adding]);
    await release();
    const added = (await adding).map((outcome) => outcome.status === "fulfilled" && outcome.value);
    expect(added.sort()).toEqual(["desktop", "tablet"]);
  });
});
