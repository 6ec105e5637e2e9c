import "server-only";
import { SignJWT } from "jose";
import { publicKeys } from "@/lib/device/api-token";
import { labTokens } from "@/lib/device/lab-tokens";
import { issuer } from "@/lib/device/token-realm";
import { record } from "@/lib/evidence/recorder";
import { deriveKey } from "@/lib/keys";
import { createLabId } from "@/lib/lab/lab-id";
import type { VerifiedUser } from "@/lib/lab/verified-user";
import { t } from "@/lib/language/texts";
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
    name: t("this program"),
    alg: "HS256",
    sample,
    // The only public key there is here. It belongs to the tokens for the API.
    publicTexts: [
      { name: t("its JSON"), text: JSON.stringify(publicKey) },
      { name: t("its x"), text: String(publicKey?.x) },
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

/** A library's verifier, as the exhibit says that it is called. `version` is `null` where it is not there. */
export type LibraryVerifier = {
  id: string;
  library: string;
  use: "default" | "configured" | "misused";
  how: string;
  alg: string;
  version: string | null;
};

/** Every library in the exhibit, each use of it with its target, where it is there. */
export async function libraryTargets(
  exhibit: Satellite,
): Promise<{ verifier: LibraryVerifier; target: Target | null }[]> {
  const post = async (path: string, body: object) =>
    (await exhibit.send(path, { method: "POST", body: JSON.stringify(body) })).json();
  const about = await (await exhibit.send("/verifiers")).json();
  const { pem, verifiers }: { pem: string; verifiers: LibraryVerifier[] } = about;
  return Promise.all(
    verifiers.map(async (verifier) => {
      const { id, alg, version, how } = verifier;
      if (version === null) return { verifier, target: null };
      const issued: Target["issued"] = async (change) =>
        (await post("/token", { verifier: id, ...change })).token;
      const target: Target = {
        name: how,
        alg,
        sample: await issued({}),
        publicTexts: [{ name: t("its PEM"), text: pem }],
        issued,
        verify: (token) => post("/verify", { verifier: id, token }),
      };
      return { verifier, target };
    }),
  );
}
