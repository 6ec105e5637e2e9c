import { describe, expect, it } from "vitest";
import { strategyRecords } from "@/lessons/strategies/strategy";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { lasting, statementsPerCheck, tokenOperation } from "@/tools/testing/facts";
import { newLab } from "@/tools/testing/lab";
import { query, sessionRows } from "@/tools/testing/rows";
import "@/tools/testing/strict";
import type { Strategy } from "@/lessons/strategies/strategy";
import { decodeWithoutVerifying } from "../evidence/decode-token";

async function rollingPhone(strategy: Strategy) {
  const lab = await newLab();
  const phone = lab.device("phone", strategy);
  expect((await phone.signIn({ lifetime: 30, expiry: "rolling" })).error).toBeNull();
  return { lab, phone };
}

describe.each(lasting)("rolling expiry under %s", (strategy) => {
  it("is extended by the whole lifetime at Auth.js's own endpoint", async () => {
    const { phone } = await rollingPhone(strategy);
    const before = Date.parse((await phone.check()).expiresAt ?? "");
    await query("SELECT pg_sleep(1.1)");
    await phone.session();
    const after = Date.parse((await phone.check()).expiresAt ?? "");
    expect(after - before).toBeGreaterThanOrEqual(1000);
    expect(after - Date.now()).toBeLessThanOrEqual(30_000);
  });

  it("is not extended by a check", async () => {
    const { phone } = await rollingPhone(strategy);
    const [credential, { expiresAt }] = [phone.cookie?.value, await phone.check()];
    await query("SELECT pg_sleep(1.1)");
    const { evidence, ...found } = await phone.check();
    expect(found.expiresAt).toBe(expiresAt);
    expect(phone.cookie?.value).toBe(credential);
    expect(evidence.sql).toHaveLength(strategyRecords[strategy].copies ? 0 : statementsPerCheck[strategy]);
    expect(evidence.token?.operation).toBe(tokenOperation(strategy));
  });

  it("is refused as a choice that nobody offered", async () => {
    const phone = (await newLab()).device("phone", strategy);
    const { status } = await phone.submit("callback/credentials", {
      email: "alice@example.com",
      password: "x",
      lifetime: "30",
      expiry: "for-ever",
    });
    expect(status).toBe(400);
    expect(phone.cookie).toBeUndefined();
  });
});

describe("a rolling token", () => {
  it("becomes another one, of the same sign-in, for whoever holds it", async () => {
    const { lab, phone } = await rollingPhone("jwt");
    await phone.steal("thief");
    const thief = lab.device("thief", "jwt");
    await thief.session();
    const [original, renewed] = [phone, thief].map((device) => device.cookie?.value ?? "");
    const [first, second] = [original, renewed].map((token) => decodeWithoutVerifying(token ?? "")?.claims);
    expect(second?.jti).not.toBe(first?.jti);
    expect(second?.sid).toBe(first?.sid);
  });

  it("outlives the original and the password, as long as the thief asks in time", async () => {
    stopClock();
    const { lab, phone } = await rollingPhone("jwt");
    await phone.steal("thief");
    const thief = lab.device("thief", "jwt");
    await phone.changePassword(lab.password, "a-new-password-1");
    moveClock(20_000);
    await thief.session();
    moveClock(20_000);
    expect(await phone.check()).toMatchObject({ status: 401, reason: "expired" });
    expect((await thief.check()).status).toBe(200);
    moveClock(30_000);
    expect(await thief.check()).toMatchObject({ status: 401, reason: "expired" });
    await thief.session();
    expect((await thief.check()).status).toBe(401);
  });
});

describe("a rolling session", () => {
  it("ends with the password all the same, though the thief asks at the same moment", async () => {
    const { lab, phone } = await rollingPhone("database");
    await phone.steal("thief");
    const thief = lab.device("thief", "database");
    await Promise.all([
      thief.session(),
      phone.changePassword(lab.password, "a-new-password-1"),
      thief.session(),
    ]);
    expect(await sessionRows(lab.id)).toEqual([]);
    await thief.session();
    expect((await thief.check()).status).toBe(401);
  });
});
