import { createSecretKey } from "node:crypto";
import { SignJWT } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { record } from "@/lib/evidence/recorder";
import { deriveKey } from "@/lib/keys";
import { type Device, newLab } from "@/tools/testing/lab";
import { sessionRows } from "@/tools/testing/rows";
import "@/tools/testing/strict";
import { labTokens } from "@/lib/device/lab-tokens";
import { decodeWithoutVerifying } from "@/lib/evidence/decode-token";
import type { Reason } from "@/lib/evidence/reason";
import { laneName } from "./lane-name";
import {
  isBroken,
  isJwtStrategy,
  type JwtStrategy,
  type Strategy,
  strategies,
  strategyRecords,
} from "./strategy";

let lab: Awaited<ReturnType<typeof newLab>>;
const holders = new Map<Strategy, Device>();

beforeAll(async () => {
  lab = await newLab();
  for (const strategy of strategies) {
    const phone = lab.device("phone", strategy);
    await phone.signIn({ lifetime: 900 });
    holders.set(strategy, phone);
  }
});

const tokenOf = (strategy: Strategy) => holders.get(strategy)?.cookie?.value ?? "";

/** What a strategy makes of a value in its cookie. */
function present(value: string, strategy: Strategy) {
  const thief = lab.device("thief", strategy);
  const cookie = holders.get(strategy)?.cookie as NonNullable<Device["cookie"]>;
  thief.browser.keep({ ...cookie, path: thief.path, value });
  return thief.check();
}

const jwts = strategies.filter(isJwtStrategy);
/** Those with one key of their own, and a type and an audience in the token. */
const named = jwts.filter((strategy) => !["jwt-rotate", "jwt-stock", "jwt-user-key"].includes(strategy));
const others = (strategy: Strategy) => strategies.filter((other) => other !== strategy);

function refusalOf(credential: Strategy, under: Strategy): Reason {
  if (!isJwtStrategy(under)) return "unknown-session";
  // Encrypted ones have another form than signed ones.
  if (!isJwtStrategy(credential) || [credential, under].includes("jwt-stock")) return "malformed";
  // Its keys have names, which no other token says.
  return under === "jwt-rotate" || under === "jwt-user-key" ? "unknown-key" : "bad-signature";
}

describe.each(strategies)("the credential of %s", (strategy) => {
  it("is accepted under its own strategy", async () => {
    // An access token may have run out by now.
    await holders.get(strategy)?.signIn({ lifetime: 900 });
    expect((await present(tokenOf(strategy), strategy)).status).toBe(200);
  });

  it.each(others(strategy))("is refused under %s", async (other) => {
    const { status, reason } = await present(tokenOf(strategy), other);
    expect({ status, reason }).toEqual({ status: 401, reason: refusalOf(strategy, other) });
  });
});

/** A token that says what another says, signed with whatever key its verifier has. */
function forge(strategy: JwtStrategy, change: { typ?: string; aud?: string }): Promise<string> {
  const { claims = {}, header = {} } = decodeWithoutVerifying(tokenOf(strategy)) ?? {};
  const { typ = String(header.typ), aud = claims.aud } = change;
  // Its own end may have come: an access token lives for 15 seconds.
  const exp = Math.floor(Date.now() / 1000) + 60;
  return new SignJWT({ ...claims, exp, aud: aud as string })
    .setProtectedHeader({ alg: "HS256", typ })
    .sign(createSecretKey(deriveKey(strategy)));
}

describe.each(strategies.filter((strategy) => !isJwtStrategy(strategy)))("the row of %s", (strategy) => {
  it("holds what is refused under every strategy, but for its own where the table holds the token itself", async () => {
    const row = (await sessionRows(lab.id)).find((each) => each.strategy === strategy);
    for (const under of strategies) {
      const accepted = strategy === "database-stock" && under === strategy;
      expect([under, (await present(row?.sessionToken ?? "", under)).status]).toEqual([
        under,
        accepted ? 200 : 401,
      ]);
    }
  });
});

// The keys of `jwt-rotate` and `jwt-user-key` are a lab's and a user's, and not derived here; under `jwt-stock`
// there is neither type nor audience.
describe.each(named)("under %s", (strategy) => {
  const reasonFor = async (token: string) =>
    (await record("near", () => labTokens({ lab: lab.id, strategy }).verify(token))).recording.refusal;

  it("a token is good with its own key, type and audience", async () => {
    expect(await reasonFor(await forge(strategy, {}))).toBeNull();
  });

  it.each(named.filter((other) => other !== strategy))(
    "the type and the audience of %s are refused, each by itself",
    async (other) => {
      const { header, claims } = decodeWithoutVerifying(tokenOf(other)) as NonNullable<
        ReturnType<typeof decodeWithoutVerifying>
      >;
      expect(await reasonFor(await forge(strategy, { typ: String(header.typ) }))).toBe("wrong-type");
      expect(await reasonFor(await forge(strategy, { aud: String(claims.aud) }))).toBe("wrong-audience");
    },
  );
});

describe("a broken strategy", () => {
  it("says so in its id, in a narrow lane, and in the name of its devices", () => {
    for (const strategy of strategies) {
      const { inNarrowLane } = strategyRecords[strategy];
      const names = [strategy, laneName({ device: "laptop", strategy })];
      expect(names.map((text) => text.includes("broken"))).toEqual(Array(2).fill(isBroken(strategy)));
      expect(inNarrowLane.includes("⚠")).toBe(isBroken(strategy));
    }
  });

  it("names the real strategy that mends it", () => {
    for (const { broken } of Object.values(strategyRecords))
      if (broken) expect(isBroken(broken.mendedBy)).toBe(false);
  });
});
