import { expect, it, vi } from "vitest";
import { strategies } from "@/lessons/strategies/strategy";
import { newLab } from "@/tools/testing/lab";
import { passwordHash } from "@/tools/testing/rows";
import "@/tools/testing/strict";

const argon2 = vi.hoisted(() => ({ hash: vi.fn(), verify: vi.fn() }));

// The real work is done, and counted: that is what costs the time, and a clock would only guess at it.
vi.mock("../hashing/hasher", async (importOriginal) => {
  const { hasherOf, ...rest } = await importOriginal<typeof import("../hashing/hasher")>();
  const counted = (lab: string) => {
    argon2.hash.mockImplementation(hasherOf(lab).hash);
    argon2.verify.mockImplementation(hasherOf(lab).verify);
    return argon2;
  };
  return { ...rest, hasherOf: counted };
});

/** What decides how long a verification takes: kind, version, memory, passes, lanes; salt and hash, in length. */
function costOf(phc: string) {
  const [, kind, version, parameters, salt, digest] = phc.split("$");
  return { kind, version, parameters, salt: salt?.length, digest: digest?.length };
}

it.each(strategies)(
  "an unknown e-mail address costs what a wrong password does, under %s",
  async (strategy) => {
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    argon2.hash.mockClear();
    const guess = { password: "not-the-password-1" };
    const attempts = [guess, { ...guess, email: "nobody@example.com" }, { ...guess, email: "a@b" }];
    const spent = [];
    for (const attempt of attempts) {
      argon2.verify.mockClear();
      expect(await phone.signIn(attempt)).toMatchObject({ error: "CredentialsSignin", code: "credentials" });
      const verified = argon2.verify.mock.calls as [hash: string, password: string][];
      spent.push(verified.map(([hash, password]) => ({ ...costOf(hash), password })));
    }
    const once = [{ ...costOf(await passwordHash(lab.id)), password: guess.password }];
    expect(spent).toEqual([once, once, once]);
    expect(argon2.hash).not.toHaveBeenCalled();
  },
);
