import { audience, issuer } from "./access-token.mjs";
import { Unavailable } from "./serve.mjs";

/** Answers that are kept at a time: somebody who brings ever new tokens does not fill the memory. */
const mostKept = 1_000;

/**
 * Asks the app what an opaque token stands for (RFC 7662), unless it has said so a moment ago.
 * @param {{ url: string, secret: string, cacheSeconds: number }} options for how long an answer is believed:
 *   so long a token that was ended goes on, and no request is made for it (section 4 of the RFC)
 */
export function introspector({ url, secret, cacheSeconds }) {
  const authorization = `Basic ${Buffer.from(`${audience}:${secret}`).toString("base64")}`;
  /** @type {Map<string, { claims: import("jose").JWTPayload, until: number }>} */
  const kept = new Map();
  let asked = 0;

  /** @param {string} token */
  async function ask(token) {
    asked += 1;
    const response = await fetch(url, {
      method: "POST",
      headers: { authorization },
      body: new URLSearchParams({ token }),
      signal: AbortSignal.timeout(5_000),
    }).catch(unavailable);
    if (!response.ok) return unavailable(new Error(`It answered ${response.status}.`));
    return await response.json().catch(unavailable);
  }

  return {
    /** How many requests it has made. */
    asked: () => asked,

    /**
     * @param {string} token
     * @returns {Promise<{ claims: import("jose").JWTPayload, by: "answer" | "memory" } | { reason: string }>}
     * @throws {Unavailable} when the app does not answer
     */
    async verify(token) {
      const found = kept.get(token);
      if (found && Date.now() < found.until) return { claims: found.claims, by: "memory" };
      kept.delete(token);
      const { active, ...claims } = await ask(token);
      if (active !== true) return { reason: "not-active" };
      if (claims.iss !== issuer || claims.aud !== audience) return { reason: "wrong-aud" };
      if (cacheSeconds > 0) {
        // Never longer than the token lives.
        kept.set(token, { claims, until: Math.min(Date.now() + cacheSeconds * 1000, claims.exp * 1000) });
        if (kept.size > mostKept) kept.delete(/** @type {string} */ (kept.keys().next().value));
      }
      return { claims, by: "answer" };
    },
  };
}

/**
 * @param {unknown} cause
 * @returns {never}
 */
function unavailable(cause) {
  throw new Unavailable("introspection-unavailable", "The app did not say what the token stands for.", {
    cause,
  });
}
