import { describe, expect, it } from "vitest";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { beyondItsEnd, lasting } from "@/tools/testing/facts";
import { newLab } from "@/tools/testing/lab";
import "@/tools/testing/strict";
import type { Strategy } from "@/lessons/strategies/strategy";
import type { Expiry } from "./expiry";

// One clock decides what is over: the app's. The database may have another, which is not asked.
describe.each([-5, 5])("an app whose clock is %i minutes off that of its database", (minutes) => {
  async function signedInPhone(strategy: Strategy, expiry: Expiry) {
    stopClock();
    moveClock(minutes * 60_000);
    const phone = (await newLab()).device("phone", strategy);
    expect((await phone.signIn({ lifetime: 30, expiry })).error).toBeNull();
    return phone;
  }

  it.each(lasting)(
    "ends a rolling sign-in under %s after its lifetime, and not at a visit",
    async (strategy) => {
      const phone = await signedInPhone(strategy, "rolling");
      moveClock(20_000);
      await phone.session();
      expect((await phone.check()).status).toBe(200);
      moveClock(20_000);
      expect((await phone.check()).status).toBe(200);
      moveClock(20_000 + beyondItsEnd(strategy));
      expect(await phone.check()).toMatchObject({ status: 401, reason: "expired" });
    },
  );

  it("ends a family of refresh tokens after its lifetime, and not at a refresh", async () => {
    const phone = await signedInPhone("jwt-short", "absolute");
    moveClock(20_000);
    expect(await phone.check()).toMatchObject({ status: 401, reason: "expired" });
    expect((await phone.refresh()).status).toBe(200);
    expect((await phone.check()).status).toBe(200);
    moveClock(20_000);
    expect(await phone.refresh()).toMatchObject({ status: 401, reason: "expired" });
  });
});
