import "server-only";
import { randomBytes } from "node:crypto";
import { alice } from "@/lib/lab/labs";
import type { Satellite } from "../satellites/satellite";
import { withSatellite, withSatellites } from "../satellites/supervisor";
import { type Api, apiEnv, bearer } from "./api-client";
import type { RunContext } from "./claim";

/** How many tokens a break-in could sign, and how many of them somebody let in. */
export type Forgery = { forged: number; letIn: number };

/** The API with public keys alone is broken into. What it signs is brought to the API that goes on. */
export async function forgeWithPublicKeys({ askedBy, visitor }: RunContext, api: Api): Promise<Forgery> {
  const env = { JWKS_URL: apiEnv(visitor.origin, "").JWKS_URL ?? "" };
  const forged = await withSatellite(askedBy, "compromised-api", env, forge);
  return { forged: forged.length, letIn: await countLetIn(api, forged) };
}

/**
 * An API that shares a secret with the app is broken into. What it signs is brought to another that holds
 * the secret. It is made for this run, and is nobody's afterwards.
 */
export async function forgeWithSharedSecret({ askedBy }: RunContext): Promise<Forgery> {
  const env = { SHARED_SECRET: randomBytes(32).toString("base64url") };
  return withSatellites(askedBy, "compromised-api", [env, env], async ([broken, other]) => {
    const forged = broken ? await forge(broken) : [];
    return { forged: forged.length, letIn: other ? await countLetIn(other, forged) : 0 };
  });
}

async function forge(api: Satellite): Promise<string[]> {
  const body = JSON.stringify({ sub: alice.email });
  const { tokens } = await (await api.send("/forge", { method: "POST", body })).json();
  return tokens.flatMap(({ token }: { token?: string }) => token ?? []);
}

async function countLetIn(api: Api, tokens: readonly string[]): Promise<number> {
  const answers = await Promise.all(tokens.map((token) => api.send("/me", { headers: bearer(token) })));
  return answers.filter(({ status }) => status === 200).length;
}
