import { beforeEach, describe, expect, it } from "vitest";
import { decodeWithoutVerifying } from "@/lib/evidence/decode-token";
import { inviteBob } from "@/tools/testing/bob";
import { type Device, newLab } from "@/tools/testing/lab";
import "@/tools/testing/strict";

type Lab = Awaited<ReturnType<typeof newLab>>;

let lab: Lab;
let laptop: Device;
let phone: Device;
let bob: Device;

beforeEach(async () => {
  lab = await newLab();
  [laptop, phone] = [lab.device("laptop", "jwt-user-key"), lab.device("phone", "jwt-user-key")];
  await laptop.signIn();
  await phone.signIn({ expiry: "rolling" });
  bob = (await inviteBob(lab))("tablet", "jwt-user-key");
  await bob.signIn();
});

const parsed = (device: Device) => decodeWithoutVerifying(device.cookie?.value ?? "");
const kidOf = (device: Device) => parsed(device)?.header.kid;

describe("under jwt-user-key", () => {
  it("a token names its user's key, and a check looks up which one counts", async () => {
    expect(kidOf(phone)).toBe(`${parsed(phone)?.claims.sub}.1`);
    const { status, evidence } = await phone.check();
    expect([status, evidence.sql.length, evidence.token?.operation]).toEqual([200, 1, "verify"]);
  });

  it("a password change ends every token of its user, and nobody else's", async () => {
    await laptop.changePassword(lab.password, "a-new-password-1");
    for (const device of [laptop, phone])
      expect(await device.check()).toMatchObject({ status: 401, reason: "unknown-key" });
    expect((await bob.check()).status).toBe(200);
    await phone.signIn({ password: "a-new-password-1" });
    expect(kidOf(phone)).toBe(`${parsed(phone)?.claims.sub}.2`);
    expect((await phone.check()).status).toBe(200);
  });

  it("a token is renewed under the key that it came with", async () => {
    const before = phone.cookie?.value;
    await phone.session();
    expect(phone.cookie?.value).not.toBe(before);
    expect(kidOf(phone)).toBe(`${parsed(phone)?.claims.sub}.1`);
    await laptop.changePassword(lab.password, "a-new-password-1");
    expect(await phone.check()).toMatchObject({ status: 401, reason: "unknown-key" });
    expect(await phone.session()).toBeNull();
  });

  it.each(["", "1", "x.1", "' OR 1=1 --.1", "0.0"])("a kid of %j names no key", async (kid) => {
    const [, claims, signature] = phone.cookie?.value.split(".") ?? [];
    const header = Buffer.from(JSON.stringify({ ...parsed(phone)?.header, kid })).toString("base64url");
    phone.browser.keep({
      ...(phone.cookie as NonNullable<typeof phone.cookie>),
      value: `${header}.${claims}.${signature}`,
    });
    expect(await phone.check()).toMatchObject({ status: 401, reason: "unknown-key", evidence: { sql: [] } });
  });

  it("Bob's key does not open Alice's account", async () => {
    const [, claims, signature] = phone.cookie?.value.split(".") ?? [];
    const header = bob.cookie?.value.split(".")[0];
    phone.browser.keep({
      ...(phone.cookie as NonNullable<typeof phone.cookie>),
      value: `${header}.${claims}.${signature}`,
    });
    expect(await phone.check()).toMatchObject({ status: 401, reason: "bad-signature" });
  });
});
