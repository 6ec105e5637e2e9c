import { decodeJwt, jwtVerify, SignJWT } from "jose";
import type { Checks } from "../kata";

/** The first lines of any word list. */
const words = ["password", "123456", "changeme", "jwt", "key", "secret", "your-256-bit-secret", "shhhhh"];
const bytes = (word: string) => new TextEncoder().encode(word);

export const checks: Checks<typeof import("./problem")> = [
  {
    must: "A token of the service is accepted by it, and says whose it is.",
    otherwise: "A token that the shop has just issued must open the account of alice@example.com there.",
    holds: async ({ createService }) => {
      const shop = createService("shop");
      const { status, body } = await shop.account(await shop.signIn("user-1"));
      return status === 200 && body?.includes("alice@example.com") === true;
    },
  },
  {
    must: "The key is in no word list.",
    otherwise:
      "With one token in hand, the key was found in a word list of eight. Now anybody can issue tokens.",
    holds: async ({ createService }) => {
      const token = await createService("shop").signIn("user-1");
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
    holds: async ({ createService }) => {
      const forged = await new SignJWT({ id: "user-1", email: "alice@example.com" })
        .setProtectedHeader({ alg: "HS256" })
        .setSubject("user-1")
        .sign(bytes("a key of the thief's own, long enough"));
      return (await createService("shop").account(forged)).status === 401;
    },
  },
  {
    must: "So are an expired token and what is no token at all.",
    otherwise: "An expired token, or text that is no token, was not answered with 401.",
    holds: async ({ createService }) => {
      const shop = createService("shop");
      const answers = [await shop.account(await shop.signIn("user-1", -60)), await shop.account("nonsense")];
      return answers.every(({ status }) => status === 401);
    },
  },
  {
    must: "A token of the shop is worth nothing at billing.",
    otherwise: "Billing accepted a token that was issued for the shop: nothing in it says for whom it is.",
    holds: async ({ createService }) => {
      const token = await createService("shop").signIn("user-1");
      return (await createService("billing").account(token)).status === 401;
    },
  },
  {
    must: "The token tells nobody Alice's e-mail address.",
    otherwise: "Whoever sees the token reads Alice's e-mail address in it. A signature hides nothing.",
    holds: async ({ createService }) => {
      const claims = decodeJwt(await createService("shop").signIn("user-1"));
      return !JSON.stringify(claims).includes("@");
    },
  },
];
