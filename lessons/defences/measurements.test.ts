import { describe, expect, it } from "vitest";
import type { Keeping } from "@/lib/evidence/keeping";
import { alice } from "@/lib/lab/labs";
import { Browser } from "@/tools/testing/browser";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { newLab } from "@/tools/testing/lab";
import type { Strategy } from "../strategies/strategy";
import "@/tools/testing/strict";
import { Client } from "./client";
import { measureCosts } from "./costs";
import { refusedByLookUp, staleFor } from "./staleness";
import { storedBytes } from "./storage";
import { watchThief } from "./watch";

type Lab = Awaited<ReturnType<typeof newLab>>;

/** A client whose requests go to the app's own route handlers. */
function client(lab: Lab, device: "phone" | "thief" | "laptop", strategy: Strategy): Client {
  return new Client(lab.browser, { lab: lab.id, device, strategy });
}

async function stolen(strategy: Strategy) {
  const lab = await newLab();
  const [laptop, phone, thief] = (["laptop", "phone", "thief"] as const).map((slug) =>
    client(lab, slug, strategy),
  );
  for (const each of [laptop, phone]) await each?.signIn({ email: alice.email, password: lab.password }, 900);
  thief?.copyFrom(phone as Client);
  await thief?.visit();
  await laptop?.changePassword(lab.password, "a-new-password-1");
  return { lab, thief: thief as Client };
}

describe("watching a thief", () => {
  it.each([
    ["database", "unknown-session"],
    ["jwt-version", "revoked"],
    ["jwt-denylist", "revoked"],
    ["jwt-rotate", "unknown-key"],
  ] as const)("finds out at once under %s", async (strategy, reason) => {
    const { thief } = await stolen(strategy);
    const out = await watchThief(thief, performance.now(), 10);
    expect(out).toEqual({ seconds: expect.any(Number), reason });
  });

  it.each(["jwt", "jwt-broken-jti-denylist", "jwt-broken-clear-cookie", "jwt-broken-one-path"] as const)(
    "gives up while the thief is still in under %s",
    async (strategy) => {
      const { thief } = await stolen(strategy);
      expect(await watchThief(thief, performance.now(), 0)).toEqual({ watched: 0 });
    },
  );

  it("is not taken in by a refusal that ends with the second", async () => {
    const { thief } = await stolen("jwt-broken-iat");
    expect((await thief.check()).status).toBe(401);
    expect(await watchThief(thief, performance.now(), 1)).toEqual({ watched: 1 });
  });
});

describe("the price of a cache", () => {
  /** Alice's phone as a thief holds it who believes what was looked up, and one who believes nothing. */
  async function kept(strategy: Strategy, cache: Keeping) {
    const lab = await newLab();
    const [laptop, phone] = [client(lab, "laptop", strategy), client(lab, "phone", strategy)];
    for (const each of [laptop, phone]) {
      await each.signIn({ email: alice.email, password: lab.password }, 900);
    }
    const [thief, wary] = ([cache, "0"] as const).map(
      (kept) => new Client(new Browser(), { lab: lab.id, device: "phone", strategy }, kept),
    ) as [Client, Client];
    for (const each of [thief, wary]) each.copyFrom(phone);
    await thief.check();
    await laptop.changePassword(lab.password, "a-new-password-1");
    const since = performance.now();
    const looked = await refusedByLookUp(wary, since);
    return { thief, looked, since };
  }

  it.each([
    ["jwt-denylist", "0", false],
    ["jwt-denylist", "5", true],
    ["database-cached", "0", true],
  ] as const)("under %s with %s s of cache: a thief still gets in: %s", async (strategy, cache, stale) => {
    const { thief, looked } = await kept(strategy, cache);
    expect(looked).toEqual(expect.any(Number));
    expect((await thief.check()).signedIn).toBe(stale);
  });

  it("is what comes between the refusal of a look-up and the thief's", async () => {
    stopClock();
    const { thief, looked, since } = await kept("jwt-denylist", "5");
    moveClock(5_000);
    const out = await watchThief(thief, since - 5_000, 10);
    expect(staleFor(out, looked)).toBeCloseTo(5, 0);
    expect(staleFor({ seconds: 15.5, reason: "revoked" }, 0.5)).toBe(15);
  });

  it.each([
    ["no look-up refuses", { seconds: 28, reason: "revoked" }, null],
    ["it expired", { seconds: 28, reason: "expired" }, 0.1],
    ["the thief stayed", { watched: 34 }, 0.1],
  ] as const)("is none where %s", (_, out, looked) => {
    expect(staleFor(out, looked)).toBeNull();
  });
});

describe("what a check costs", () => {
  it("is what the server says of each, and a spread over all of them", async () => {
    const lab = await newLab();
    const clients = (["database", "jwt", "jwt-denylist", "jwt-short"] as const).map((strategy) =>
      client(lab, "phone", strategy),
    );
    for (const each of clients) await each.signIn({ email: alice.email, password: lab.password }, 900);
    const rounds: number[] = [];
    const costs = await measureCosts(clients, (round) => rounds.push(round), 3);
    expect(costs.map(({ sqlPerCheck }) => sqlPerCheck)).toEqual([1, 0, 1, 0]);
    expect(costs.map(({ sqlPerRefresh }) => sqlPerRefresh)).toEqual([null, null, null, 4]);
    for (const { added } of costs) {
      expect(added.count).toBe(3);
      expect(added.low).toBeLessThanOrEqual(added.median);
      expect(added.median).toBeLessThanOrEqual(added.high);
      expect(added.low).toBeGreaterThan(0);
    }
    expect(rounds.at(-1)).toBe(2);
  });
});

describe("what a device costs", () => {
  it.each([
    ["database", true],
    ["jwt", false],
    ["jwt-short", true],
    ["jwt-version", false],
    ["jwt-denylist", true],
    ["jwt-rotate", false],
  ] as const)("on the server, under %s, is rows: %s", async (strategy, kept) => {
    const lab = await newLab();
    const before = await storedBytes(lab.id);
    await client(lab, "phone", strategy).signIn({ email: alice.email, password: lab.password }, 900);
    expect((await storedBytes(lab.id)) > before).toBe(kept);
  });

  it("in each request is the cookies on the device's path: a refresh token is one more", async () => {
    const lab = await newLab();
    const [plain, short] = [client(lab, "phone", "jwt"), client(lab, "phone", "jwt-short")];
    for (const each of [plain, short]) await each.signIn({ email: alice.email, password: lab.password }, 900);
    const sent = (path: string) =>
      lab.browser
        .cookiesFor(`/lab/${lab.id}/${path}/check`)
        .filter((cookie) => cookie.path.endsWith(path))
        .reduce((sum, { name, value }) => sum + name.length + 1 + value.length, 0);
    expect([plain.cookieBytes, short.cookieBytes]).toEqual([sent("phone/jwt"), sent("phone/jwt-short")]);
  });
});

describe("a client", () => {
  it("fails when it cannot sign in, and does not measure something else", async () => {
    const lab = await newLab();
    const attempt = client(lab, "phone", "jwt").signIn(
      { email: alice.email, password: "not-the-password" },
      900,
    );
    await expect(attempt).rejects.toThrow("refused");
  });
});
