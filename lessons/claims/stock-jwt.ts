import "server-only";
import { Auth, type AuthConfig, raw, skipCSRFCheck } from "@auth/core";
import { encode } from "@auth/core/jwt";
import { cookieHeader } from "@/lib/device/cookie-jar";
import { logger } from "@/lib/device/logger";
import { millisecondsSince, record } from "@/lib/evidence/recorder";
import { deriveKey } from "@/lib/keys";
import type { LabId } from "@/lib/lab/lab-id";
import { labPath } from "@/lib/lab/lab-path";
import { alice } from "@/lib/lab/labs";

/** What Auth.js calls its cookie; it is also the salt from which the key is derived. */
export const stockCookieName = "authjs.session-token";

/** How long an exhibit's token lives, in seconds. */
const lifetime = 120;

/**
 * Auth.js's JWT as it comes, encrypted (JWE), with nothing of ours in it: an exhibit to measure against.
 * Its secret is no other's, so that none of its tokens is accepted anywhere else.
 */
function stockConfig(lab: LabId): AuthConfig {
  return {
    basePath: `${labPath(lab)}/claims/stock-jwt`,
    trustHost: true,
    secret: stockSecret(),
    session: { strategy: "jwt", maxAge: lifetime },
    cookies: { sessionToken: { name: stockCookieName } },
    providers: [],
    logger,
  };
}

/** @returns a token as a sign-in with stock Auth.js would have put it into the cookie */
export function issueStockToken(): Promise<string> {
  const token = { ...alice, sub: "exhibit" };
  return encode({ token, secret: stockSecret(), salt: stockCookieName, maxAge: lifetime });
}

/** The same question as a check asks, with the same ruler: whose token it is, and what finding out took. */
export async function checkStockToken(
  lab: LabId,
  token: string,
): Promise<{ signedIn: boolean; evidence: { sql: unknown[]; ms: number } }> {
  const start = performance.now();
  const { result, recording } = await record("near", () => readSession(lab, token));
  return { signedIn: result !== null, evidence: { sql: recording.sql, ms: millisecondsSince(start) } };
}

async function readSession(lab: LabId, token: string): Promise<unknown> {
  const config = stockConfig(lab);
  const request = {
    method: "GET",
    url: `http://localhost${config.basePath}/session`,
    headers: new Headers({ cookie: cookieHeader({ [stockCookieName]: token }) }),
  };
  const answer = await Auth(request as Request, { ...config, raw, skipCSRFCheck });
  if (answer instanceof Response) throw new Error(`Auth.js answered ${answer.status}: see its log.`);
  return answer.body;
}

function stockSecret(): string {
  return deriveKey("stock-jwt").toString("base64url");
}
