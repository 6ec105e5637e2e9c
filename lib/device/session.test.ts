import { describe, expect, it } from "vitest";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { beyondItsEnd, lasting } from "@/tools/testing/facts";
import { newLab } from "@/tools/testing/lab";
import { withoutDatabase } from "@/tools/testing/outage";
import { query, sessionRows } from "@/tools/testing/rows";
import "@/tools/testing/strict";
import { strategies } from "@/lessons/strategies/strategy";

describe.each(strategies)("a session under %s", (strategy) => {
  it("shows the browser name, e-mail address and expiry, and nothing else", async () => {
    const phone = (await newLab()).device("phone", strategy);
    await phone.signIn();
    const { expiresAt } = await phone.check();
    expect(await phone.session()).toEqual({
      user: { name: "Alice", email: "alice@example.com", role: "admin" },
      expires: expiresAt,
    });
  });

  it("ends with sign-out, on this device alone", async () => {
    const lab = await newLab();
    const [phone, laptop] = [lab.device("phone", strategy), lab.device("laptop", strategy)];
    await phone.signIn();
    await laptop.signIn();
    const answer = await phone.signOut();
    expect(answer).toMatchObject({ status: 302, error: null });
    expect(answer.location?.href).toBe(`${lab.browser.origin}${phone.path}`);
    expect(phone.cookie).toBeUndefined();
    expect(await phone.check()).toMatchObject({ status: 401, reason: "no-credential" });
    expect((await laptop.check()).status).toBe(200);
  });

  it("is signed out without an error when nobody is signed in", async () => {
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    expect(await phone.signOut()).toMatchObject({ status: 302, error: null });
    expect(await query(`SELECT 1 FROM "Event" WHERE "labId" = $1`, lab.id)).toEqual([]);
  });

  it("goes with its cookie to whoever steals it, and the lab notes the theft", async () => {
    const lab = await newLab();
    const [phone, thief] = [lab.device("phone", strategy), lab.device("thief", strategy)];
    await phone.signIn();
    const response = await phone.steal("thief");
    expect(response.status).toBe(200);
    expect(thief.cookie).toEqual({ ...phone.cookie, path: thief.path, expires: expect.any(Number) });
    const { expiresAt } = await phone.check();
    expect(await thief.check()).toMatchObject({ status: 200, expiresAt });
    const events = await query(
      `SELECT kind, device, detail FROM "Event" WHERE "labId" = $1 ORDER BY id`,
      lab.id,
    );
    expect(events).toEqual([
      { kind: "signed-in", device: "phone", detail: {} },
      { kind: "cookie-stolen", device: "phone", detail: { to: "thief" } },
    ]);
  });

  it.each([
    ["a device that it is itself", "phone", 400, "invalid-field"],
    ["a device that the lab has not", "watch", 404, "unknown-device"],
    ["a device that nobody has", "toaster", 400, "invalid-field"],
    ["a device with a path in its name", "../laptop", 400, "invalid-field"],
  ])("cannot be stolen for %s", async (_, to, status, code) => {
    const phone = (await newLab()).device("phone", strategy);
    await phone.signIn();
    const response = await phone.steal(to);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await response.json()).toMatchObject({ status, code });
  });

  it("cannot be stolen where there is none", async () => {
    const response = await (await newLab()).device("phone", strategy).steal("thief");
    expect(await response.json()).toMatchObject({ status: 409, code: "nothing-to-steal" });
  });

  it("cannot be begun while the database is away: 503, and no cookie", async () => {
    const phone = (await newLab()).device("phone", strategy);
    await withoutDatabase(() => phone.signIn()).then((answer) => expect(answer.status).toBe(503));
    expect(phone.cookie).toBeUndefined();
  });
});

describe.each(lasting)("an absolute session under %s", (strategy) => {
  it("does not live longer for being asked after at Auth.js's own endpoint", async () => {
    stopClock();
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    await phone.signIn();
    const [credential, rows, first] = [phone.cookie?.value, await sessionRows(lab.id), await phone.session()];
    for (let asked = 0; asked < 3; asked += 1) {
      moveClock(20_000);
      expect(await phone.session()).toEqual(first);
    }
    expect(phone.cookie?.value).toBe(credential);
    expect(await sessionRows(lab.id)).toEqual(rows);
    moveClock(60_000 + beyondItsEnd(strategy));
    expect(await phone.session()).toBeNull();
  });

  it("does not live longer for being updated at Auth.js's own endpoint", async () => {
    stopClock();
    const phone = (await newLab()).device("phone", strategy);
    await phone.signIn();
    const credential = phone.cookie?.value;
    moveClock(60_000);
    await phone.submit("session", { data: "lifetime=86400", name: "Mallory" });
    expect(phone.cookie?.value).toBe(credential);
    expect(await phone.check()).toMatchObject({ user: { name: "Alice" } });
    moveClock(60_000 + beyondItsEnd(strategy));
    expect(await phone.check()).toMatchObject({ status: 401, reason: "expired" });
  });
});

describe("a session under database", () => {
  it("is kept in the table as a hash, so that the table signs nobody in", async () => {
    const lab = await newLab();
    const phone = lab.device("phone", "database");
    await phone.signIn();
    const [row] = await sessionRows(lab.id);
    expect(row?.sessionToken).not.toBe(phone.cookie?.value);
    expect(Buffer.from(phone.cookie?.value ?? "", "base64url")).toHaveLength(32);
    phone.browser.keep({
      ...(phone.cookie as NonNullable<typeof phone.cookie>),
      value: row?.sessionToken ?? "",
    });
    expect(await phone.check()).toMatchObject({ status: 401, reason: "unknown-session" });
  });

  it("is ended by signing in again in the same jar, and no other is", async () => {
    const lab = await newLab();
    const [phone, laptop] = [lab.device("phone", "database"), lab.device("laptop", "database")];
    await laptop.signIn();
    await phone.signIn();
    await phone.steal("thief");
    const [kept, ended] = await sessionRows(lab.id);
    await phone.signIn();
    const rows = await sessionRows(lab.id);
    expect(rows.map(({ id }) => id)).toEqual([kept?.id, expect.not.stringContaining(ended?.id ?? "")]);
    expect((await laptop.check()).status).toBe(200);
    expect((await phone.check()).status).toBe(200);
    expect(await lab.device("thief", "database").check()).toMatchObject({ reason: "unknown-session" });
  });

  it("is not ended by a sign-in that is refused", async () => {
    const phone = (await newLab()).device("phone", "database");
    await phone.signIn();
    await phone.signIn({ password: "not-the-password-1" });
    expect((await phone.check()).status).toBe(200);
  });

  it("keeps its cookie when it cannot be signed out because the database is away", async () => {
    const phone = (await newLab()).device("phone", "database");
    await phone.signIn();
    expect((await withoutDatabase(() => phone.signOut())).status).toBe(503);
    expect((await phone.check()).status).toBe(200);
  });

  it("is signed out without an error and without its cookie when it was revoked before", async () => {
    const lab = await newLab();
    const [phone, laptop] = [lab.device("phone", "database"), lab.device("laptop", "database")];
    await phone.signIn();
    await laptop.signIn();
    await laptop.changePassword(lab.password, "a-new-password-1");
    expect(await phone.signOut()).toMatchObject({ status: 302, error: null });
    expect(phone.cookie).toBeUndefined();
  });

  it("comes twice from two sign-ins at the same moment, and the cookie that stays is good", async () => {
    const lab = await newLab();
    const phone = lab.device("phone", "database");
    await phone.signIn();
    const answers = await Promise.all([phone.signIn(), phone.signIn()]);
    expect(answers).toMatchObject([{ error: null }, { error: null }]);
    expect(await sessionRows(lab.id)).toHaveLength(2);
    expect((await phone.check()).status).toBe(200);
  });
});

describe("a session under jwt", () => {
  it("outlives its sign-out for whoever kept the token: there is nothing to delete", async () => {
    const phone = (await newLab()).device("phone", "jwt");
    await phone.signIn();
    const kept = phone.cookie as NonNullable<typeof phone.cookie>;
    await phone.signOut();
    phone.browser.keep(kept);
    expect((await phone.check()).status).toBe(200);
  });

  it("outlives a second sign-in for whoever kept the token", async () => {
    const lab = await newLab();
    const phone = lab.device("phone", "jwt");
    await phone.signIn();
    await phone.steal("thief");
    await phone.signIn();
    expect((await lab.device("thief", "jwt").check()).status).toBe(200);
  });
});
