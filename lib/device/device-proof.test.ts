import { base64url, calculateJwkThumbprint, exportJWK, SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { type Device, newLab } from "@/tools/testing/lab";
import { query } from "@/tools/testing/rows";
import "@/tools/testing/strict";
import { createDeviceKey, type DeviceKey, proofHeader, proofType, signProof } from "../client/device-key.mjs";
import { accessLifetime } from "./access-lifetime";
import { challengeOf, clockDifference, proofWindow, verifyProof } from "./device-proof";

type Lab = Awaited<ReturnType<typeof newLab>>;

async function signedIn() {
  const lab = await newLab();
  const phone = lab.device("phone", "jwt-bound");
  expect((await phone.signIn({ lifetime: 900 })).error).toBeNull();
  return { lab, phone, key: await phone.browser.keyOf(phone.path) };
}

const provenFor = (phone: Device, path = phone.path) => ({
  htm: "POST",
  htu: `${path}/refresh`,
  challenge: challengeOf(phone.refreshCookie?.value ?? ""),
});

/** Refreshes with what is given for a proof, and with nothing else. */
async function refreshWith(device: Device, proof?: string) {
  const headers = proof === undefined ? undefined : { [proofHeader]: proof };
  const response = await device.browser.post(`${device.path}/refresh`, {}, headers);
  return { ...(await response.json()), status: response.status };
}

const families = ({ id }: Lab) =>
  query<{ thumbprint: string; revokedAt: Date | null }>(
    `SELECT f.* FROM "RefreshFamily" f JOIN "User" u ON u.id = f."userId" WHERE u."labId" = $1`,
    id,
  );

/** A proof that jose signs, with all in it that may be chosen. */
async function forge(
  { privateKey, publicKey }: DeviceKey,
  claims: Record<string, unknown>,
  header: Record<string, unknown> = {},
): Promise<string> {
  const jwk = await exportJWK(publicKey);
  return new SignJWT({ iat: seconds(), jti: crypto.randomUUID(), ...claims })
    .setProtectedHeader({ alg: "ES256", typ: proofType, jwk, ...header })
    .sign(privateKey);
}

const seconds = () => Math.floor(Date.now() / 1000);

type Forgery = (given: { lab: Lab; phone: Device; key: DeviceKey }) => Promise<string>;

const forgeries: [string, Forgery][] = [
  ["that another key signed", async ({ phone }) => signProof(await createDeviceKey(), provenFor(phone))],
  [
    "for another device",
    ({ lab, phone, key }) => signProof(key, provenFor(phone, `/lab/${lab.id}/laptop/jwt-bound`)),
  ],
  [
    "for another lab",
    async ({ phone, key }) => signProof(key, provenFor(phone, `/lab/${(await newLab()).id}/phone/jwt-bound`)),
  ],
  [
    "for another token",
    ({ phone, key }) => signProof(key, { ...provenFor(phone), challenge: challengeOf("x") }),
  ],
  ["for no token", ({ phone, key }) => signProof(key, { ...provenFor(phone), challenge: undefined })],
  ["for another method", ({ phone, key }) => signProof(key, { ...provenFor(phone), htm: "GET" })],
  [
    "of the sign-in",
    ({ phone, key }) => signProof(key, { htm: "POST", htu: `${phone.path}/api/auth/callback/credentials` }),
  ],
  [
    "from the future",
    ({ phone, key }) => forge(key, { ...provenFor(phone), iat: seconds() + clockDifference + 1 }),
  ],
  [
    "that is too old",
    ({ phone, key }) =>
      forge(key, { ...provenFor(phone), iat: seconds() - proofWindow - clockDifference - 1 }),
  ],
  ["without a jti", ({ phone, key }) => forge(key, { ...provenFor(phone), jti: undefined })],
  ["whose jti is a number", ({ phone, key }) => forge(key, { ...provenFor(phone), jti: 7 })],
  [
    "whose jti PostgreSQL cannot hold",
    ({ phone, key }) => forge(key, { ...provenFor(phone), jti: `${"\0".repeat(20)}` }),
  ],
  ["of another type", ({ phone, key }) => forge(key, provenFor(phone), { typ: "JWT" })],
  ["that brings no key", ({ phone, key }) => forge(key, provenFor(phone), { jwk: undefined })],
  [
    "with alg none",
    async ({ phone, key }) => {
      const jwk = await exportJWK(key.publicKey);
      const part = (value: object) => base64url.encode(JSON.stringify(value));
      const claims = { ...provenFor(phone), iat: seconds(), jti: crypto.randomUUID() };
      return `${part({ alg: "none", typ: proofType, jwk })}.${part(claims)}.`;
    },
  ],
  [
    "with HS256 and the public key for a secret",
    async ({ phone, key }) => {
      const jwk = await exportJWK(key.publicKey);
      const claims = { ...provenFor(phone), iat: seconds(), jti: crypto.randomUUID() };
      const secret = new TextEncoder().encode(JSON.stringify(jwk));
      return new SignJWT(claims).setProtectedHeader({ alg: "HS256", typ: proofType, jwk }).sign(secret);
    },
  ],
  ["that is garbage", async () => "garbage"],
  [
    "that is longer than any",
    async ({ phone, key }) => forge(key, { ...provenFor(phone), more: "x".repeat(2048) }),
  ],
];

describe("under jwt-bound", () => {
  it("a refresh signed with the key of the sign-in is granted, and the family keeps the key's thumbprint", async () => {
    const { lab, phone, key } = await signedIn();
    const before = phone.refreshCookie?.value;
    expect(await phone.refresh()).toMatchObject({ status: 200, signedIn: true });
    expect(phone.refreshCookie?.value).not.toBe(before);
    const [family] = await families(lab);
    expect(family?.thumbprint).toBe(await calculateJwkThumbprint(await exportJWK(key.publicKey)));
  });

  it("a thief with all cookies is out with the access token, and the phone stays in", async () => {
    stopClock();
    const { lab, phone } = await signedIn();
    await phone.steal("thief");
    const thief = lab.device("thief", "jwt-bound");
    expect(thief.refreshCookie?.value).toBe(phone.refreshCookie?.value);
    expect(await thief.check()).toMatchObject({ status: 200 });
    moveClock(accessLifetime * 1000);
    expect(await thief.check()).toMatchObject({ status: 401, reason: "expired" });
    expect(await refreshWith(thief)).toMatchObject({ status: 401, reason: "proof-missing" });
    // It has a key too: its own.
    expect(await thief.refresh()).toMatchObject({ status: 401, reason: "bad-proof" });
    expect(await phone.refresh()).toMatchObject({ status: 200 });
    expect(await phone.check()).toMatchObject({ status: 200 });
    expect(await thief.refresh()).toMatchObject({ status: 401, reason: "bad-proof" });
    expect(await phone.refresh()).toMatchObject({ status: 200 });
  });

  it.each(forgeries)("a proof %s is refused, and puts nobody out", async (_, make) => {
    const { lab, phone, key } = await signedIn();
    expect(await refreshWith(phone, await make({ lab, phone, key }))).toMatchObject({
      status: 401,
      reason: "bad-proof",
    });
    expect(await families(lab)).toMatchObject([{ revokedAt: null }]);
    expect(await phone.refresh()).toMatchObject({ status: 200 });
  });

  it("a proof is good for one refresh: used again with the token of its time, it is refused and puts nobody out", async () => {
    const { lab, phone, key } = await signedIn();
    await phone.steal("thief");
    const thief = lab.device("thief", "jwt-bound");
    const proof = await signProof(key, provenFor(phone));
    expect(await refreshWith(phone, proof)).toMatchObject({ status: 200 });
    // For another path than the thief's, and used up on its own.
    expect(await refreshWith(thief, proof)).toMatchObject({ status: 401, reason: "bad-proof" });
    phone.browser.keep({ ...(thief.refreshCookie as NonNullable<Device["cookie"]>), path: phone.path });
    expect(await refreshWith(phone, proof)).toMatchObject({ status: 401, reason: "proof-replayed" });
    expect(await families(lab)).toMatchObject([{ revokedAt: null }]);
  });

  it("of two refreshes at once with one proof, one is granted", async () => {
    const { lab, phone, key } = await signedIn();
    const proof = await signProof(key, provenFor(phone));
    const answers = await Promise.all([refreshWith(phone, proof), refreshWith(phone, proof)]);
    expect(answers.map(({ reason }) => reason ?? "granted").sort()).toEqual(["granted", "proof-replayed"]);
    expect(await families(lab)).toMatchObject([{ revokedAt: null }]);
  });

  it("a sign-in without a proof, or with one for a refresh, is refused", async () => {
    const { lab, phone, key } = await signedIn();
    const laptop = lab.device("laptop", "jwt-bound");
    expect(await laptop.signIn({ [proofHeader]: "" } as object)).toMatchObject({ code: "proof-missing" });
    const proof = await signProof(key, provenFor(phone));
    expect(await laptop.signIn({ [proofHeader]: proof } as object)).toMatchObject({ code: "bad-proof" });
    expect(laptop.cookie).toBeUndefined();
  });

  it("a proof is good for one sign-in", async () => {
    const { phone, key } = await signedIn();
    const htu = `${phone.path}/api/auth/callback/credentials`;
    const proof = await signProof(key, { htm: "POST", htu });
    expect((await phone.signIn({ [proofHeader]: proof } as object)).error).toBeNull();
    expect(await phone.signIn({ [proofHeader]: proof } as object)).toMatchObject({ code: "proof-replayed" });
  });

  it("a bound refresh token is of no use under the strategy that binds none, and an unbound one under this", async () => {
    const { lab, phone } = await signedIn();
    const unbound = lab.device("phone", "jwt-short");
    await unbound.signIn({ lifetime: 900 });
    const [mine, other] = [phone.refreshCookie, unbound.refreshCookie];
    if (!mine || !other) throw new TypeError("Both have a refresh token.");
    phone.browser.keep({ ...mine, path: unbound.path });
    expect(await unbound.refresh()).toMatchObject({ status: 401, reason: "proof-missing" });
    phone.browser.keep({ ...other, path: phone.path });
    expect(await phone.refresh()).toMatchObject({ status: 401, reason: "bad-proof" });
    phone.browser.keep(mine);
    phone.browser.keep(other);
    expect([(await phone.refresh()).status, (await unbound.refresh()).status]).toEqual([200, 200]);
  });

  it("a sign-out asks for no proof: whoever has the refresh token can end its sign-in", async () => {
    const { lab, phone } = await signedIn();
    await phone.steal("thief");
    await lab.device("thief", "jwt-bound").signOut();
    expect(await families(lab)).toMatchObject([{ revokedAt: expect.any(Date) }]);
    expect(await phone.refresh()).toMatchObject({ status: 401, reason: "revoked" });
  });

  it("a proof of another algorithm is refused, whatever key it brings", async () => {
    const algorithm = { name: "ECDSA", namedCurve: "P-384" };
    const key = await crypto.subtle.generateKey(algorithm, false, ["sign", "verify"]);
    const proof = await forge(key, { htm: "POST", htu: "/refresh" }, { alg: "ES384" });
    const demand = { method: "POST", path: "/refresh" };
    expect(await verifyProof(proof, demand, new Date())).toBe("bad-proof");
  });

  it("the private half of a device's key cannot be exported", async () => {
    const { privateKey } = await createDeviceKey();
    await expect(crypto.subtle.exportKey("jwk", privateKey)).rejects.toThrow();
  });
});
