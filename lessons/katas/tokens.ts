import { randomBytes } from "node:crypto";
import { importKey, signedTokens } from "@/auth/tokens";

const key = importKey(randomBytes(32));

/** Signed tokens as the lab's, with a key that lasts as long as the program. */
export const tokens = signedTokens({
  key: () => key,
  issuer: "https://kata.example",
  audience: "https://kata.example",
  maxAge: 3600,
});

/** A sign-in whose password has been verified: rolling, as Auth.js's JWT sessions are. */
export function signIn(id = "alice"): Promise<string> {
  return tokens.issue({ id, email: `${id}@example.com`, name: id, role: "member", rolling: true });
}
