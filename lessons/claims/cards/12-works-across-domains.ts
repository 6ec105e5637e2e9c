import { formatList } from "@/lib/language/numbers";
import { t } from "@/lib/language/texts";
import { type Api, withApi } from "../api-client";
import type { Claim, RunContext } from "../claim";
import { claimColumns, columnRecords } from "../columns";
import { type Forgery, forgeWithPublicKeys, forgeWithSharedSecret } from "../forgery";
import { type RequestCounts, RequestTally, requestsLine } from "../request-tally";
import { sources } from "../sources";
import type { Cell } from "../verdict";
import { type ApiVisit, visitApi } from "../visit-api";

export type Facts = {
  api: string;
  /** Whether it is a process of its own. */
  apart: boolean;
  /** The names of all variables of its environment, and those of them that name a secret or a database. */
  environment: string[];
  secrets: string[];
  /** Keys that it had fetched when it had answered, and how many of them could sign. */
  keys: { held: number; private: number };
  visits: ApiVisit[];
  /** What a page of another site is told: the status of its preflight, and the origin that may read. */
  stranger: { status: number; allowOrigin: string | null };
  requests: RequestCounts;
  /** What a break-in makes of the public keys, and of a secret (HS256) that the API would have to hold. */
  withPublicKeys: Forgery;
  withSharedSecret: Forgery;
};

const accepted = 200;

const thresholds = {
  itself: { value: accepted, words: "holds if what the session cookie holds is itself answered with 200" },
  exchanged: {
    words:
      "holds, but … if only an access token is that it was exchanged for; does not hold here if that is refused too",
  },
  unknown: { words: "cannot tell if the API could not answer" },
};

export const worksAcrossDomains: Claim<Facts> = {
  number: 12,
  id: "works-across-domains",
  side: "jwt",
  of: "praise",
  statement: "Works across domains",
  means: "A JWT signs its user in on other domains too.",
  narrowed:
    "Judged at an API on another origin, which has the app's public keys and nothing else, as a browser would ask it.",
  sources: { says: [sources.jwtIntroduction], limits: [sources.browserApps, sources.cookies] },
  method:
    "Under each configuration a phone signs in. What its session cookie holds is sent to the API as it is: as a cookie, which a browser would not do, and in a header. Then it is exchanged for an access token, and that is sent: preflight first. At the end the API is broken into and signs with all that it holds; and once more with a secret of this exhibit's own that it shares with others (HS256).",
  expectedSeconds: 4,
  thresholds,

  async run(context: RunContext): Promise<Facts> {
    return withApi(context, (api) => visitAll(context, api));
  },

  judge({ visits, secrets, keys, withPublicKeys, withSharedSecret }) {
    const cells = Object.fromEntries(visits.map((visit) => [visit.column, judgeVisit(visit)]));
    const of = (side: "database" | "jwt") => {
      const own = visits.filter(({ column }) => columnRecords[column].side === side);
      return t("{some} of {all}", { some: own.filter(isLetIn).length, all: own.length });
    };
    const held = [...secrets, ...(keys.private > 0 ? [t("a private key")] : [])];
    const told = [
      t(
        "Exchanged, {tokens} kinds of JWT got in, and {sessions} kinds of session: it is the access token that works across domains.",
        { tokens: of("jwt"), sessions: of("database") },
      ),
      t("The API held {held, plural, one {# public key} other {# public keys}} and {secrets}.", {
        held: keys.held,
        secrets: held.length > 0 ? formatList(held) : t("no secret"),
      }),
      withPublicKeys.letIn > 0
        ? t("Broken into, it made tokens that it believes.")
        : t("Broken into, it could make no token that anybody believes."),
      withSharedSecret.letIn > 0
        ? t("With a shared secret (HS256) it could.")
        : t("With a shared secret (HS256) it could not either."),
    ];
    return { cells, sentence: told.join(" ") };
  },

  evidence({ api, environment, keys, visits, stranger, requests, withPublicKeys, withSharedSecret }) {
    return [
      { text: t("{api}, environment: {environment}", { api, environment: environment.join(" ") }) },
      { text: t("keys: {held} public, {private} private", { held: keys.held, private: keys.private }) },
      ...visits.map(({ column, raw, exchanged, permitted }) => ({
        text: t("GET /me: as a cookie {cookie}, in a header {header}, access token{permitted}", {
          cookie: raw.cookie,
          header: raw.header,
          permitted: permitted ? "" : t(" (not allowed to the page)"),
        }),
        measure: `${exchanged}`,
        strategy: column,
      })),
      {
        text: t("OPTIONS /me for a page of another site: {answer}", {
          answer: stranger.allowOrigin ? t("allowed") : t("not allowed"),
        }),
        measure: `${stranger.status}`,
      },
      {
        text: t("broken into, public keys: {forged} forged, {letIn} let in", {
          forged: withPublicKeys.forged,
          letIn: withPublicKeys.letIn,
        }),
      },
      {
        text: t("broken into, shared secret: {forged} forged, {letIn} let in", {
          forged: withSharedSecret.forged,
          letIn: withSharedSecret.letIn,
        }),
      },
      requestsLine(requests),
    ];
  },

  code: [
    "lessons/claims/cards/12-works-across-domains.ts",
    "lessons/claims/visit-api.ts",
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

/** The same for every configuration: an exchange is made from each of them. */
export async function visitAll(context: RunContext, api: Api): Promise<Facts> {
  const { visitor, progress } = context;
  const { origin } = visitor;
  const tally = new RequestTally();
  const visits: ApiVisit[] = [];
  for (const [index, column] of claimColumns.entries()) {
    progress(t("Asking the API as a browser of another origin"), (0.5 * index) / claimColumns.length);
    const device = visitor.device("phone", column);
    await device.signIn();
    visits.push(await visitApi(api, { device, origin, kind: "signed" }, tally));
  }
  const stranger = await api.send("/me", {
    method: "OPTIONS",
    headers: { origin: "http://stranger.example", "access-control-request-method": "GET" },
  });
  const about = await (await api.send("/about")).json();
  progress(t("Breaking into it"), 0.5);
  return {
    api: api.origin,
    apart: about.pid !== process.pid,
    environment: about.environment,
    secrets: about.environment.filter((name: string) => /SECRET|PASSWORD|DATABASE|_KEY$/.test(name)),
    keys: {
      held: about.keys.length,
      private: about.keys.filter((key: { private: boolean }) => key.private).length,
    },
    visits,
    stranger: {
      status: stranger.status,
      allowOrigin: stranger.headers.get("access-control-allow-origin"),
    },
    requests: tally.counts,
    withPublicKeys: await forgeWithPublicKeys(context, api),
    withSharedSecret: await forgeWithSharedSecret(context),
  };
}

const isLetIn = ({ exchanged, permitted }: ApiVisit): boolean => exchanged === accepted && permitted;

function judgeVisit(visit: ApiVisit): Cell {
  const { raw, exchanged, permitted } = visit;
  if (exchanged >= 500)
    return { verdict: "cannot-tell", sentence: t("The API answered {exchanged}.", { exchanged }) };
  const told = t("As it is: {cookie} and {header}.", { cookie: raw.cookie, header: raw.header });
  if (raw.cookie === accepted || raw.header === accepted) return { verdict: "holds", sentence: told };
  if (isLetIn(visit)) {
    return {
      verdict: "holds-but",
      sentence: t("{told} Exchanged for an access token: {exchanged}.", { told, exchanged }),
    };
  }
  const kept = permitted ? "" : t(", and the page may not read it");
  return {
    verdict: "not-here",
    sentence: t("{told} The access token: {exchanged}{kept}.", { told, exchanged, kept }),
  };
}
