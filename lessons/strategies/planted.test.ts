import { describe, expect, it } from "vitest";
import { createSessionToken } from "@/auth/sessions";
import { newLab } from "@/tools/testing/lab";
import "@/tools/testing/strict";
import { isBroken, isJwtStrategy, type Strategy, strategies } from "./strategy";

/** Alice signs in on a phone whose cookie holds what a thief has put there. */
async function signInOver(strategy: Strategy, planted: string) {
  const lab = await newLab();
  const [phone, thief] = [lab.device("phone", strategy), lab.device("thief", strategy)];
  for (const device of [phone, thief]) device.hold(planted);
  expect((await phone.signIn()).error).toBeNull();
  expect((await phone.check()).status).toBe(200);
  return { phone, thief };
}

const real = strategies.filter((strategy) => !isBroken(strategy) || isJwtStrategy(strategy));

/** Any that a thief can think of: of the server's own form, too short, another's, and not even text. */
const planted = {
  "an id of the server's own form": createSessionToken(),
  "a short one": "1",
  "a name": "__proto__",
  "U+0000": "a\0b",
};

describe.each(real)("signing in under %s", (strategy) => {
  it.each(Object.entries(planted))("never keeps what was planted: %s", async (_, value) => {
    const { phone, thief } = await signInOver(strategy, value);
    expect(phone.cookie?.value).not.toBe(value);
    expect((await thief.check()).status).toBe(401);
  });

  it("never keeps what the thief is signed in with", async () => {
    const lab = await newLab();
    const [phone, thief] = [lab.device("phone", strategy), lab.device("thief", strategy)];
    await thief.signIn();
    const own = thief.cookie?.value ?? "";
    phone.hold(own);
    expect((await phone.signIn()).error).toBeNull();
    expect(phone.cookie?.value).not.toBe(own);
  });
});

describe("a server that keeps the id", () => {
  const strategy = "database-broken-fixed-id";

  it("signs the thief in with whoever signs in", async () => {
    const value = createSessionToken();
    const { phone, thief } = await signInOver(strategy, value);
    expect(phone.cookie?.value).toBe(value);
    expect(await thief.check()).toMatchObject({ status: 200, user: { email: "alice@example.com" } });
  });

  it("makes one where none came", async () => {
    const phone = (await newLab()).device("phone", strategy);
    await phone.signIn();
    expect(phone.cookie?.value).toMatch(/^[\w-]{43}$/);
    expect((await phone.check()).status).toBe(200);
  });

  it("gives one session to two who sign in with one id: the last has it", async () => {
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    const laptop = lab.device("laptop", strategy);
    for (const device of [phone, laptop]) device.hold("one");
    for (const device of [phone, laptop, phone]) expect((await device.signIn()).error).toBeNull();
    expect((await laptop.check()).status).toBe(200);
  });

  it("keeps no id of another lab's", async () => {
    const { thief } = await signInOver(strategy, "one");
    const elsewhere = (await newLab()).device("thief", strategy);
    elsewhere.hold("one");
    expect((await elsewhere.check()).reason).toBe("unknown-session");
    expect((await thief.check()).status).toBe(200);
  });
});

describe("planting an id", () => {
  it.each(strategies)(
    "puts one value into both jars, which nobody is signed in with: %s",
    async (strategy) => {
      const lab = await newLab();
      const [phone, thief] = [lab.device("phone", strategy), lab.device("thief", strategy)];
      expect((await thief.plant("phone")).status).toBe(200);
      expect(phone.cookie?.value).toBe(thief.cookie?.value);
      for (const device of [phone, thief]) expect((await device.check()).status).toBe(401);
    },
  );

  it.each([
    ["itself", "thief", 400, "invalid-field"],
    ["a device that is not there", "tablet", 404, "unknown-device"],
    ["a toaster", "toaster", 400, "invalid-field"],
  ])("in %s is refused", async (_, to, status, code) => {
    const thief = (await newLab()).device("thief", "database");
    const response = await thief.plant(to);
    expect({ status: response.status, code: (await response.json()).code }).toEqual({ status, code });
    expect(thief.cookie).toBeUndefined();
  });
});
