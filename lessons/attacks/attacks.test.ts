import { importJWK, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiAudience, publicKeys } from "@/lib/device/api-token";
import { labTokens } from "@/lib/device/lab-tokens";
import { issuer } from "@/lib/device/token-realm";
import { record } from "@/lib/evidence/recorder";
import { newLab } from "@/tools/testing/lab";
import { verifyAccessToken } from "../satellites/programs/lib/access-token.mjs";
import { launch, type Satellite } from "../satellites/satellite";
import { type Strategy, strategies, strategyRecords } from "../strategies/strategy";
import "@/tools/testing/strict";
import type { Attacker, Target } from "./attack";
import { withAttacker } from "./attacker";
import { attacks } from "./attacks";
import { crack, mallory, open, signWith } from "./craft";
import { libraryTargets, ourTarget } from "./targets";
import { tryAttack } from "./try-attack";
import { words } from "./words";

let exhibit: Satellite;
/** `decode()` in place of `verify()`, which falls to all that need no secret. */
let decode: Target;
/** The article's own code, whose secret stands in every list. */
let tutorial: Target;
/** A library as it comes. */
let jsonwebtoken: Target;

beforeAll(async () => {
  exhibit = await launch("libraries", {}, 600_000);
  const targets = await libraryTargets(exhibit);
  const targetOf = (id: string) => targets.find(({ verifier }) => verifier.id === id)?.target as Target;
  [decode, tutorial, jsonwebtoken] = [targetOf("decode"), targetOf("tutorial"), targetOf("jsonwebtoken")];
});

afterAll(() => exhibit.stop());

const withBoth = <T>(work: (attacker: Attacker, ours: Target) => Promise<T>) =>
  withAttacker(async (attacker) => work(attacker, await ourTarget()));

/** How many tokens each attack has for it. */
const counts: Record<string, number> = {
  ...{ "alg-none": 4, kid: 3, "own-key": 2 },
  ...{ "wrong-audience": 2, "wrong-issuer": 2 },
};

describe("the twelve attacks", () => {
  it("are twelve", () => {
    expect(new Set(attacks.map(({ id }) => id)).size).toBe(12);
  });

  it.each(attacks)("$title: some call of a library believes every variant, ours none", async (attack) => {
    await withBoth(async (attacker, ours) => {
      const victim = attack.id === "weak-secret" ? tutorial : decode;
      const beaten = await tryAttack(attack, victim, attacker);
      expect(beaten.attempts).toHaveLength(counts[attack.id] ?? 1);
      expect(beaten.attempts.filter(({ accepted }) => !accepted)).toEqual([]);
      expect(beaten.succeeded).toBe(true);

      const withstood = await tryAttack(attack, ours, attacker);
      expect(withstood.succeeded).toBe(false);
      expect(withstood.attempts.every(({ reason }) => reason !== "accepted")).toBe(true);
    });
  });

  it("prove nothing unless a good token is accepted, and one with a wrong signature refused", async () => {
    for (const target of [await ourTarget(), decode, tutorial, jsonwebtoken]) {
      expect(await target.verify(target.sample)).toEqual({ accepted: true, reason: "accepted" });
    }
    const { header, claims } = open(tutorial.sample);
    const forged = signWith("not its secret", header, claims);
    expect(await tutorial.verify(forged)).toEqual({ accepted: false, reason: "no claims" });
  });
});

describe("the word list", () => {
  it("finds a secret that people use, and not the one of this program", async () => {
    expect(words.length).toBeGreaterThan(1_000);
    const claims = { sub: "alice" };
    for (const secret of ["secret", "your-256-bit-secret", "Password123!"]) {
      expect(crack(signWith(secret, { alg: "HS256" }, claims), words)).toBe(secret);
    }
    expect(crack((await ourTarget()).sample, words)).toBeNull();
  });
});

describe("the exhibit", () => {
  /** Everything that the exhibit believes or issues, and as much as it can do for a real lab. */
  async function believed(attacker: Attacker, lab: string): Promise<string[]> {
    const crafted = await Promise.all(
      [decode, tutorial].flatMap((target) => attacks.map((attack) => attack.tokens(target, attacker))),
    );
    const forLab = { iss: issuer, aud: lab, sub: "alice", sid: "s", jti: "j", email: "alice@example.com" };
    const forApi = { ...forLab, lab, aud: apiAudience };
    return [
      ...crafted.flat().map(({ token }) => token),
      await decode.issued({ header: { alg: "HS256" } }),
      await decode.issued({ claims: forLab }),
      await decode.issued({ claims: forLab, header: { alg: "HS256" } }),
      await decode.issued({ claims: forApi, header: { typ: "at+jwt" } }),
      await decode.issued({ claims: forApi, header: { typ: "at+jwt", alg: "HS256" } }),
    ];
  }

  it("believes and issues nothing that anything else accepts, made out to a real lab or not", async () => {
    const { id: lab, device } = await newLab();
    const key = (await importJWK((await publicKeys()).keys[0] ?? {}, "EdDSA")) as CryptoKey;

    await withAttacker(async (attacker) => {
      const tokens = await believed(attacker, lab);
      expect(tokens).toHaveLength(19 + 20 + 5);
      for (const token of tokens) {
        expect(await decode.verify(token)).toMatchObject({ accepted: true });
        expect(
          (await record("near", () => labTokens({ lab, strategy: "jwt" }).verify(token))).result,
        ).toBeNull();
        expect(await verifyAccessToken(token, key)).not.toHaveProperty("claims");
        for (const strategy of strategies) {
          const thief = device("thief", strategy);
          thief.browser.keep({ ...cookieFor(thief.path, strategy), value: token });
          expect((await thief.check()).status).toBe(401);
        }
      }
    });
  });

  it("does not believe ours either, where it has to verify a signature", async () => {
    const ours = await ourTarget();
    const other = await new SignJWT(mallory({}))
      .setProtectedHeader({ alg: "HS256" })
      .sign(Buffer.alloc(32, 1));
    for (const target of [tutorial, jsonwebtoken]) {
      for (const token of [ours.sample, other]) expect((await target.verify(token)).accepted).toBe(false);
    }
  });
});

function cookieFor(path: string, strategy: Strategy) {
  return {
    name: strategyRecords[strategy].cookie,
    path,
    httpOnly: true,
    sameSite: "lax",
    secure: false,
    expires: Number.POSITIVE_INFINITY,
  };
}
