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
import { naiveTarget, ourTarget } from "./targets";
import { tryAttack } from "./try-attack";
import { words } from "./words";

let exhibit: Satellite;
let naive: Target;

beforeAll(async () => {
  exhibit = await launch("naive-verifier", {}, 600_000);
  naive = await naiveTarget(exhibit);
});

afterAll(() => exhibit.stop());

const withBoth = <T>(work: (attacker: Attacker, ours: Target) => Promise<T>) =>
  withAttacker(async (attacker) => work(attacker, await ourTarget()));

/** How many tokens each attack has for the naive verifier. */
const counts: Record<string, number> = { "alg-none": 4, kid: 2, "own-key": 2 };

describe("the twelve attacks", () => {
  it("are twelve", () => {
    expect(new Set(attacks.map(({ id }) => id)).size).toBe(12);
  });

  it.each(attacks)("$title: the naive verifier believes every variant, ours none", async (attack) => {
    await withBoth(async (attacker, ours) => {
      const beaten = await tryAttack(attack, naive, attacker);
      expect(beaten.attempts).toHaveLength(counts[attack.id] ?? 1);
      expect(beaten.attempts.filter(({ accepted }) => !accepted)).toEqual([]);
      expect(beaten.succeeded).toBe(true);

      const withstood = await tryAttack(attack, ours, attacker);
      expect(withstood.succeeded).toBe(false);
      expect(withstood.attempts.every(({ reason }) => reason !== "accepted")).toBe(true);
    });
  });

  it("prove nothing unless both accept a good token, and the naive one refuses a bad one", async () => {
    const ours = await ourTarget();
    expect(await ours.verify(ours.sample)).toEqual({ accepted: true, reason: "accepted" });
    expect(await naive.verify(naive.sample)).toEqual({ accepted: true, reason: "accepted" });
    const { claims } = open(naive.sample);
    const forged = signWith("not its secret", { typ: "JWT", alg: "HS256", kid: "tutorial" }, claims);
    expect(await naive.verify(forged)).toEqual({ accepted: false, reason: "bad signature" });
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
  /** Everything that the naive verifier believes or issues, and as much as it can do for a real lab. */
  async function believed(attacker: Attacker, lab: string): Promise<string[]> {
    const crafted = await Promise.all(attacks.map((attack) => attack.tokens(naive, attacker)));
    const forLab = { iss: issuer, aud: lab, sub: "alice", sid: "s", jti: "j", email: "alice@example.com" };
    const forApi = { ...forLab, lab, aud: apiAudience };
    return [
      ...crafted.flat().map(({ token }) => token),
      await naive.issued({ header: { alg: "HS256" } }),
      await naive.issued({ claims: forLab }),
      await naive.issued({ claims: forLab, header: { alg: "HS256" } }),
      await naive.issued({ claims: forApi, header: { typ: "at+jwt" } }),
      await naive.issued({ claims: forApi, header: { typ: "at+jwt", alg: "HS256" } }),
    ];
  }

  it("believes and issues nothing that anything else accepts, made out to a real lab or not", async () => {
    const { id: lab, device } = await newLab();
    const key = (await importJWK((await publicKeys()).keys[0] ?? {}, "EdDSA")) as CryptoKey;

    await withAttacker(async (attacker) => {
      const tokens = await believed(attacker, lab);
      expect(tokens).toHaveLength(22);
      for (const token of tokens) {
        expect(await naive.verify(token)).toMatchObject({ accepted: true });
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

  it("does not believe ours either, as long as it has to verify a signature", async () => {
    const ours = await ourTarget();
    expect((await naive.verify(ours.sample)).accepted).toBe(false);
    const other = await new SignJWT(mallory({}))
      .setProtectedHeader({ alg: "HS256" })
      .sign(Buffer.alloc(32, 1));
    expect((await naive.verify(other)).accepted).toBe(false);
  });

  it("fetches keys from this machine alone", async () => {
    await withAttacker(async ({ sign }) => {
      const token = sign({ alg: "RS256", jku: "http://example.com/jwks.json" }, {});
      expect(await naive.verify(token)).toEqual({
        accepted: false,
        reason: "The exhibit stays on this machine.",
      });
    });
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
