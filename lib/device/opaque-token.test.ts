import { describe, expect, it } from "vitest";
import { isBroken, strategies } from "@/lessons/strategies/strategy";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { newLab } from "@/tools/testing/lab";
import { withoutDatabase } from "@/tools/testing/outage";
import { query } from "@/tools/testing/rows";
import "@/tools/testing/strict";
import { type ApiToken, apiAudience, apiTokenLifetime } from "./api-token";
import { introspectionSecret } from "./introspection-client";

type Lab = Awaited<ReturnType<typeof newLab>>;
type Device = ReturnType<Lab["device"]>;

const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
const authorization = basic(apiAudience, introspectionSecret());

async function exchange(device: Device) {
  const response = await device.browser.post(`${device.path}/token?kind=opaque`, undefined);
  return { status: response.status, body: (await response.json()) as ApiToken & { code?: string } };
}

async function introspect(
  { browser }: Lab,
  form: Record<string, string>,
  headers: Record<string, string> = { authorization },
) {
  const body = new URLSearchParams(form);
  const response = await browser.send("/api/introspect", { method: "POST", headers, body });
  return { response, body: await response.json() };
}

/** A lab, a signed-in phone of it, and what the app says of the phone's opaque token now. */
async function exchanged(strategy: Parameters<Lab["device"]>[1] = "database", lifetime = 900) {
  const lab = await newLab();
  const phone = lab.device("phone", strategy);
  await phone.signIn({ lifetime });
  const { accessToken: token, expiresIn } = (await exchange(phone)).body;
  const asked = async () => (await introspect(lab, { token })).body;
  return { lab, phone, token, expiresIn, asked };
}

const real = strategies.filter((strategy) => !isBroken(strategy));

describe.each(real)("an opaque token, under %s", (strategy) => {
  it("says nothing by itself, and the app says whose it is: not by an address that changes hands", async () => {
    const { lab, token, expiresIn, asked } = await exchanged(strategy);
    expect(token).toMatch(/^[\w-]{43}$/);
    const [user] = await query<{ id: string }>(`SELECT "id" FROM "User" WHERE "labId" = $1`, lab.id);
    const found = await asked();
    expect(found).toEqual({
      active: true,
      token_type: "Bearer",
      iss: "still-signed-in",
      aud: apiAudience,
      sub: user?.id,
      client_id: "phone",
      lab: lab.id,
      iat: expect.any(Number),
      exp: found.iat + expiresIn,
    });
    expect(expiresIn).toBeLessThanOrEqual(apiTokenLifetime);
  });

  it("lies in the table as its hash", async () => {
    const { lab, token } = await exchanged(strategy);
    const rows = await query(
      `SELECT t.* FROM "OpaqueToken" t JOIN "User" u ON u."id" = t."userId" WHERE u."labId" = $1`,
      lab.id,
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("ends with the password, and a neighbour's does not", async () => {
    const [one, other] = [await exchanged(strategy), await exchanged(strategy)];
    await one.lab.device("laptop", "database").signIn();
    await one.lab.device("laptop", "database").changePassword(one.lab.password, "paper-lantern-43");
    expect(await one.asked()).toEqual({ active: false });
    expect(await other.asked()).toMatchObject({ active: true });
  });

  it("is not for a device that is signed out", async () => {
    const { status, body } = await exchange((await newLab()).device("phone", strategy));
    expect([status, body.code]).toEqual([401, "not-signed-in"]);
  });
});

it.each(strategies.filter(isBroken))("nobody is given an opaque token under %s", async (strategy) => {
  const device = (await newLab()).device("phone", strategy);
  await device.signIn();
  expect((await exchange(device)).body.code).toBe("no-api-token");
});

describe("an opaque token", () => {
  it.each(["database", "jwt"] as const)(
    "ends at a sign-out where there is a row to end: %s",
    async (strategy) => {
      const { phone, asked } = await exchanged(strategy);
      await phone.signOut();
      expect((await asked()).active).toBe(strategy === "jwt");
    },
  );

  it("ends with a ban for good, and with the account", async () => {
    const [banned, deleted] = [await exchanged("jwt"), await exchanged("jwt")];
    await banned.lab.browser.post(`/lab/${banned.lab.id}/ban`, {});
    expect(await banned.asked()).toEqual({ active: false });
    await banned.lab.browser.send(`/lab/${banned.lab.id}/ban`, { method: "DELETE" });
    expect(await banned.asked()).toEqual({ active: false });
    await deleted.lab.browser.send(`/lab/${deleted.lab.id}/account`, { method: "DELETE" });
    expect(await deleted.asked()).toEqual({ active: false });
  });

  it("expires, no later than the session that it was given for", async () => {
    stopClock();
    const [long, short] = [await exchanged("database"), await exchanged("database", 30)];
    expect([long.expiresIn, short.expiresIn]).toEqual([60, 30]);
    moveClock(30_000);
    expect([(await long.asked()).active, (await short.asked()).active]).toEqual([true, false]);
    moveClock(30_000);
    expect((await long.asked()).active).toBe(false);
  });

  it.each(["signed", "opaque", "toString", ""])(
    "of the kind %j is given, or refused as none",
    async (kind) => {
      const device = (await newLab()).device("phone", "jwt");
      await device.signIn();
      const response = await device.browser.post(`${device.path}/token?kind=${kind}`, undefined);
      const { code } = await response.json();
      const known = kind === "signed" || kind === "opaque";
      expect([response.status, code]).toEqual(known ? [200, undefined] : [400, "invalid-field"]);
    },
  );

  it("takes the database to be made, also from a JWT", async () => {
    const device = (await newLab()).device("phone", "jwt");
    await device.signIn();
    const response = await device.browser.post(`${device.path}/token?kind=opaque&db=down`, undefined);
    expect(response.status).toBe(503);
  });
});

describe("who may ask about a token", () => {
  it.each([
    ["nobody in particular", {}],
    ["a wrong secret", { authorization: basic(apiAudience, "wrong") }],
    ["another client", { authorization: basic("another", introspectionSecret()) }],
    ["the token itself", { authorization: `Bearer ${introspectionSecret()}` }],
    ["what is not base64", { authorization: "Basic %%%" }],
  ])("is not %s", async (_, headers) => {
    const { lab, token } = await exchanged();
    const { response, body } = await introspect(lab, { token }, headers as Record<string, string>);
    expect([response.status, body.code]).toEqual([401, "unknown-client"]);
    expect(response.headers.get("www-authenticate")).toBe('Basic realm="introspection"');
    expect(JSON.stringify(body)).not.toContain("active");
  });

  it("is the resource API, which learns nothing of what is no token", async () => {
    const { lab, phone } = await exchanged();
    for (const token of ["", "made-up", "a\0b", "\ud800", phone.cookie?.value ?? ""]) {
      const { response, body } = await introspect(lab, { token });
      expect([response.status, body]).toEqual([200, { active: false }]);
      expect(response.headers.get("cache-control")).toBe("no-store");
    }
    const { response, body } = await introspect(lab, { another: "field" });
    expect([response.status, body.code]).toEqual([400, "invalid-field"]);
    expect((await introspect(lab, { token: "x".repeat(20_000) })).response.status).toBe(413);
  });

  it("is told that the database is gone, and not that the token is no good", async () => {
    const { lab, token } = await exchanged();
    await withoutDatabase(async () => {
      const { response, body } = await introspect(lab, { token });
      expect([response.status, body.code]).toEqual([503, "database-unavailable"]);
    });
  });
});
