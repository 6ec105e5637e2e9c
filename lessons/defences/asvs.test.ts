import { createSecretKey, hkdfSync, type KeyObject, type webcrypto } from "node:crypto";
import { readFileSync } from "node:fs";
import { decodeProtectedHeader, EncryptJWT, jwtDecrypt, SignJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { freeAttempts } from "@/lib/device/attempts";
import { stockSecret } from "@/lib/device/stock-tokens";
import { type DecodedToken, decodeWithoutVerifying } from "@/lib/evidence/decode-token";
import { deriveKey } from "@/lib/keys";
import type { LabId } from "@/lib/lab/lab-id";
import { keyFor } from "@/lib/lab/signing-keys";
import { userKey } from "@/lib/lab/user-keys";
import { inviteBob } from "@/tools/testing/bob";
import { Browser, type Cookie } from "@/tools/testing/browser";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { Device, newLab } from "@/tools/testing/lab";
import {
  isJwtStrategy,
  type JwtStrategy,
  type Strategy,
  strategies,
  strategyRecords,
} from "../strategies/strategy";
import "@/tools/testing/strict";
import { type Fulfilment, requirements, testFile } from "./asvs";

const under = "under %s";

function expected(id: string, strategy: Strategy): Fulfilment | undefined {
  return requirements.find((requirement) => requirement.id === id)?.fulfilments[strategy];
}

/** Alice on two devices for 15 minutes, and a thief who holds a copy of the phone's cookies. */
async function stolen(strategy: Strategy) {
  stopClock();
  const lab = await newLab();
  const [laptop, phone, thief] = (["laptop", "phone", "thief"] as const).map((slug) =>
    lab.device(slug, strategy),
  ) as [Device, Device, Device];
  // A fix is judged where it fails.
  const expiry = strategyRecords[strategy].broken?.needsRolling ? "rolling" : "absolute";
  await laptop.signIn({ lifetime: 900, expiry });
  await phone.signIn({ lifetime: 900, expiry });
  await phone.steal("thief");
  // A thief calls `/session` in time, where that issues a token again.
  await thief.session();
  moveClock(2_000);
  return { lab, laptop, phone, thief };
}

/** Whether a device can still get in, by all that a thief would try: now, or when an access token has ended. */
async function fateOf(device: Device): Promise<Fulfilment> {
  // A token counts in whole seconds, and so does what it is compared with.
  moveClock(1_000);
  if (!(await getsIn(device))) return "met";
  moveClock(15_000);
  return (await getsIn(device)) ? "unmet" : "late";
}

async function getsIn(device: Device): Promise<boolean> {
  const { signedIn, canRefresh } = await device.check();
  if (signedIn) return true;
  if (canRefresh) return (await device.refresh()).signedIn;
  await device.session();
  return (await device.check()).signedIn;
}

/** The cookies that a sign-in leaves on the device's path. */
async function cookiesOf(strategy: Strategy, origin?: string): Promise<Cookie[]> {
  const lab = await newLab(new Browser(origin));
  const phone = lab.device("phone", strategy);
  await phone.signIn();
  await phone.check();
  return lab.browser.cookiesFor(`${phone.path}/check`).filter(({ path }) => path === phone.path);
}

describe("3.3.1: the session cookie is Secure over https, and its name begins with __Host- or __Secure-", () => {
  it.each(strategies)(under, async (strategy) => {
    const cookies = await cookiesOf(strategy, "https://lab.test:3000");
    expect(cookies.length).toBeGreaterThan(0);
    const isSecure = cookies.every(({ secure }) => secure);
    const isNamed = cookies.every(({ name }) => /^__(Host|Secure)-/.test(name));
    const fulfilment = isSecure ? (isNamed ? "met" : "partly") : "unmet";
    expect(fulfilment).toBe(expected("3.3.1", strategy));
  });
});

describe("3.3.2: the session cookie is SameSite=Lax or Strict", () => {
  it.each(strategies)(under, async (strategy) => {
    const cookies = await cookiesOf(strategy);
    const are = cookies.every(({ sameSite }) => sameSite === "lax" || sameSite === "strict");
    expect(are ? "met" : "unmet").toBe(expected("3.3.2", strategy));
  });
});

describe("3.3.3: the session cookie's name begins with __Host-", () => {
  it.each(strategies)(under, async (strategy) => {
    const cookies = await cookiesOf(strategy, "https://lab.test:3000");
    const are = cookies.every(({ name }) => name.startsWith("__Host-"));
    expect(are ? "met" : "unmet").toBe(expected("3.3.3", strategy));
    // Which a browser would not take for a path, whatever the name.
    expect(cookies.every(({ path }) => path !== "/")).toBe(true);
  });
});

describe("3.3.4: every cookie of a sign-in is HttpOnly", () => {
  it.each(strategies)(under, async (strategy) => {
    const cookies = await cookiesOf(strategy);
    expect(cookies.every(({ httpOnly }) => httpOnly) ? "met" : "unmet").toBe(expected("3.3.4", strategy));
  });
});

describe("3.3.5: no cookie of a sign-in is larger than 4,096 bytes", () => {
  it.each(strategies)(under, async (strategy) => {
    const sizes = (await cookiesOf(strategy)).map(({ name, value }) => Buffer.byteLength(name + value));
    expect(Math.max(...sizes) <= 4096 ? "met" : "unmet").toBe(expected("3.3.5", strategy));
  });
});

describe("6.2.4: a common password is refused, and the user's own address", () => {
  it.each(strategies)(under, async (strategy) => {
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    await phone.signIn();
    const codes: (string | undefined)[] = [];
    for (const password of ["password", "12345678", "alice@example.com"]) {
      const { status, code } = await phone.changePassword(lab.password, password);
      if (status === 400) codes.push(code);
    }
    const refused = ["password-common", "password-common", "password-personal"];
    expect(codes.join() === refused.join() ? "met" : "unmet").toBe(expected("6.2.4", strategy));
    expect((await phone.changePassword(lab.password, "paper-lantern-43")).status).toBe(200);
  });
});

describe("6.3.1: a guesser has to wait, and the user elsewhere does not", () => {
  it.each(strategies)(under, async (strategy) => {
    const lab = await newLab();
    const guesser = new Device(new Browser(), lab.id, "phone", strategy, lab.password);
    const guess = () => guesser.signIn({ password: "not-the-password-1" });
    await Promise.all(Array.from({ length: freeAttempts }, guess));
    const refused = await guesser.signIn();
    const { error } = await lab.device("phone", strategy).signIn();
    expect(refused.status === 429 && error === null ? "met" : "unmet").toBe(expected("6.3.1", strategy));
  });
});

/** Of a UUID of version 4, six bits say that it is one. */
function randomBits(token: string): number {
  return /^[0-9a-f-]{36}$/.test(token) ? 122 : Buffer.from(token, "base64url").length * 8;
}

describe("7.2.3: a token that stands for a row has 128 random bits or more", () => {
  it.each(strategies)(under, async (strategy) => {
    const [phone, other] = await Promise.all([signedInOver("0"), signedInOver("1")]);
    async function signedInOver(planted: string) {
      const device = (await newLab()).device("phone", strategy);
      // Where an id is kept, it is as random as whoever chose it wanted.
      device.hold(planted);
      await device.signIn();
      return device;
    }
    const reference = (device: Device) =>
      isJwtStrategy(strategy) ? device.refreshCookie?.value.replace("rt_", "") : device.cookie?.value;
    const tokens = [reference(phone), reference(other)].filter((token) => token !== undefined);
    expect(new Set(tokens).size).toBe(tokens.length);
    const enough = tokens.every((token) => randomBits(token) >= 128) ? "met" : "unmet";
    expect(tokens.length > 0 ? enough : "none").toBe(expected("7.2.3", strategy));
  });
});

describe("7.2.4: signing in again ends what the same jar held before", () => {
  it.each(strategies)(under, async (strategy) => {
    const { phone, thief, laptop } = await stolen(strategy);
    const before = phone.cookie?.value;
    await phone.signIn({ lifetime: 900 });
    const isNew = phone.cookie?.value !== before;
    const fate = await fateOf(thief);
    expect(isNew ? fate : "unmet").toBe(expected("7.2.4", strategy));
    expect(await getsIn(laptop)).toBe(true);
  });
});

/** Used every so often, for so many times. */
async function use(device: Device, seconds: number, times: number): Promise<void> {
  for (let used = 0; used < times; used += 1) {
    moveClock(seconds * 1000);
    await getsIn(device);
    await device.session();
  }
}

describe("7.3.1: a rolling or capped sign-in lives while it is used, and ends when it is not", () => {
  it.each(strategies)(under, async (strategy) => {
    stopClock();
    const fates = [];
    for (const expiry of ["rolling", "capped"] as const) {
      const phone = (await newLab()).device("phone", strategy);
      await phone.signIn({ lifetime: 120, expiry });
      await use(phone, 13, 3);
      // It has outlived what it was given at sign-in, and has not come to its latest end at 180 seconds.
      moveClock(85_000);
      const lives = await getsIn(phone);
      moveClock(35_000);
      fates.push(lives ? await fateOf(phone) : "unmet");
    }
    expect(fates).toEqual(Array(2).fill(expected("7.3.1", strategy)));
  });
});

describe("7.3.2: an absolute or capped sign-in ends at its set time, however often it is used", () => {
  it.each(strategies)(under, async (strategy) => {
    stopClock();
    const fates = [];
    for (const [expiry, times] of [
      ["absolute", 5],
      ["capped", 7],
    ] as const) {
      const phone = (await newLab()).device("phone", strategy);
      await phone.signIn({ lifetime: 30, expiry });
      await use(phone, 6.5, times);
      fates.push(await fateOf(phone));
    }
    expect(fates).toEqual(Array(2).fill(expected("7.3.2", strategy)));
  });
});

describe("7.4.1: signing out ends the sign-in, a copy of it included", () => {
  it.each(strategies)(under, async (strategy) => {
    const { phone, thief, laptop } = await stolen(strategy);
    await phone.signOut();
    expect(await fateOf(thief)).toBe(expected("7.4.1", strategy));
    expect(await getsIn(laptop)).toBe(true);
  });
});

const solutions: Partial<Record<Strategy, "list" | "date" | "key">> = {
  "jwt-denylist": "list",
  "jwt-broken-jti-denylist": "list",
  "jwt-not-before": "date",
  "jwt-broken-iat": "date",
  "jwt-user-key": "key",
  "jwt-rotate": "key",
};

describe("7.4.1 by a list: one sign-in is ended, a copy of it included, and the others stay", () => {
  it.each(strategies)(under, async (strategy) => {
    const { phone, laptop, thief } = await stolen(strategy);
    await phone.signOut();
    const fate = await fateOf(thief);
    expect(await getsIn(laptop)).toBe(true);
    expect(solutions[strategy] === "list" ? fate : "none").toBe(expected("7.4.1 by a list", strategy));
  });
});

/** `partly` when Bob, who did nothing, is out with Alice. */
async function endAll(strategy: Strategy): Promise<Fulfilment> {
  const { lab, laptop, thief } = await stolen(strategy);
  const bob = (await inviteBob(lab))("tablet", strategy);
  await bob.signIn({ lifetime: 900 });
  await laptop.changePassword(lab.password, "a-new-password-1");
  const fate = await fateOf(thief);
  return fate === "met" && !(await getsIn(bob)) ? "partly" : fate;
}

describe("7.4.1 by a date: all tokens of a user from before it are ended, and nobody else's", () => {
  it.each(strategies)(under, async (strategy) => {
    const fate = await endAll(strategy);
    expect(solutions[strategy] === "date" ? fate : "none").toBe(expected("7.4.1 by a date", strategy));
  });
});

describe("7.4.1 by a key: all tokens of a user are ended, and nobody else's", () => {
  it.each(strategies)(under, async (strategy) => {
    const fate = await endAll(strategy);
    expect(solutions[strategy] === "key" ? fate : "none").toBe(expected("7.4.1 by a key", strategy));
  });
});

describe("7.4.2: deleting the account ends what was begun in its name, and so does a ban", () => {
  it.each(strategies)(under, async (strategy) => {
    const fates = [];
    for (const [method, act] of [
      ["DELETE", "account"],
      ["POST", "ban"],
    ]) {
      const { lab, thief } = await stolen(strategy);
      expect((await lab.browser.send(`/lab/${lab.id}/${act}`, { method })).ok).toBe(true);
      fates.push(await fateOf(thief));
    }
    const [deleted, banned] = fates;
    expect(deleted === banned ? deleted : "partly").toBe(expected("7.4.2", strategy));
  });
});

describe("7.4.3: a password change ends the other sign-ins, the thief's included", () => {
  it.each(strategies)(under, async (strategy) => {
    const { lab, laptop, thief } = await stolen(strategy);
    expect((await laptop.changePassword(lab.password, "a-new-password-1")).status).toBe(200);
    expect(await fateOf(thief)).toBe(expected("7.4.3", strategy));
  });
});

describe("7.4.5: an administrator ends all sign-ins of a user", () => {
  it.each(strategies)(under, async (strategy) => {
    const { lab, phone, thief } = await stolen(strategy);
    expect((await lab.browser.send(`/lab/${lab.id}/sessions`, { method: "DELETE" })).status).toBe(204);
    expect(await fateOf(thief)).toBe(expected("7.4.5", strategy));
    // The password is what it was.
    expect((await phone.signIn()).error).toBeNull();
  });
});

describe("7.5.1: the password changes for those who give the current one, and for nobody else", () => {
  it.each(strategies)(under, async (strategy) => {
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    await phone.signIn();
    const guessed = await phone.changePassword("not-the-password-1", "paper-lantern-43");
    const given = await phone.changePassword(lab.password, "paper-lantern-43");
    expect(given.status).toBe(200);
    expect(guessed.status === 403 ? "met" : "unmet").toBe(expected("7.5.1", strategy));
  });
});

describe("7.5.2: a user is shown the sign-ins and ends one of them, with the password and not without", () => {
  it.each(strategies)(under, async (strategy) => {
    const { lab, laptop, phone, thief } = await stolen(strategy);
    const response = await laptop.browser.send(`${laptop.path}/sessions`);
    const { sessions = [] } = (await response.json()) as { sessions?: { id: string; device: string }[] };
    const listed = sessions.find(({ device }) => device === phone.slug);
    if (listed) {
      expect(await laptop.endSession(listed.id, "not-the-password-1")).toMatchObject({ status: 403 });
      expect(await getsIn(phone)).toBe(true);
      expect(await laptop.endSession(listed.id, lab.password)).toMatchObject({ status: 204 });
    }
    expect(await fateOf(thief)).toBe(expected("7.5.2", strategy));
    expect(await getsIn(laptop)).toBe(true);
  });
});

describe("7.5.3: deleting the account takes the password again, and so does a token for the API", () => {
  it.each(strategies)(under, async (strategy) => {
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    await phone.signIn();
    const { status } = await phone.browser.post(`${phone.path}/token`, {});
    const guessed = await phone.deleteAccount("not-the-password-1");
    expect((await phone.deleteAccount(lab.password)).status).toBe(204);
    const asked = [guessed.status === 403, status !== 200];
    const fulfilment = asked.every(Boolean) ? "met" : asked.some(Boolean) ? "partly" : "unmet";
    expect(fulfilment).toBe(expected("7.5.3", strategy));
  });
});

describe("14.3.1: signing out clears the device's cookies and the cache, and nothing of other devices", () => {
  it.each(strategies)(under, async (strategy) => {
    const { laptop, phone } = await stolen(strategy);
    const account = await phone.browser.send(`${phone.path}/check`);
    const { cleared } = await phone.signOut();
    // Without the server nothing is cleared: what no script reads no script clears (3.3.4).
    const left = [phone.cookie, phone.refreshCookie].filter((cookie) => cookie !== undefined);
    const isKept = account.headers.get("cache-control") !== "no-store";
    const isClean = left.length === 0 && cleared === '"cache"' && !isKept;
    expect(isClean ? "partly" : "unmet").toBe(expected("14.3.1", strategy));
    expect(await getsIn(laptop)).toBe(true);
  });
});

/** As Auth.js derives it from its secret. */
function stockKey(lab: LabId): Uint8Array {
  const salt = strategyRecords["jwt-stock"].cookie;
  const purpose = `Auth.js Generated Encryption Key (${salt})`;
  return new Uint8Array(hkdfSync("sha256", stockSecret(lab), salt, purpose, 64));
}

type Forgery = { claims?: object; header?: object; key?: KeyObject | Uint8Array };

describe("a token", () => {
  const devices = new Map<Strategy, Device>();
  const foreignKey = createSecretKey(Buffer.alloc(32, 7));
  let stockClaims = {};

  beforeAll(async () => {
    const lab = await newLab();
    for (const strategy of strategies) {
      const phone = lab.device("phone", strategy);
      await phone.signIn({ lifetime: 900 });
      devices.set(strategy, phone);
    }
    stockClaims = (await jwtDecrypt(tokenOf("jwt-stock"), stockKey(lab.id))).payload;
  });
  afterAll(() => devices.clear());

  const tokenOf = (strategy: JwtStrategy) => devices.get(strategy)?.cookie?.value ?? "";
  type Parsed = Pick<DecodedToken, "header" | "claims">;
  const parsed = (strategy: JwtStrategy): Parsed => {
    if (strategy !== "jwt-stock") return decodeWithoutVerifying(tokenOf(strategy)) as DecodedToken;
    return { header: decodeProtectedHeader(tokenOf(strategy)), claims: stockClaims };
  };

  function realKey(strategy: JwtStrategy): KeyObject | Promise<webcrypto.CryptoKey> {
    const lab = devices.get(strategy)?.lab;
    if (strategy === "jwt-rotate" && lab) return keyFor(lab, "1");
    if (strategy === "jwt-user-key" && lab) return userKey(lab, String(parsed(strategy).header.kid));
    return createSecretKey(deriveKey(strategy));
  }

  /** Another token than the one that was issued, signed with its key unless another is given. */
  async function forge(strategy: JwtStrategy, { claims, header, key }: Forgery): Promise<string> {
    const issued = parsed(strategy);
    if (strategy === "jwt-stock") return encryptStock(issued, { claims, header, key });
    const protectedHeader = { ...issued.header, ...header } as { alg: string };
    return new SignJWT({ ...issued.claims, ...claims })
      .setProtectedHeader(protectedHeader)
      .sign(key ?? (await realKey(strategy)));
  }

  /** A key of HS512 has the length of one to encrypt with; from what is shorter, one is made. */
  function encryptStock(issued: Parsed, { claims, header, key }: Forgery): Promise<string> {
    const { alg = "dir", ...rest } = (header ?? {}) as { alg?: string };
    const protectedHeader = { ...issued.header, ...rest, alg: "dir", enc: "A256CBC-HS512" };
    // The one other algorithm that stands for another here.
    const other = alg === "HS512";
    const given = key && Buffer.alloc(other ? 32 : 64, 7);
    return new EncryptJWT({ ...issued.claims, ...claims })
      .setProtectedHeader({ ...protectedHeader, ...(other && { enc: "A128CBC-HS256" }) })
      .encrypt(given ?? stockKey(devices.get("jwt-stock")?.lab as LabId));
  }

  /** What the server makes of a value in the place of a device's cookie. */
  async function statusOf(strategy: Strategy, token: string): Promise<number> {
    const phone = devices.get(strategy) as Device;
    const kept = phone.cookie as NonNullable<Device["cookie"]>;
    const thief = { ...kept, path: phone.path.replace("/phone/", "/thief/"), value: token };
    phone.browser.keep(thief);
    return (await phone.browser.send(`${thief.path}/check`)).status;
  }

  /** `met` when every forgery is refused and the same token without it is not. */
  async function refusesAll(strategy: Strategy, forgeries: readonly Forgery[]): Promise<Fulfilment> {
    if (!isJwtStrategy(strategy)) return "none";
    expect(await statusOf(strategy, await forge(strategy, {}))).toBe(200);
    for (const forgery of forgeries) {
      if ((await statusOf(strategy, await forge(strategy, forgery))) !== 401) return "unmet";
    }
    return "met";
  }

  let now: number;
  beforeEach(() => {
    now = Math.floor(Date.now() / 1000);
  });

  describe("9.1.1: an altered token is refused", () => {
    it.each(strategies)(under, async (strategy) => {
      const fulfilment = await refusesAll(strategy, [
        { key: foreignKey },
        { key: foreignKey, claims: { role: "root" } },
      ]);
      expect(fulfilment).toBe(expected("9.1.1", strategy));
      if (!isJwtStrategy(strategy)) return;
      const [header, , signature] = tokenOf(strategy).split(".");
      const claims = { ...parsed(strategy).claims, name: "Mallory" };
      const altered = Buffer.from(JSON.stringify(claims)).toString("base64url");
      expect(await statusOf(strategy, `${header}.${altered}.${signature}`)).toBe(401);
    });
  });

  describe("9.1.2: a token with another algorithm is refused", () => {
    it.each(strategies)(under, async (strategy) => {
      const long = createSecretKey(Buffer.alloc(64, 7));
      const fulfilment = await refusesAll(strategy, [{ header: { alg: "HS512" }, key: long }]);
      expect(fulfilment).toBe(expected("9.1.2", strategy));
      if (!isJwtStrategy(strategy)) return;
      for (const alg of ["none", "None", "NONE"]) {
        const header = Buffer.from(JSON.stringify({ ...parsed(strategy).header, alg })).toString("base64url");
        expect(await statusOf(strategy, `${header}.${tokenOf(strategy).split(".")[1]}.`)).toBe(401);
      }
    });
  });

  describe("9.1.3: a token that brings a key or the address of one is refused", () => {
    it.each(strategies)(under, async (strategy) => {
      const jwk = foreignKey.export({ format: "jwk" });
      const fulfilment = await refusesAll(strategy, [
        { header: { jwk }, key: foreignKey },
        { header: { jku: "http://evil.example/keys.json" }, key: foreignKey },
        { header: { x5u: "http://evil.example/certificate.pem" }, key: foreignKey },
        { header: { kid: "../../../dev/null" }, key: foreignKey },
        { header: { kid: "1' OR '1'='1" }, key: foreignKey },
      ]);
      expect(fulfilment).toBe(expected("9.1.3", strategy));
    });
  });

  describe("9.2.1: a token is refused before its time and after it", () => {
    it.each(strategies)(under, async (strategy) => {
      const fulfilment = await refusesAll(strategy, [
        { claims: { exp: now - 1 } },
        { claims: { nbf: now + 60 } },
      ]);
      const tolerated = await refusesAll(strategy, [
        { claims: { exp: now - 16 } },
        { claims: { nbf: now + 60 } },
      ]);
      expect(fulfilment === "unmet" && tolerated === "met" ? "late" : fulfilment).toBe(
        expected("9.2.1", strategy),
      );
    });
  });

  describe("9.2.2: a token of another type is refused", () => {
    it.each(strategies)(under, async (strategy) => {
      const others = strategies.filter(isJwtStrategy).filter((other) => other !== strategy);
      const types = others.map((other) => ({ header: { typ: String(parsed(other).header.typ ?? "none") } }));
      const fulfilment = await refusesAll(strategy, [...types, { header: { typ: "at+jwt" } }]);
      expect(fulfilment).toBe(expected("9.2.2", strategy));
    });
  });

  describe("9.2.3: a token for another audience is refused", () => {
    it.each(strategies)(under, async (strategy) => {
      const others = strategies.filter(isJwtStrategy).filter((other) => other !== strategy);
      const audiences = others.map((other) => ({ claims: { aud: parsed(other).claims.aud ?? "none" } }));
      const fulfilment = await refusesAll(strategy, [...audiences, { claims: { aud: "another-lab" } }]);
      expect(fulfilment).toBe(expected("9.2.3", strategy));
    });
  });

  describe("9.2.4: a token names its lab and its strategy as audience", () => {
    it.each(strategies)(under, async (strategy) => {
      const jwts = strategies.filter(isJwtStrategy);
      const audiences = new Set(jwts.map((each) => parsed(each).claims.aud));
      expect(audiences.size).toBe(jwts.length);
      const own = isJwtStrategy(strategy) && String(parsed(strategy).claims.aud);
      const lab = devices.get(strategy)?.lab ?? "";
      expect(own === false ? "none" : own.startsWith(lab) ? "met" : "unmet").toBe(
        expected("9.2.4", strategy),
      );
    });
  });
});

describe("the scorecard", () => {
  const source = readFileSync(testFile, "utf8");

  it.each(requirements)("names a test that exists, and that tries every strategy: $id", ({ id, test }) => {
    expect(test.startsWith(`${id}: `)).toBe(true);
    const [, body = ""] = source.split(`describe("${test}", () => {`);
    expect(body.trimStart()).toMatch(/^it\.each\(strategies\)\(under, /);
  });

  it("has no fulfilment but for those, and each once", () => {
    expect(new Set(requirements.map(({ id }) => id)).size).toBe(requirements.length);
  });
});
