import { decodeJwt, jwtVerify, SignJWT } from "jose";
import type { Checks } from "../kata";

type Module = typeof import("./problem.mjs");

/** The first lines of any word list. */
const words = ["password", "123456", "changeme", "jwt", "key", "secret", "your-256-bit-secret", "shhhhh"];
const bytes = (word: string) => new TextEncoder().encode(word);

/** A token of Alice's with something changed, signed by somebody who has the key: another service, perhaps. */
async function changed({ key, signIn }: Module, claims: object, alg = "HS256"): Promise<string> {
  return new SignJWT({ ...decodeJwt(await signIn("alice")), ...claims })
    .setProtectedHeader({ alg })
    .sign(key);
}

export const checks: Checks<Module> = [
  {
    must: "A token of the service is accepted by it, and says whose it is.",
    otherwise: "A token that was issued to Alice must open Alice's account.",
    holds: async ({ account, signIn }) => {
      const { status, body } = await account(await signIn("alice"));
      return status === 200 && body.includes("alice");
    },
  },
  {
    must: "The key is in no word list.",
    otherwise:
      "With one token in hand, the key was found in a word list of eight. Now anybody can issue tokens.",
    holds: async ({ signIn }) => {
      const token = await signIn("alice");
      const cracked = words.map((word) =>
        jwtVerify(token, bytes(word)).then(
          () => true,
          () => false,
        ),
      );
      return !(await Promise.all(cracked)).includes(true);
    },
  },
  {
    must: "A forged token is a 401.",
    otherwise: "A token signed with another key opened an account. What happens to the error?",
    holds: async ({ account, signIn }) => {
      const forged = await new SignJWT(decodeJwt(await signIn("alice")))
        .setProtectedHeader({ alg: "HS256" })
        .sign(bytes("a key of the thief's own, long enough"));
      return (await account(forged)).status === 401;
    },
  },
  {
    must: "So are an expired token and what is no token at all.",
    otherwise: "An expired token, or text that is no token, was not answered with 401.",
    holds: async ({ account, signIn }) => {
      const answers = [await account(await signIn("alice", -60)), await account("nonsense")];
      return answers.every(({ status }) => status === 401);
    },
  },
  {
    must: "So is a token for another service, and one of another issuer.",
    otherwise: "A token was accepted though another service was its audience, or another one its issuer.",
    holds: async (module) => {
      const others = [{ aud: "https://billing.example" }, { iss: "https://test.example" }];
      const answers = others.map(async (claims) => module.account(await changed(module, claims)));
      return (await Promise.all(answers)).every(({ status }) => status === 401);
    },
  },
  {
    must: "So is a token under another algorithm.",
    otherwise: "A token that was signed with HS512 was accepted. Who chose the algorithm?",
    holds: async (module) => (await module.account(await changed(module, {}, "HS512"))).status === 401,
  },
  {
    must: "The token tells nobody Alice's e-mail address.",
    otherwise: "Whoever sees the token reads Alice's e-mail address in it. A signature hides nothing.",
    holds: async ({ signIn }) => !JSON.stringify(decodeJwt(await signIn("alice"))).includes("@"),
  },
];
