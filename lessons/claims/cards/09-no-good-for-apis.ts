import { inLanguage } from "@/lib/language/in-language";
import { formatList } from "@/lib/language/numbers";
import { t } from "@/lib/language/texts";
import { type Api, type TokenKind, withApi, withIntrospectingApi } from "../api-client";
import type { Claim, RunContext } from "../claim";
import { claimColumns } from "../columns";
import { type RequestCounts, RequestTally, requestsLine } from "../request-tally";
import { sources } from "../sources";
import type { Cell } from "../verdict";
import { type ApiVisit, visitApi } from "../visit-api";

export type Facts = {
  visits: ApiVisit[];
  /** Requests that the API made itself, to be told what opaque tokens stand for. */
  asked: number;
  requests: RequestCounts;
};

const thresholds = {
  ways: { value: 2, words: "does not hold here if both of 2 access tokens get in at their API" },
  some: { words: "holds, but … if one does; holds if neither does" },
  unknown: { words: "cannot tell if an API could not answer" },
};

const kindWords: Record<TokenKind, string> = inLanguage({
  signed: "a signed token",
  opaque: "an opaque token",
});

/** The two APIs: one has the app's public keys, the other asks the app about every token. */
export type Apis = Record<TokenKind, Api>;

export const noGoodForApis: Claim<Facts> = {
  number: 9,
  id: "no-good-for-apis",
  side: "database",
  of: "blame",
  statement: "No good for APIs",
  means: "Clients of an API cannot use a database session.",
  narrowed:
    "Judged at an API on another origin that has no database. What signs a device in is exchanged for an access token there, whatever it is.",
  sources: {
    says: [sources.auth0Cookies],
    limits: [sources.introspection, sources.browserApps],
  },
  method:
    "Under each configuration a phone signs in. A page of it sends what the session cookie holds to two APIs, as it is: as a cookie, and in a header. Then it exchanges it for an access token and sends that: a signed one, which the first API verifies with a public key, and an opaque one, about which the second asks the app (RFC 7662).",
  expectedSeconds: 4,
  thresholds,

  async run(context: RunContext): Promise<Facts> {
    return withApi(context, (signed) =>
      withIntrospectingApi(context, 0, (opaque) => visitBoth(context, { signed, opaque })),
    );
  },

  judge({ visits, asked }) {
    const columns = [...new Set(visits.map(({ column }) => column))];
    const cells = Object.fromEntries(
      columns.map((column) => [column, judgeColumn(visits.filter((visit) => visit.column === column))]),
    );
    const rawIn = visits.filter(({ raw }) => raw.cookie === 200 || raw.header === 200);
    const letIn = visits.filter(isIn);
    return {
      cells,
      sentence: t(
        "Sent as it is, what the cookie holds got in {rawIn} of {visits} times; exchanged, {letIn} of {visits}. The API without keys asked the app {asked, plural, one {# time} other {# times}}.",
        { rawIn: rawIn.length, visits: visits.length, letIn: letIn.length, asked },
      ),
    };
  },

  evidence({ visits, requests }) {
    return [
      ...visits.map(({ column, kind, raw, exchanged, permitted, statements }) => ({
        text: t("as it is: cookie {cookie}, header {header}; exchanged for {kind}: {exchanged}{kept}", {
          cookie: raw.cookie,
          header: raw.header,
          kind: kindWords[kind],
          exchanged,
          kept: permitted ? "" : t(", which the browser keeps from the page"),
        }),
        measure: t("exchange {statements} SQL", { statements }),
        strategy: column,
      })),
      requestsLine(requests),
    ];
  },

  code: [
    "lessons/claims/cards/09-no-good-for-apis.ts",
    "lessons/claims/visit-api.ts",
    "lib/device/api-token.ts",
    "lib/device/opaque-token.ts",
    "lessons/satellites/programs/resource-api.mjs",
    "lessons/satellites/programs/lib/introspection.mjs",
  ],
  tests: [
    { file: "lessons/claims/cards/09-no-good-for-apis.test.ts", title: "no good for APIs" },
    { file: "lib/device/opaque-token.test.ts", title: "who may ask about a token" },
  ],
};

/** The same for every configuration, at both APIs. */
export async function visitBoth({ visitor, progress }: RunContext, apis: Apis): Promise<Facts> {
  const tally = new RequestTally();
  const { origin } = visitor;
  const visits: ApiVisit[] = [];
  for (const [index, column] of claimColumns.entries()) {
    progress(t("Two APIs, {column}", { column }), index / claimColumns.length);
    const device = visitor.device("phone", column);
    await device.signIn();
    for (const kind of ["signed", "opaque"] as const) {
      visits.push(await visitApi(apis[kind], { device, origin, kind }, tally));
    }
  }
  const { asked } = await (await apis.opaque.send("/about")).json();
  return { visits, asked, requests: tally.counts };
}

const isIn = ({ exchanged, permitted }: ApiVisit): boolean => exchanged === 200 && permitted;

function judgeColumn(visits: readonly ApiVisit[]): Cell {
  const outage = visits.find(({ exchanged }) => exchanged >= 500);
  if (outage)
    return {
      verdict: "cannot-tell",
      sentence: t("An API answered {exchanged}.", { exchanged: outage.exchanged }),
    };
  const letIn = visits.filter(isIn);
  const raw = visits
    .map(({ raw: { cookie, header } }) => t("{cookie} and {header}", { cookie, header }))
    .join(", ");
  const told = t(
    "As it is: {raw}. Exchanged, {letIn, plural, one {# access token} other {# access tokens}} of {visits} got in",
    { raw, letIn: letIn.length, visits: visits.length },
  );
  if (letIn.length === thresholds.ways.value) return { verdict: "not-here", sentence: `${told}.` };
  if (letIn.length === 0) return { verdict: "holds", sentence: `${told}.` };
  return {
    verdict: "holds-but",
    sentence: `${told}: ${formatList(letIn.map(({ kind }) => kindWords[kind]))}.`,
  };
}
