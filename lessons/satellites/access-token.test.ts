import { generateKeyPair, SignJWT } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import "@/tools/testing/strict";
import { audience, issuer, verifyAccessToken } from "./programs/lib/access-token.mjs";

const claims = { sub: "alice@example.com", lab: "a-lab", jti: "a-token" };

let keys: Awaited<ReturnType<typeof generateKeyPair>>;
beforeAll(async () => {
  keys = await generateKeyPair("EdDSA");
});

function issue(given: Record<string, unknown> = {}): Promise<string> {
  return new SignJWT({ ...claims, ...given, iss: issuer, aud: audience })
    .setProtectedHeader({ alg: "EdDSA", typ: "at+jwt" })
    .setIssuedAt()
    .setExpirationTime("1m")
    .sign(keys.privateKey);
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The last character, replaced by each other that stands for the same bytes. */
function respelled(part: string): string[] {
  const bytes = Buffer.from(part, "base64url");
  return [...alphabet]
    .map((last) => part.slice(0, -1) + last)
    .filter((other) => other !== part && Buffer.from(other, "base64url").equals(bytes));
}

describe("the resource API takes one spelling of a token", () => {
  it("the one that was issued", async () => {
    expect(await verifyAccessToken(await issue(), keys.publicKey)).toMatchObject({ claims });
  });

  it("and no other of the signature", async () => {
    const [header, payload, signature = ""] = (await issue()).split(".");
    const others = respelled(signature);
    // 64 bytes are 85 characters and a third: four bits of the last stand for nothing.
    expect(others).toHaveLength(15);
    for (const other of others) {
      const verified = await verifyAccessToken(`${header}.${payload}.${other}`, keys.publicKey);
      expect(verified).toEqual({ reason: "bad-signature" });
    }
  });

  it.each([
    ["padded", (token: string) => `${token}==`],
    ["with a space", (token: string) => token.replace(".", ". ")],
    ["in the other alphabet", (token: string) => token.replaceAll("-", "+").replaceAll("_", "/")],
    ["with a line break", (token: string) => `${token}\n`],
  ])("and none %s", async (_, respell) => {
    // Signatures differ: one with a character that the alphabets do not share comes soon.
    let token = await issue();
    while (!/[-_]/.test(token)) token = await issue({ jti: crypto.randomUUID() });
    expect(await verifyAccessToken(respell(token), keys.publicKey)).toEqual({ reason: "bad-signature" });
  });
});

describe.each(["sub", "lab", "jti"])("a signed token whose %s is no text", (claim) => {
  it.each([[7], [0], [true], [null], [["alice@example.com"]], [{ name: "alice" }]])(
    "but %j is refused",
    async (value) => {
      const token = await issue({ [claim]: value });
      expect(await verifyAccessToken(token, keys.publicKey)).toEqual({ reason: `wrong-${claim}` });
    },
  );
});
