import { importJWK, SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { verifyAccessToken } from "@/lessons/satellites/programs/lib/access-token.mjs";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { newLab } from "@/tools/testing/lab";
import { query } from "@/tools/testing/rows";
import { deriveKey } from "../keys";
import "@/tools/testing/strict";
import { isBroken, strategies, strategyRecords } from "@/lessons/strategies/strategy";
import type { StrategyRecord } from "@/lessons/strategies/strategy-record";
import { decodeWithoutVerifying } from "../evidence/decode-token";
import { type ApiToken, apiAudience, apiTokenLifetime, publicKeys } from "./api-token";
import { labTokens } from "./lab-tokens";

type Lab = Awaited<ReturnType<typeof newLab>>;
type Device = ReturnType<Lab["device"]>;

async function post(device: Device, headers: Record<string, string> = {}) {
  const response = await device.browser.post(`${device.path}/token`, undefined, headers);
  return { response, body: (await response.json()) as ApiToken & { code?: string } };
}

async function publicKey(): Promise<CryptoKey> {
  return (await importJWK((await publicKeys()).keys[0] ?? {}, "EdDSA")) as CryptoKey;
}

const real = strategies.filter((strategy) => !isBroken(strategy));

it.each(strategies.filter(isBroken))("nobody is given an access token under %s", async (strategy) => {
  const device = (await newLab()).device("phone", strategy);
  await device.signIn();
  const { response, body } = await post(device);
  expect([response.status, body.code]).toEqual([409, "no-api-token"]);
});

describe.each(real)("an access token for the API, under %s", (strategy) => {
  it("says who, for which API, from which lab and device, and for how long, and is never cached", async () => {
    const lab = await newLab();
    const device = lab.device("phone", strategy);
    await device.signIn({ lifetime: 900 });
    const { response, body } = await post(device);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    // An access token of 15 seconds is followed by no longer one.
    const { refreshes } = strategyRecords[strategy] as StrategyRecord;
    const expiresIn = refreshes ? 15 : apiTokenLifetime;
    expect(body).toMatchObject({ tokenType: "Bearer", audience: apiAudience });
    expect([expiresIn, expiresIn - 1, expiresIn - 2]).toContain(body.expiresIn);
    const { header, claims } = decodeWithoutVerifying(body.accessToken) ?? {};
    const [user] = await query<{ id: string }>(`SELECT "id" FROM "User" WHERE "labId" = $1`, lab.id);
    expect(header).toEqual({ alg: "EdDSA", typ: "at+jwt", kid: (await publicKeys()).keys[0]?.kid });
    expect(claims).toEqual({
      iss: "still-signed-in",
      aud: "still-signed-in-api",
      sub: user?.id,
      lab: lab.id,
      client_id: "phone",
      iat: expect.any(Number),
      exp: Number(claims?.iat) + body.expiresIn,
      jti: expect.any(String),
    });
  });

  it("is not for a device that is signed out, nor for another site", async () => {
    const device = (await newLab()).device("phone", strategy);
    const refused = await post(device);
    expect([refused.response.status, refused.body.code]).toEqual([401, "not-signed-in"]);
    await device.signIn();
    const foreign = await post(device, { origin: "http://evil.example" });
    expect([foreign.response.status, foreign.body.code]).toEqual([403, "cross-origin"]);
  });

  it("ends with the session that it came from, if that ends sooner", async () => {
    const device = (await newLab()).device("phone", strategy);
    await device.signIn({ lifetime: 30 });
    const { expiresAt } = await device.check();
    const { body } = await post(device);
    const claims = decodeWithoutVerifying(body.accessToken)?.claims;
    expect(claims?.exp).toBe(Math.floor(Date.parse(expiresAt ?? "") / 1000));
  });

  it("needs the database where the answer does, and only there", async () => {
    const device = (await newLab()).device("phone", strategy);
    await device.signIn();
    const response = await device.browser.post(`${device.path}/token?db=down`, undefined);
    expect(response.status).toBe((await device.check("?db=down")).status);
  });
});

describe("the verifier of the API", () => {
  it("accepts a token until it expires", async () => {
    stopClock();
    const device = (await newLab()).device("phone", "jwt");
    await device.signIn();
    const { accessToken } = (await post(device)).body;
    expect(await verifyAccessToken(accessToken, await publicKey())).toMatchObject({
      claims: { client_id: "phone" },
    });
    moveClock(apiTokenLifetime * 1000);
    expect(await verifyAccessToken(accessToken, await publicKey())).toEqual({ reason: "expired" });
  });

  it("refuses the app's own tokens, as the app refuses the API's", async () => {
    const lab = await newLab();
    const device = lab.device("phone", "jwt");
    await device.signIn();
    const { accessToken } = (await post(device)).body;
    const realm = { lab: lab.id, strategy: "jwt" } as const;
    expect(await labTokens(realm).verify(accessToken)).toBeNull();
    const own = device.cookie?.value ?? "";
    expect(await labTokens(realm).verify(own)).not.toBeNull();
    expect(await verifyAccessToken(own, await publicKey())).toEqual({ reason: "bad-signature" });
  });

  it.each([
    ["another audience", { aud: "another" }, {}, "wrong-aud"],
    ["another issuer", { iss: "another" }, {}, "wrong-iss"],
    ["another type", {}, { typ: "JWT" }, "wrong-typ"],
    ["no lab", { lab: undefined }, {}, "wrong-lab"],
  ])("refuses %s under a good signature", async (_, claims, header, reason) => {
    const { privateKey, publicKey: key } = await otherPair();
    const now = Math.floor(Date.now() / 1000);
    const good = {
      iss: "still-signed-in",
      aud: apiAudience,
      sub: "a",
      lab: "l",
      jti: "j",
      iat: now,
      exp: now + 9,
    };
    const sign = (change: object, changed: object) =>
      new SignJWT({ ...good, ...change })
        .setProtectedHeader({ alg: "EdDSA", typ: "at+jwt", ...changed })
        .sign(privateKey);
    expect(await verifyAccessToken(await sign({}, {}), key)).toHaveProperty("claims");
    expect(await verifyAccessToken(await sign(claims, header), key)).toEqual({ reason });
    expect(await verifyAccessToken(await sign({}, {}), await publicKey())).toEqual({
      reason: "bad-signature",
    });
  });
});

describe("the public keys", () => {
  it("are served to everyone, and hold nothing that is secret", async () => {
    const { browser } = await newLab();
    const response = await browser.send("/api/jwks");
    expect(response.headers.get("content-type")).toBe("application/jwk-set+json");
    const { keys } = await response.json();
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0]).sort()).toEqual(["alg", "crv", "kid", "kty", "use", "x"]);
    expect(JSON.stringify(keys)).not.toContain(deriveKey("api-token").toString("base64url"));
  });
});

async function otherPair() {
  return (await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"])) as CryptoKeyPair;
}
