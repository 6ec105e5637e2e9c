import { describe, expect, it } from "vitest";
import { type Expiry, expiries } from "@/lib/device/expiry";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { beyondItsEnd, lasting } from "@/tools/testing/facts";
import { type Device, newLab } from "@/tools/testing/lab";
import "@/tools/testing/strict";
import { type Strategy, strategies } from "./strategy";

/*
 * The worst thief: one who holds a copy of the phone's cookies, and visits `/session`, refreshes and asks again
 * every few seconds, from before the password change on.
 */

/**
 * When the thief is out: at the next request, when a copy or an access token ends, when the sign-in does, at the
 * end that no visit puts off, or never.
 */
type Out = "at once" | "within 15 s" | "when it expires" | "at the latest end" | "never";

const always = (out: Out): Record<Expiry, Out> => ({ absolute: out, rolling: out, capped: out });
const atOnce = always("at once");
const soon = always("within 15 s");
const byItself: Record<Expiry, Out> = {
  absolute: "when it expires",
  rolling: "never",
  capped: "at the latest end",
};
/** Auth.js issues a rolling token again, with a name and a date that are new. */
const unlessRolling: Record<Expiry, Out> = { ...byItself, absolute: "at once" };

const expected: Record<Strategy, Record<Expiry, Out>> = {
  database: atOnce,
  "database-stock": atOnce,
  "database-cached": soon,
  jwt: byItself,
  "jwt-stock": byItself,
  "jwt-short": soon,
  "jwt-bound": soon,
  "jwt-version": atOnce,
  "jwt-not-before": atOnce,
  "jwt-user-key": atOnce,
  "jwt-denylist": atOnce,
  "jwt-rotate": atOnce,
  "jwt-broken-jti-denylist": unlessRolling,
  "jwt-broken-iat": unlessRolling,
  "jwt-broken-clear-cookie": byItself,
  "jwt-broken-one-path": byItself,
  "database-broken-fixed-id": atOnce,
};

const lifetime = 30;
/** Seconds until a capped one ends for good. */
const latest = 45;
const pause = 3;

/** All that a thief would try. */
async function getsIn(thief: Device): Promise<boolean> {
  const copy = thief.cookie;
  await thief.session();
  // Auth.js clears the cookie of whoever is refused. A thief has kept it.
  if (!thief.cookie && copy) thief.browser.keep(copy);
  const { signedIn, canRefresh } = await thief.check();
  return signedIn || (canRefresh === true && (await thief.refresh()).signedIn);
}

async function stolen(strategy: Strategy, expiry: Expiry) {
  stopClock();
  const lab = await newLab();
  const [laptop, phone, thief] = (["laptop", "phone", "thief"] as const).map((slug) =>
    lab.device(slug, strategy),
  ) as [Device, Device, Device];
  await laptop.signIn({ lifetime, expiry });
  await phone.signIn({ lifetime, expiry });
  await phone.steal("thief");
  return { lab, laptop, phone, thief };
}

async function secondsIn(strategy: Strategy, expiry: Expiry): Promise<number> {
  const { lab, laptop, thief } = await stolen(strategy, expiry);
  expect(await getsIn(thief)).toBe(true);
  moveClock(2_000);
  await laptop.changePassword(lab.password, "a-new-password-1");
  moveClock(1_000);
  let seconds = 0;
  for (; seconds < 3 * lifetime && (await getsIn(thief)); seconds += pause) moveClock(pause * 1000);
  return seconds;
}

function classify(seconds: number, strategy: Strategy): Out {
  if (seconds === 0) return "at once";
  if (seconds <= 15) return "within 15 s";
  const beyond = beyondItsEnd(strategy) / 1000;
  if (seconds <= lifetime + beyond) return "when it expires";
  return seconds <= latest + beyond ? "at the latest end" : "never";
}

describe.each(expiries)("with %s expiry", (expiry) => {
  it.each(strategies)("a thief who polls under %s", async (strategy) => {
    expect(classify(await secondsIn(strategy, expiry), strategy)).toBe(expected[strategy][expiry]);
  });
});

describe("with capped expiry, and no password change", () => {
  it.each(lasting)(
    "a thief who polls under %s is in until the latest end, and not longer",
    async (strategy) => {
      const { thief } = await stolen(strategy, "capped");
      const begun = Date.now();
      // No visit puts the end off to exactly the latest one, by chance.
      for (let seconds = 0; seconds < latest; seconds += 4) {
        expect(await getsIn(thief), `after ${seconds} s`).toBe(true);
        const { expiresAt = "" } = await thief.check();
        expect(Date.parse(expiresAt)).toBeLessThanOrEqual(begun + latest * 1000);
        moveClock(Math.min(4_000, begun + latest * 1000 - Date.now()));
      }
      moveClock(Math.max(1, beyondItsEnd(strategy)));
      expect(await getsIn(thief)).toBe(false);
    },
  );

  it.each(lasting)("nobody is in under %s who does not visit: the idle end comes first", async (strategy) => {
    const { phone, thief } = await stolen(strategy, "capped");
    moveClock(lifetime * 1000 + beyondItsEnd(strategy) + 1);
    for (const device of [phone, thief]) expect((await device.check()).status).toBe(401);
  });
});
