import { describe, expect, it } from "vitest";
import { strategies } from "@/lessons/strategies/strategy";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { afterPasswordChange, lasting } from "@/tools/testing/facts";
import { newLab } from "@/tools/testing/lab";
import { query } from "@/tools/testing/rows";
import "@/tools/testing/strict";

type Lab = Awaited<ReturnType<typeof newLab>>;

const administer = (lab: Lab, method: string) => lab.browser.send(`/lab/${lab.id}/ban`, { method });

describe("a ban", () => {
  it("ends every database session, and no token", async () => {
    const lab = await newLab();
    const [database, jwt] = [lab.device("laptop", "database"), lab.device("laptop", "jwt")];
    await database.signIn();
    await jwt.signIn();
    expect(await (await administer(lab, "POST")).json()).toEqual({ sessionsEnded: 1 });
    expect(await database.check()).toMatchObject({ status: 401, reason: "unknown-session" });
    expect((await jwt.check()).status).toBe(200);
    const events = await query(
      `SELECT kind, detail FROM "Event" WHERE "labId" = $1 AND kind <> 'signed-in'`,
      lab.id,
    );
    expect(events).toEqual([{ kind: "account-banned", detail: { sessionsEnded: 1 } }]);
  });

  it.each([
    ["jwt-short", 200],
    ["jwt-version", 401],
    ["jwt-denylist", 401],
    ["jwt-rotate", 401],
  ] as const)("is noticed by the defences as a new password is: %s answers %s", async (strategy, status) => {
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    await phone.signIn();
    await administer(lab, "POST");
    expect((await phone.check()).status).toBe(status);
    if (status === 200) expect((await lab.browser.post(`${phone.path}/refresh`, {})).status).toBe(401);
  });

  it.each(strategies)(
    "ends for good what it ends: nothing of it is back under %s when it is lifted",
    async (strategy) => {
      stopClock();
      const lab = await newLab();
      const phone = lab.device("phone", strategy);
      await phone.signIn();
      moveClock(1_000);
      await administer(lab, "POST");
      await administer(lab, "DELETE");
      // An access token needs nobody's leave for the seconds that it lives.
      moveClock(15_000);
      if (phone.refreshCookie) expect((await phone.refresh()).status).toBe(401);
      const isOutOfReach = lasting.includes(strategy) && afterPasswordChange[strategy] === null;
      expect((await phone.check()).status).toBe(isOutOfReach ? 200 : 401);
      await phone.signIn();
      expect((await phone.check()).status).toBe(200);
    },
  );

  it.each(strategies)("refuses a sign-in under %s until it is lifted", async (strategy) => {
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    stopClock();
    await administer(lab, "POST");
    expect(await phone.signIn()).toMatchObject({ error: "CredentialsSignin", code: "account-banned" });
    expect(await phone.signIn({ password: "not the password" })).toMatchObject({ code: "credentials" });
    expect((await administer(lab, "DELETE")).status).toBe(204);
    // One of the broken strategies takes a token of the same second for an older one.
    moveClock(1_000);
    await phone.signIn();
    expect((await phone.check()).status).toBe(200);
  });

  it.each(["POST", "DELETE"])("of an account that is gone is refused (%s)", async (method) => {
    const lab = await newLab();
    await lab.browser.send(`/lab/${lab.id}/account`, { method: "DELETE" });
    expect(await (await administer(lab, method)).json()).toMatchObject({ status: 409, code: "no-account" });
  });

  it.each(["POST", "DELETE"])("from another site is refused (%s)", async (method) => {
    const lab = await newLab();
    const headers = { origin: "https://elsewhere.example" };
    const answer = await lab.browser.send(`/lab/${lab.id}/ban`, { method, headers });
    expect(await answer.json()).toMatchObject({ status: 403, code: "cross-origin" });
  });
});
