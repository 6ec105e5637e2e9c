import { describe, expect, it } from "vitest";
import { Browser } from "@/tools/testing/browser";
import { newLab } from "@/tools/testing/lab";
import "@/tools/testing/strict";
import { strategies } from "@/lessons/strategies/strategy";

describe.each(strategies)("a credential in the Authorization header, under %s", (strategy) => {
  const signedIn = async () => {
    const device = (await newLab()).device("phone", strategy);
    await device.signIn();
    return { device, credential: device.cookie?.value ?? "" };
  };
  const checkWith = async (path: string, headers: Record<string, string>, browser = new Browser()) => {
    const response = await browser.send(`${path}/check`, { headers });
    return { status: response.status, ...(await response.json()) };
  };

  it("signs a client in that sends no cookie, with as much SQL as a cookie takes", async () => {
    const { device, credential } = await signedIn();
    const found = await checkWith(device.path, { authorization: `Bearer ${credential}` });
    expect(found).toMatchObject({ status: 200, user: { email: "alice@example.com" } });
    expect(found.evidence.sql).toHaveLength((await device.check()).evidence.sql.length);
    expect(await checkWith(device.path, { authorization: `bearer  ${credential}` })).toMatchObject({
      status: 200,
    });
  });

  it("wins over the cookie", async () => {
    const { device } = await signedIn();
    const found = await checkWith(device.path, { authorization: "Bearer something" }, device.browser);
    expect(found.status).toBe(401);
  });

  it.each(["", "Bearer", "Bearer ", "Basic YWxpY2U6cGFzcw==", "Bearer a b"])(
    "is not found in %j",
    async (value) => {
      const { device } = await signedIn();
      const found = await checkWith(device.path, { authorization: value });
      expect(found).toMatchObject({ status: 401, reason: "no-credential" });
    },
  );

  it("is for checks alone: Auth.js's endpoints do not look at it", async () => {
    const { device, credential } = await signedIn();
    const headers = { authorization: `Bearer ${credential}` };
    const response = await new Browser().send(`${device.path}/api/auth/session`, { headers });
    expect(await response.json()).toBeNull();
  });
});
