import "server-only";
import { getEnv } from "@/lib/env";
import { Problem } from "@/lib/errors";
import { t } from "@/lib/language/texts";
import { introspectingEnv } from "../satellites/introspecting-api";
import type { Satellite } from "../satellites/satellite";
import { withSatellite } from "../satellites/supervisor";
import type { RunContext } from "./claim";
import { sqlOf } from "./server-timing";
import type { VisitorDevice } from "./visitor-device";

/** The resource API, as a client of another origin reaches it. */
export type Api = Pick<Satellite, "origin" | "send">;

/** The one that `npm start` brought up; where there is none, one of the run's own. */
export function withApi<T>(
  { askedBy, visitor }: Pick<RunContext, "askedBy" | "visitor">,
  work: (api: Api) => Promise<T>,
): Promise<T> {
  const { API_PORT } = getEnv();
  if (API_PORT) return work(apiAt(`http://127.0.0.1:${API_PORT}`));
  return withSatellite(askedBy, "resource-api", apiEnv(visitor.origin, visitor.origin), work);
}

/** What the API finds in its environment: where the public keys are, and whose pages may call it. */
export function apiEnv(keyOrigin: string, pageOrigin: string): Record<string, string> {
  return { JWKS_URL: `${keyOrigin}/api/jwks`, ALLOWED_ORIGINS: pageOrigin };
}

/** An API that asks the app about every token, in a process of the run's own. */
export function withIntrospectingApi<T>(
  { askedBy, visitor }: Pick<RunContext, "askedBy" | "visitor">,
  cacheSeconds: number,
  work: (api: Api) => Promise<T>,
): Promise<T> {
  const env = { ...introspectingEnv(visitor.origin, cacheSeconds), ALLOWED_ORIGINS: visitor.origin };
  return withSatellite(askedBy, "resource-api", env, work);
}

/** The kinds of access token: one that the API verifies by itself, and one that it has to ask about. */
export type TokenKind = "signed" | "opaque";

/** @returns an access token for the API, as a signed-in device is given one, its seconds, and the SQL that it took */
export async function exchange(
  device: VisitorDevice,
  kind: TokenKind,
): Promise<{ token: string; statements: number; expiresIn: number }> {
  const answer = await device.command("POST", `token?kind=${kind}`);
  const { accessToken: token, expiresIn } = JSON.parse(answer.text);
  return { token, expiresIn, statements: sqlOf(answer) };
}

export async function fetchAccessToken(device: VisitorDevice): Promise<string> {
  return (await exchange(device, "signed")).token;
}

export function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}

function apiAt(origin: string): Api {
  const send: Api["send"] = async (path, init) => {
    try {
      return await fetch(`${origin}${path}`, init);
    } catch (cause) {
      throw new Problem("satellite-failed", t("The resource API does not answer."), { cause });
    }
  };
  return { origin, send };
}
