import "server-only";
import { SignJWT } from "jose";
import { publicKeys } from "@/lib/device/api-token";
import { labTokens } from "@/lib/device/lab-tokens";
import { issuer } from "@/lib/device/token-realm";
import { record } from "@/lib/evidence/recorder";
import { deriveKey } from "@/lib/keys";
import { createLabId } from "@/lib/lab/lab-id";
import type { VerifiedUser } from "@/lib/lab/verified-user";
import type { Satellite } from "../satellites/satellite";
import type { Target } from "./attack";
import { open } from "./craft";

const nobody: VerifiedUser = {
  id: "nobody",
  email: "nobody@example.com",
  name: "Nobody",
  role: "member",
  passwordVersion: 1,
  lifetime: 120,
};

/** The verifier that this program signs people in with. */
export async function ourTarget(): Promise<Target> {
  // Of a lab that no table knows: whatever is signed for the attacks opens nothing anywhere.
  const realm = { lab: createLabId(Date.now()), strategy: "jwt" } as const;
  const tokens = labTokens(realm);
  const sample = await tokens.issue(nobody);
  const [publicKey] = (await publicKeys()).keys;
  return {
    name: "this program",
    alg: "HS256",
    sample,
    // The only public key there is here. It belongs to the tokens for the API.
    publicTexts: [
      { name: "its JSON", text: JSON.stringify(publicKey) },
      { name: "its x", text: String(publicKey?.x) },
    ],
    issued: ({ header, claims }) =>
      new SignJWT({ ...open(sample).claims, iss: issuer, ...claims })
        .setProtectedHeader({ alg: "HS256", typ: "JWT", ...header })
        .sign(deriveKey("jwt")),
    verify: async (token) => {
      const { result, recording } = await record("near", () => tokens.verify(token));
      return { accepted: result !== null, reason: recording.refusal ?? "accepted" };
    },
  };
}

/** The exhibit, in its own process and with its own keys. */
export async function naiveTarget(exhibit: Satellite): Promise<Target> {
  const post = async (path: string, body: object) =>
    (await exhibit.send(path, { method: "POST", body: JSON.stringify(body) })).json();
  const issued: Target["issued"] = async (change) => (await post("/token", change)).token;
  const { pem } = (await (await exhibit.send("/public-key")).json()) as { pem: string };
  const sample = await issued({});
  const verify: Target["verify"] = async (token) => {
    const { accepted, reason } = await post("/verify", { token });
    return { accepted, reason: reason ?? "accepted" };
  };
  // The attacker's own token has been in use before.
  if (!(await verify(sample)).accepted) throw new Error("The exhibit refuses a good token.");
  return {
    name: "the naive verifier",
    alg: "RS256",
    sample,
    publicTexts: [{ name: "its PEM", text: pem }],
    issued,
    verify,
  };
}
