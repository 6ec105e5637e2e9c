import { type Api, bearer, fetchAccessToken, withApi } from "../api-client";
import type { Claim, RunContext } from "../claim";
import { type Forgery, forgeWithPublicKeys, forgeWithSharedSecret } from "../forgery";
import { sources } from "../sources";
import { list, plural } from "../words";

type Preflight = { origin: string; status: number; allowOrigin: string | null; allowHeaders: string | null };

export type Facts = {
  api: string;
  /** Whether it is a process of its own. */
  apart: boolean;
  /** The names of all variables of its environment. */
  environment: string[];
  /** Those of them that name a secret or a database. */
  secrets: string[];
  /** Keys that it had fetched when it had answered, and how many of them could sign. */
  keys: { held: number; private: number };
  /** The question that a browser asks first: for a page of the app, and for one of a stranger. */
  preflights: { app: Preflight; stranger: Preflight };
  /** What the API answered to each credential. */
  statuses: { accessToken: number; none: number; sessionCookie: number };
  /** What a break-in makes of the public keys, and of a secret (HS256) that the API would have to hold. */
  withPublicKeys: Forgery;
  withSharedSecret: Forgery;
};

const thresholds = {
  token: {
    value: 200,
    words: "does not hold here if the API does not answer 200 to a page of the app with its token",
  },
  secrets: {
    value: 0,
    words:
      "holds, but … if it is no process of its own, needs more than 0 secrets, lets a forgery in, or any site's pages read its answers; holds if not",
  },
};

export const worksAcrossDomains: Claim<Facts> = {
  number: 12,
  id: "works-across-domains",
  side: "jwt",
  of: "praise",
  statement: "Works across domains",
  means: "A JWT signs its user in on other domains too.",
  sources: { says: [sources.accessTokens], limits: [sources.browserApps] },
  method:
    "An API on an origin of its own, a process that knows the app's public keys (JWKS, EdDSA) and no database, is asked as a browser would: preflight, then the token in a header. Then it is broken into, and signs with all that it holds; and once more with a secret of this exhibit's own that it shares with the app (HS256).",
  expectedSeconds: 3,
  thresholds,

  async run(context: RunContext): Promise<Facts> {
    const { visitor, progress } = context;
    const [phone, laptop] = [visitor.device("phone", "jwt"), visitor.device("laptop", "database")];
    await phone.signIn();
    await laptop.signIn();
    const token = await fetchAccessToken(phone);
    return withApi(context, async (api) => {
      progress("Asking the API as a browser of another origin", 0.2);
      const preflights = {
        app: await preflight(api, visitor.origin),
        stranger: await preflight(api, "http://stranger.example"),
      };
      const statuses = {
        accessToken: await statusOf(api, bearer(token)),
        none: await statusOf(api, {}),
        sessionCookie: await statusOf(api, { cookie: `lab.session=${laptop.credential}` }),
      };
      const about = await (await api.send("/about")).json();
      progress("Breaking into it", 0.5);
      return {
        api: api.origin,
        apart: about.pid !== process.pid,
        environment: about.environment,
        secrets: about.environment.filter((name: string) => /SECRET|PASSWORD|DATABASE|_KEY$/.test(name)),
        keys: { held: about.keys.length, private: about.keys.filter(isPrivate).length },
        preflights,
        statuses,
        withPublicKeys: await forgeWithPublicKeys(context, api),
        withSharedSecret: await forgeWithSharedSecret(context),
      };
    });
  },

  judge({ apart, secrets, keys, preflights, statuses, withPublicKeys, withSharedSecret }) {
    const { app, stranger } = preflights;
    const permitted = app.allowOrigin === app.origin && app.allowHeaders?.includes("authorization");
    if (statuses.accessToken !== thresholds.token.value || !permitted) {
      return {
        verdict: "not-here",
        sentence: `The API answered ${statuses.accessToken} to the token, and ${permitted ? "let" : "did not let"} pages of the app send it.`,
      };
    }
    const price = [
      ...(apart ? [] : ["the API is the app's own process"]),
      ...(secrets.length + keys.private > thresholds.secrets.value
        ? [`it holds ${list([...secrets, ...(keys.private > 0 ? ["a private key"] : [])])}`]
        : []),
      ...(withPublicKeys.letIn > 0 ? ["it lets its own forgeries in"] : []),
      ...(statuses.none === 200 ? ["it lets everybody in"] : []),
      ...(stranger.allowOrigin !== null ? ["it lets any site's pages read its answers"] : []),
    ];
    if (price.length > 0)
      return { verdict: "holds-but", sentence: `The token is let in, but ${list(price)}.` };
    const shared =
      withSharedSecret.letIn > 0
        ? "With a shared secret (HS256) it could: another holder of the secret let its forgery in."
        : "With a shared secret (HS256) it could not either.";
    return {
      verdict: "holds",
      sentence: `With ${plural(keys.held, "public key")} and no secret the API let the token in, and a break-in could forge nothing that it believes. ${shared}`,
    };
  },

  evidence({ api, environment, keys, preflights, statuses, withPublicKeys, withSharedSecret }) {
    const { app, stranger } = preflights;
    const line = (text: string, measure?: string) => ({ text, measure, strategy: "jwt" as const });
    return [
      line(`${api}, environment: ${environment.join(" ")}`),
      line(`keys: ${keys.held} public, ${keys.private} private`),
      ...[app, stranger].map(({ origin, status, allowOrigin }) =>
        line(`OPTIONS /me, Origin: ${origin} → ${allowOrigin ? "allowed" : "not allowed"}`, `${status}`),
      ),
      line("GET /me, Authorization: Bearer (access token)", `${statuses.accessToken}`),
      line("GET /me, no credential", `${statuses.none}`),
      { text: "GET /me, session cookie", measure: `${statuses.sessionCookie}`, strategy: "database" },
      line(`broken into, public keys: ${withPublicKeys.forged} forged, ${withPublicKeys.letIn} let in`),
      line(`broken into, shared secret: ${withSharedSecret.forged} forged, ${withSharedSecret.letIn} let in`),
    ];
  },

  code: [
    "lessons/claims/cards/12-works-across-domains.ts",
    "lessons/claims/forgery.ts",
    "lessons/satellites/programs/resource-api.mjs",
    "lessons/satellites/programs/compromised-api.mjs",
    "lib/device/api-token.ts",
  ],
  tests: [
    { file: "lessons/claims/cards/12-works-across-domains.test.ts", title: "works across domains" },
    { file: "lessons/satellites/programs.test.ts", title: "the resource API" },
  ],
};

async function preflight(api: Api, origin: string): Promise<Preflight> {
  const { status, headers } = await api.send("/me", {
    method: "OPTIONS",
    headers: {
      origin,
      "access-control-request-method": "GET",
      "access-control-request-headers": "authorization",
    },
  });
  return {
    origin,
    status,
    allowOrigin: headers.get("access-control-allow-origin"),
    allowHeaders: headers.get("access-control-allow-headers"),
  };
}

async function statusOf(api: Api, headers: Record<string, string>): Promise<number> {
  return (await api.send("/me", { headers })).status;
}

const isPrivate = (key: { private: boolean }) => key.private;
