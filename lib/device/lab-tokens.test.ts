import { SignJWT } from "jose";
import { beforeEach, describe, expect, it } from "vitest";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { record } from "../evidence/recorder";
import { deriveKey } from "../keys";
import { createLabId, type LabId } from "../lab/lab-id";
import "@/tools/testing/strict";
import { decodeWithoutVerifying } from "../evidence/decode-token";
import type { Reason } from "../evidence/reason";
import { labTokens } from "./lab-tokens";

const alice = {
  id: "user-1",
  email: "alice@example.com",
  name: "Alice",
  role: "admin",
  passwordVersion: 1,
  lifetime: 120,
} as const;

let now: number;
let lab: LabId;
let token: string;

beforeEach(async () => {
  now = Math.floor(stopClock().getTime() / 1000);
  lab = createLabId(Date.now());
  token = await labTokens({ lab, strategy: "jwt" }).issue(alice);
});

async function reasonFor(hostile: string, inLab = lab): Promise<Reason | null> {
  const { result, recording } = await record("near", () =>
    labTokens({ lab: inLab, strategy: "jwt" }).verify(hostile),
  );
  expect(result === null).toBe(recording.refusal !== null);
  return recording.refusal;
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const header = { alg: "HS256", typ: "JWT" };
const claims = () => decodeWithoutVerifying(token)?.claims ?? {};
const parts = () => token.split(".") as [string, string, string];

/** A token that says anything, with a signature that is right for the key. */
function signed(change: object, key = deriveKey("jwt"), protectedHeader: object = header): Promise<string> {
  return new SignJWT({ ...claims(), ...change })
    .setProtectedHeader(protectedHeader as typeof header)
    .sign(key);
}

/** A base64url text without its last byte. */
function shortened(text: string): string {
  return Buffer.from(text, "base64url").subarray(0, -1).toString("base64url");
}

/** The last character with the bits set that its bytes have no use for. */
function nonCanonical(text: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return text.slice(0, -1) + alphabet[alphabet.indexOf(text.slice(-1)) | 1];
}

const misshapen: [string, () => string][] = [
  ["nothing", () => ""],
  ["dots", () => ".."],
  ["garbage", () => "not a token"],
  ["garbage in three parts", () => "a.b.c"],
  ["two parts", () => parts().slice(0, 2).join(".")],
  ["four parts", () => `${token}.${parts()[2]}`],
  ["five parts, as an encrypted token has", () => `${token}..`],
  ["a blank before it", () => ` ${token}`],
  ["a line break after it", () => `${token}\n`],
  ["blanks around the dots", () => token.replaceAll(".", " . ")],
  ["padding", () => `${token}=`],
  ["base64 instead of base64url", () => `${parts()[0]}.${parts()[1]}.${"+".repeat(43)}`],
  ["bits after the end of the signature", () => nonCanonical(token)],
  [
    "a header that is not JSON",
    () => `${Buffer.from("{").toString("base64url")}.${parts()[1]}.${parts()[2]}`,
  ],
  ["a header that is null", () => `${encode(null)}.${parts()[1]}.${parts()[2]}`],
  ["a header without alg", () => `${encode({ typ: "JWT" })}.${parts()[1]}.${parts()[2]}`],
  ["letters of no alphabet", () => `${parts()[0]}.${parts()[1]}.ключ`],
  ["a null byte", () => `${token}\0`],
];

const forged: [string, () => string | Promise<string>][] = [
  ["a truncated signature", () => `${parts()[0]}.${parts()[1]}.${shortened(parts()[2])}`],
  ["no signature", () => `${parts()[0]}.${parts()[1]}.`],
  ["an altered payload", () => `${parts()[0]}.${encode({ ...claims(), name: "Mallory" })}.${parts()[2]}`],
  ["an extended expiry", () => `${parts()[0]}.${encode({ ...claims(), exp: now + 9_999 })}.${parts()[2]}`],
  ["an altered header", () => `${encode({ ...header, typ: "at+jwt" })}.${parts()[1]}.${parts()[2]}`],
  [
    "the signature of another",
    async () =>
      `${parts()[0]}.${parts()[1]}.${(await labTokens({ lab, strategy: "jwt" }).issue(alice)).split(".")[2]}`,
  ],
  ["another key", () => signed({}, Buffer.alloc(32, 7))],
  ["the key for lab ids", () => signed({}, deriveKey("lab-id"))],
  ["the key for CSRF tokens", () => signed({}, deriveKey("csrf"))],
  ["an RS256 header", () => `${encode({ ...header, alg: "RS256" })}.${parts()[1]}.${parts()[2]}`],
  [
    "an HS512 signature with our key",
    () => signed({}, Buffer.concat([deriveKey("jwt"), deriveKey("jwt")]), { alg: "HS512" }),
  ],
  [
    "a header that names an extension",
    () => `${encode({ ...header, crit: ["exp"] })}.${parts()[1]}.${parts()[2]}`,
  ],
  ...["none", "None", "NONE", "nOnE"].flatMap((alg): [string, () => string][] => [
    [`alg ${alg} without a signature`, () => `${encode({ alg })}.${parts()[1]}.`],
    [`alg ${alg} with the old signature`, () => `${encode({ alg })}.${parts()[1]}.${parts()[2]}`],
  ]),
];

const wrong: [string, object, Reason][] = [
  ["another audience", { aud: "another" }, "wrong-audience"],
  ["no audience", { aud: undefined }, "wrong-audience"],
  ["another issuer", { iss: "another" }, "wrong-issuer"],
  ["no issuer", { iss: undefined }, "wrong-issuer"],
  ...["exp", "sub", "sid", "jti", "iat", "email", "name", "role"].map((claim): [string, object, Reason] => [
    `no ${claim}`,
    { [claim]: undefined },
    "malformed",
  ]),
  ["an exp that is a text", { exp: "9999999999" }, "malformed"],
];

describe("a token", () => {
  it("says who, for which lab, from when, until when, and names itself and its sign-in", () => {
    expect(decodeWithoutVerifying(token)).toEqual({
      header,
      claims: {
        iss: "still-signed-in",
        aud: lab,
        sub: "user-1",
        email: "alice@example.com",
        name: "Alice",
        role: "admin",
        sid: expect.any(String),
        jti: expect.any(String),
        iat: now,
        exp: now + 120,
      },
      signature: parts()[2],
    });
  });

  it("is accepted as it was issued, with its claims", async () => {
    const { result, recording } = await record("near", () =>
      labTokens({ lab, strategy: "jwt" }).verify(token),
    );
    expect(result).toEqual(claims());
    expect(recording).toMatchObject({ refusal: null, tokens: [{ operation: "verify", alg: "HS256" }] });
  });

  it("differs from another of the same second, in sid and in jti, each of 128 bits", async () => {
    const other = decodeWithoutVerifying(await labTokens({ lab, strategy: "jwt" }).issue(alice))?.claims;
    const ids = [claims().sid, claims().jti, other?.sid, other?.jti] as string[];
    expect(new Set(ids).size).toBe(4);
    expect(ids.map((id) => Buffer.from(id, "base64url").length)).toEqual([16, 16, 16, 16]);
    expect(other?.iat).toBe(claims().iat);
  });

  it("is refused in another lab", async () => {
    expect(await reasonFor(token, createLabId(Date.now()))).toBe("wrong-audience");
  });

  it("is accepted to its last second and expired at the next, with no tolerance", async () => {
    moveClock((now + 119) * 1000 + 999 - Date.now());
    expect(await reasonFor(token)).toBeNull();
    moveClock(1);
    expect(await reasonFor(token)).toBe("expired");
    expect(await reasonFor(await signed({ exp: Math.floor(Date.now() / 1000) - 1 }))).toBe("expired");
  });

  it("is refused for its signature before its expiry is looked at", async () => {
    expect(await reasonFor(await signed({ exp: now - 1 }, Buffer.alloc(32, 7)))).toBe("bad-signature");
  });
});

describe("a hostile token", () => {
  it.each(["at+jwt", "reset+jwt", undefined])(
    "of the type %s and a good signature is of the wrong type",
    async (typ) => {
      expect(await reasonFor(await signed({}, deriveKey("jwt"), { alg: "HS256", typ }))).toBe("wrong-type");
    },
  );

  it.each(misshapen)("with %s is malformed", async (_, make) => {
    expect(await reasonFor(make())).toBe("malformed");
  });

  it.each(forged)("with %s has a bad signature", async (_, make) => {
    expect(await reasonFor(await make())).toBe("bad-signature");
  });

  it.each(wrong)("with %j and a good signature is refused", async (_, change, reason) => {
    expect(await reasonFor(await signed(change))).toBe(reason);
  });
});
