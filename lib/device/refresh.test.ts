import { describe, expect, it } from "vitest";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { type Device, newLab } from "@/tools/testing/lab";
import { withoutDatabase } from "@/tools/testing/outage";
import { query } from "@/tools/testing/rows";
import { flushChecks } from "../lab/check-log";
import { listSessions, revokeSession } from "./sessions";
import "@/tools/testing/strict";
import { accessLifetime } from "./access-lifetime";
import { refreshCookieName } from "./cookie-jar";

const seconds = (count: number) => count * 1000;

async function signedIn(given: Parameters<Device["signIn"]>[0] = {}) {
  const lab = await newLab();
  const phone = lab.device("phone", "jwt-short");
  expect((await phone.signIn({ lifetime: 900, ...given })).error).toBeNull();
  return { lab, phone };
}

/** Puts another value into the refresh cookie of a device. */
function plant(device: Device, value: string): void {
  const { path, browser } = device;
  browser.keep({
    ...{ name: refreshCookieName, value, path, httpOnly: true, sameSite: "lax", secure: false },
    expires: Number.POSITIVE_INFINITY,
  });
}

const families = (lab: string) =>
  query<{ id: string; revokedAt: Date | null; expires: Date }>(
    `SELECT f.* FROM "RefreshFamily" f JOIN "User" u ON u.id = f."userId" WHERE u."labId" = $1 ORDER BY f."createdAt"`,
    lab,
  );

describe("under jwt-short", () => {
  it("an access token lives 15 seconds, and then a check says that it can be refreshed, and renews nothing", async () => {
    stopClock();
    const { phone } = await signedIn();
    moveClock(seconds(accessLifetime - 1));
    expect(await phone.check()).toMatchObject({ status: 200 });
    moveClock(seconds(1));
    const before = phone.cookie?.value;
    for (let asked = 0; asked < 2; asked += 1) {
      expect(await phone.check()).toMatchObject({
        status: 401,
        reason: "expired",
        canRefresh: true,
        evidence: { sql: [] },
      });
    }
    expect(phone.cookie?.value).toBe(before);
  });

  it("the refresh token lies in an HttpOnly cookie on the device's path, and only its hash in the table", async () => {
    const { lab, phone } = await signedIn();
    expect(phone.refreshCookie).toMatchObject({ path: phone.path, httpOnly: true, sameSite: "lax" });
    const rows = await query<{ hash: string }>(
      `SELECT t.* FROM "RefreshToken" t JOIN "RefreshFamily" f ON f.id = t."familyId" JOIN "User" u ON u.id = f."userId" WHERE u."labId" = $1`,
      lab.id,
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(phone.refreshCookie?.value);
    plant(phone, `rt_${rows[0]?.hash}`);
    expect(await phone.refresh()).toMatchObject({ status: 401, reason: "unknown-token" });
  });

  it("a refresh replaces both tokens, with SQL, and is signed in for as long as the family lives", async () => {
    const at = stopClock();
    const { lab, phone } = await signedIn({ lifetime: 30 });
    const end = Math.floor(at.getTime() / 1000) * 1000;
    for (const [moved, expected] of [
      [10, 25],
      [10, 30],
    ] as const) {
      moveClock(seconds(moved));
      const before = [phone.cookie?.value, phone.refreshCookie?.value];
      const answer = await phone.refresh();
      // The last access token does not outlive the family: 30 seconds after the sign-in, cut off to a whole one.
      expect(answer).toMatchObject({ status: 200, signedIn: true, user: { name: "Alice" } });
      expect(Date.parse(answer.expiresAt ?? "")).toBeLessThanOrEqual(end + seconds(expected));
      expect(answer.evidence.sql.length).toBeGreaterThan(0);
      expect(answer.evidence.setCookies).toHaveLength(2);
      expect([phone.cookie?.value, phone.refreshCookie?.value]).not.toEqual(before);
      expect(await phone.check()).toMatchObject({ status: 200, evidence: { sql: [] } });
    }
    moveClock(seconds(10));
    expect(await phone.check()).toMatchObject({ status: 401, reason: "expired" });
    expect(await phone.refresh()).toMatchObject({ status: 401, reason: "expired" });
    expect((await families(lab.id)).map(({ revokedAt }) => revokedAt)).toEqual([null]);
  });

  it("a refresh reads anew what the user may do", async () => {
    const { lab, phone } = await signedIn();
    await lab.browser.post(`/lab/${lab.id}/role`, { role: "member" });
    expect(await phone.check()).toMatchObject({ user: { role: "admin" } });
    expect(await phone.refresh()).toMatchObject({ user: { role: "member" } });
    expect(await phone.check()).toMatchObject({ user: { role: "member" } });
  });

  it("a thief and the owner who both refresh are both out, and the lab notes why", async () => {
    const { lab, phone } = await signedIn();
    const thief = lab.device("thief", "jwt-short");
    await phone.steal("thief");
    expect(thief.refreshCookie?.value).toBe(phone.refreshCookie?.value);
    expect(await thief.refresh()).toMatchObject({ status: 200 });
    expect(await phone.refresh()).toMatchObject({ status: 401, reason: "reused" });
    expect(await thief.refresh()).toMatchObject({ status: 401, reason: "revoked" });
    expect(await phone.refresh()).toMatchObject({ status: 401, reason: "revoked" });
    const events = await query(
      `SELECT kind FROM "Event" WHERE "labId" = $1 AND kind = 'refresh-token-reused'`,
      lab.id,
    );
    expect(events).toHaveLength(1);
  });

  it("a reused token ends its own family, and no other of the same user", async () => {
    const { lab, phone } = await signedIn();
    const laptop = lab.device("laptop", "jwt-short");
    await laptop.signIn();
    const used = phone.refreshCookie?.value ?? "";
    await phone.refresh();
    plant(phone, used);
    await phone.refresh();
    expect(await laptop.refresh()).toMatchObject({ status: 200 });
  });

  it("signing out ends the family, and a copy refreshes no more", async () => {
    const { lab, phone } = await signedIn();
    await phone.steal("thief");
    await phone.signOut();
    expect([phone.cookie, phone.refreshCookie]).toEqual([undefined, undefined]);
    expect(await lab.device("thief", "jwt-short").refresh()).toMatchObject({ reason: "revoked" });
  });

  it("signing out works and is noted when the access token has expired", async () => {
    stopClock();
    const { lab, phone } = await signedIn();
    await phone.steal("thief");
    moveClock(seconds(accessLifetime));
    await phone.signOut();
    expect(await lab.device("thief", "jwt-short").refresh()).toMatchObject({ reason: "revoked" });
    expect(
      await query(`SELECT 1 FROM "Event" WHERE "labId" = $1 AND kind = 'signed-out'`, lab.id),
    ).toHaveLength(1);
  });

  it("signing in again in the same jar ends the family before, and no other", async () => {
    const { lab, phone } = await signedIn();
    await lab.device("laptop", "jwt-short").signIn();
    await phone.steal("thief");
    await phone.signIn();
    expect(await lab.device("thief", "jwt-short").refresh()).toMatchObject({ reason: "revoked" });
    expect(await phone.refresh()).toMatchObject({ status: 200 });
    expect(await lab.device("laptop", "jwt-short").refresh()).toMatchObject({ status: 200 });
  });

  it("a password change revokes every family, and is felt when the access token ends", async () => {
    stopClock();
    const { lab, phone } = await signedIn();
    const laptop = lab.device("laptop", "jwt-short");
    await laptop.signIn();
    await phone.steal("thief");
    expect(await laptop.changePassword(lab.password, "a-new-password-1")).toMatchObject({
      familiesRevoked: 2,
    });
    const thief = lab.device("thief", "jwt-short");
    expect((await thief.check()).status).toBe(200);
    moveClock(seconds(accessLifetime));
    for (const device of [laptop, phone, thief]) {
      expect(await device.check()).toMatchObject({ status: 401, reason: "expired" });
      expect(await device.refresh()).toMatchObject({ status: 401, reason: "revoked" });
    }
    await flushChecks();
  });

  it("one device is ended from the list of another, and refreshes no more", async () => {
    const { lab, phone } = await signedIn();
    const laptop = lab.device("laptop", "jwt-short");
    await laptop.signIn();
    const listed = await listSessions(laptop.jar);
    expect(listed).toMatchObject([
      { device: "phone", current: false },
      { device: "laptop", current: true },
    ]);
    await revokeSession(laptop.jar, listed[0]?.id ?? "", laptop.password);
    expect(await phone.check()).toMatchObject({ status: 200 });
    expect(await phone.refresh()).toMatchObject({ status: 401, reason: "revoked" });
    expect(await laptop.refresh()).toMatchObject({ status: 200 });
    expect(await listSessions(laptop.jar)).toHaveLength(1);
  });

  it("a family goes with its user", async () => {
    const { lab, phone } = await signedIn();
    await lab.browser.send(`/lab/${lab.id}/account`, { method: "DELETE" });
    expect(await phone.refresh()).toMatchObject({ status: 401, reason: "unknown-token" });
  });
});

const foreign: [string, (phone: Device) => string, string][] = [
  ["that nobody gave out", () => `rt_${"A".repeat(43)}`, "unknown-token"],
  ["that is truncated", (phone) => phone.refreshCookie?.value.slice(0, -1) ?? "", "malformed"],
  ["with a letter too many", (phone) => `${phone.refreshCookie?.value}x`, "malformed"],
  ["that is garbage", () => "not a token", "malformed"],
  ["with SQL in it", () => "rt_' OR 1=1 --", "malformed"],
  ["that is an access token", (phone) => phone.cookie?.value ?? "", "wrong-type"],
  ["that is a session token", () => "A".repeat(43), "wrong-type"],
];

describe("a refresh token", () => {
  it.each(foreign)("%s is refused", async (_, make, reason) => {
    const { lab, phone } = await signedIn();
    plant(phone, make(phone));
    const answer = await phone.refresh();
    expect(answer).toMatchObject({ status: 401, signedIn: false, reason });
    expect(answer.evidence.setCookies).toEqual([]);
    expect((await families(lab.id)).map(({ revokedAt }) => revokedAt)).toEqual([null]);
  });

  it("that does not come is refused", async () => {
    const phone = (await newLab()).device("phone", "jwt-short");
    expect(await phone.refresh()).toMatchObject({
      status: 401,
      reason: "no-credential",
      evidence: { sql: [], cookie: null },
    });
  });

  it("of another lab is refused, and not used up", async () => {
    const { phone } = await signedIn();
    const stranger = (await newLab()).device("phone", "jwt-short");
    plant(stranger, phone.refreshCookie?.value ?? "");
    expect(await stranger.refresh()).toMatchObject({ status: 401, reason: "wrong-audience" });
    expect(await phone.refresh()).toMatchObject({ status: 200 });
  });

  it.each(["database", "jwt", "jwt-denylist"] as const)("is of no use under %s", async (strategy) => {
    const { lab, phone } = await signedIn();
    const other = lab.device("phone", strategy);
    plant(other, phone.refreshCookie?.value ?? "");
    expect(await other.refresh()).toMatchObject({ status: 409, code: "nothing-to-refresh" });
  });

  it("in the place of an access token is malformed", async () => {
    const { phone } = await signedIn();
    phone.browser.keep({
      ...(phone.cookie as NonNullable<Device["cookie"]>),
      value: phone.refreshCookie?.value ?? "",
    });
    expect(await phone.check()).toMatchObject({ status: 401, reason: "malformed" });
  });

  it("from another site is refused, and not used up", async () => {
    const { phone } = await signedIn();
    const response = await phone.browser.post(`${phone.path}/refresh`, {}, { origin: "http://evil.example" });
    expect(await response.json()).toMatchObject({ status: 403, code: "cross-origin" });
    expect(await phone.refresh()).toMatchObject({ status: 200 });
  });

  it("is not used up while the database is away: 503, asked for or real", async () => {
    const { phone } = await signedIn();
    const before = phone.refreshCookie?.value;
    expect(await phone.refresh("?db=down")).toMatchObject({ status: 503, reason: "database-unavailable" });
    expect(await withoutDatabase(() => phone.refresh())).toMatchObject({
      status: 503,
      reason: "database-unavailable",
    });
    expect(phone.refreshCookie?.value).toBe(before);
    expect(await phone.refresh()).toMatchObject({ status: 200 });
  });
});
