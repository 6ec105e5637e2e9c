import { describe, expect, it } from "vitest";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { beyondItsEnd, inAnotherLab, lasting } from "@/tools/testing/facts";
import { newLab } from "@/tools/testing/lab";
import { sessionRows } from "@/tools/testing/rows";
import "@/tools/testing/strict";
import { isJwtStrategy, strategies, strategyRecords } from "@/lessons/strategies/strategy";
import { parseCookie } from "@/lib/client/cookie-store.mjs";
import { copyCookieName } from "./cookie-jar";
import { lifetimes } from "./lifetime";

describe.each(strategies)("a check under %s", (strategy) => {
  it("says who is signed in, and no more of the user than name and e-mail address", async () => {
    const phone = (await newLab()).device("phone", strategy);
    await phone.signIn();
    const { status, signedIn, user } = await phone.check();
    expect({ status, signedIn, user }).toEqual({
      status: 200,
      signedIn: true,
      user: { name: "Alice", email: "alice@example.com", role: "admin" },
    });
  });

  it("refuses the cookie of another lab", async () => {
    const [one, other] = [await newLab(), await newLab()];
    const [phone, stranger] = [one.device("phone", strategy), other.device("phone", strategy)];
    await phone.signIn();
    stranger.browser.keep({ ...(phone.cookie as NonNullable<typeof phone.cookie>), path: stranger.path });
    expect(await stranger.check()).toMatchObject({ status: 401, reason: inAnotherLab[strategy] });
    expect(await stranger.session()).toBeNull();
    await stranger.signOut();
    expect((await phone.check()).status).toBe(200);
  });

  it("carries Server-Timing, is not cached, and says when it was made", async () => {
    const at = stopClock();
    const phone = (await newLab()).device("phone", strategy);
    await phone.signIn();
    const response = await phone.browser.send(`${phone.path}/check`);
    expect(response.headers.get("server-timing")).toMatch(
      /^db;desc="\d SQL";dur=[\d.]+, (token;.+, )?total;dur=[\d.]+$/,
    );
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect((await response.json()).at).toBe(at.toISOString());
  });
});

describe.each(lasting)("a check under %s", (strategy) => {
  it.each(lifetimes)("finds a session that ends %i s after the sign-in", async (lifetime) => {
    const signedInAt = stopClock();
    const phone = (await newLab()).device("phone", strategy);
    await phone.signIn({ lifetime });
    const { expiresAt } = await phone.check();
    const exact = signedInAt.getTime() + lifetime * 1000;
    // A token counts in whole seconds.
    const expected = isJwtStrategy(strategy) ? Math.floor(exact / 1000) * 1000 : exact;
    expect(expiresAt).toBe(new Date(expected).toISOString());
  });

  const { copies } = strategyRecords[strategy];

  it("sets no cookie but a copy of what it looked up, and renews nothing, however often it is asked", async () => {
    stopClock();
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    await phone.signIn();
    const { expiresAt } = await phone.check();
    const [credential, rows] = [phone.cookie?.value, await sessionRows(lab.id)];
    for (let asked = 0; asked < 3; asked += 1) {
      moveClock(30_000);
      const response = await phone.browser.send(`${phone.path}/check`);
      const set = response.headers.getSetCookie().map((line) => parseCookie(line).name);
      expect(set).toEqual(copies ? [copyCookieName] : []);
      expect((await response.json()).expiresAt).toBe(expiresAt);
    }
    expect(phone.cookie?.value).toBe(credential);
    expect(await sessionRows(lab.id)).toEqual(rows);
  });

  it("says expired when the lifetime is over, and goes on saying so", async () => {
    stopClock();
    const phone = (await newLab()).device("phone", strategy);
    await phone.signIn({ lifetime: 30 });
    moveClock(29_000);
    expect((await phone.check()).status).toBe(200);
    moveClock(1_000 + beyondItsEnd(strategy));
    // Auth.js deletes an expired row that its own adapter shows it.
    const second = strategy === "database-stock" ? "unknown-session" : "expired";
    for (const reason of ["expired", second]) {
      expect(await phone.check()).toMatchObject({ status: 401, signedIn: false, reason });
    }
  });

  it("says no-credential to a device without a cookie, or with an empty one", async () => {
    const phone = (await newLab()).device("phone", strategy);
    expect(await phone.check()).toMatchObject({
      status: 401,
      reason: "no-credential",
      evidence: { cookie: null, cookieBytes: 0, sql: [], token: null, setCookies: [] },
    });
    const headers = { cookie: `${strategyRecords[strategy].cookie}=` };
    const response = await phone.browser.send(`${phone.path}/check`, { headers });
    expect((await response.json()).reason).toBe("no-credential");
  });
});
