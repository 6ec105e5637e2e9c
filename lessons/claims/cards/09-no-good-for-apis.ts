import type { Answer } from "../answer";
import { type Api, bearer, fetchAccessToken, withApi } from "../api-client";
import type { Claim, RunContext } from "../claim";
import type { Side } from "../columns";
import { sources } from "../sources";
import type { VisitorDevice } from "../visitor-device";
import { list, plural } from "../words";

const clients = [
  "browser on the same origin",
  "browser on another origin",
  "curl without a cookie jar",
  "curl with a cookie jar",
  "mobile app with a bearer token",
  "service without a database",
] as const;

type Client = (typeof clients)[number];

/** How one client fared under one strategy. */
type Visit = {
  client: Client;
  strategy: Side;
  in: boolean;
  /** Requests that it took, and SQL statements that the app sent for them. */
  requests: number;
  sql: number;
  /** What was sent, and what it came to. */
  how: string;
};

export type Facts = { visits: Visit[] };

const thresholds = {
  few: { value: 3, words: "holds if sessions let fewer than 3 of the 6 clients in" },
  fewer: {
    words: "holds, but … if fewer than JWTs do, or if the same take more requests; does not hold here if not",
  },
};

export const noGoodForApis: Claim<Facts> = {
  number: 9,
  id: "no-good-for-apis",
  side: "database",
  of: "blame",
  statement: "No good for APIs",
  means: "Clients of an API cannot use a database session.",
  sources: { says: [sources.accessTokens], limits: [sources.introspection] },
  method:
    "Six clients want to know who Alice is, under both strategies: from the app, and from the API on another origin, which has no database. For a browser of another origin its rules are kept: no foreign cookie, a preflight before a header, and no answer read that the server does not allow.",
  expectedSeconds: 3,
  thresholds,

  async run(context: RunContext): Promise<Facts> {
    const { visitor, progress } = context;
    return withApi(context, async (api) => {
      const visits: Visit[] = [];
      for (const strategy of ["database", "jwt"] as const) {
        progress(`Six clients, ${strategy}`, strategy === "database" ? 0.1 : 0.5);
        const device = visitor.device("phone", strategy);
        await device.signIn();
        visits.push(...(await visitAll(context, api, device)));
      }
      return { visits };
    });
  },

  judge({ visits }) {
    const of = (strategy: Side) => visits.filter((visit) => visit.strategy === strategy);
    const letIn = (strategy: Side) => of(strategy).filter((visit) => visit.in);
    const [sessions, tokens] = [letIn("database"), letIn("jwt")];
    const told = `Sessions let ${sessions.length} of ${of("database").length} clients in, JWTs ${tokens.length}`;
    if (sessions.length < thresholds.few.value) return { verdict: "holds", sentence: `${told}.` };
    const dearer = sessions.filter(({ client, requests }) =>
      tokens.some((token) => token.client === client && token.requests < requests),
    );
    const reasons = [
      ...tokens
        .filter(({ client }) => !sessions.some((session) => session.client === client))
        .map(({ client }) => `the ${client} stayed out`),
      ...dearer.map(({ client, requests }) => `the ${client} needed ${plural(requests, "request")}`),
    ];
    if (reasons.length === 0) return { verdict: "not-here", sentence: `${told}, with as many requests.` };
    return { verdict: "holds-but", sentence: `${told}. With a session ${list(reasons)}.` };
  },

  evidence({ visits }) {
    return visits.map(({ client, strategy, in: letIn, requests, sql, how }) => ({
      text: `${client}: ${letIn ? "in" : "out"} — ${how}`,
      measure: `${requests} req, ${sql} SQL`,
      strategy,
    }));
  },

  code: [
    "lessons/claims/cards/09-no-good-for-apis.ts",
    "lib/device/bearer.ts",
    "lib/device/api-token.ts",
    "lessons/satellites/programs/resource-api.mjs",
  ],
  tests: [
    { file: "lessons/claims/cards/09-no-good-for-apis.test.ts", title: "no good for APIs" },
    { file: "lib/device/bearer.test.ts", title: "wins over the cookie" },
  ],
};

/** The six, one after the other. */
async function visitAll(context: RunContext, api: Api, device: VisitorDevice<Side>): Promise<Visit[]> {
  const { strategy } = device;
  const ask = (headers?: Record<string, string>) =>
    context.visitor.send(`${device.path}/check`, headers && { headers: { cookie: "", ...headers } });
  const fromApp = (client: Client, sent: string, answer: Answer): Visit => ({
    client,
    strategy,
    in: answer.status === 200,
    requests: 1,
    sql: JSON.parse(answer.text).evidence.sql.length,
    how: `${sent}: ${answer.status}`,
  });
  return [
    fromApp("browser on the same origin", "the cookie goes along", await ask()),
    await fromAnotherOrigin(context, api, device),
    fromApp("curl without a cookie jar", "nothing to send", await ask({})),
    fromApp("curl with a cookie jar", "the cookie goes along", await ask()),
    fromApp(
      "mobile app with a bearer token",
      "Authorization: Bearer",
      await ask(bearer(device.credential ?? "")),
    ),
    await fromService(context, api, device),
  ];
}

/** A page of the app calls the API. The browser asks whether it may send the header, and read the answer. */
async function fromAnotherOrigin(
  { visitor }: RunContext,
  api: Api,
  device: VisitorDevice<Side>,
): Promise<Visit> {
  const credential = await credentialFor(device);
  const { origin } = visitor;
  const preflight = await api.send("/me", {
    method: "OPTIONS",
    headers: {
      origin,
      "access-control-request-method": "GET",
      "access-control-request-headers": "authorization",
    },
  });
  const answer = await api.send("/me", { headers: { origin, ...bearer(credential) } });
  const readable = [preflight, answer].every(
    ({ headers }) => headers.get("access-control-allow-origin") === origin,
  );
  return {
    client: "browser on another origin",
    strategy: device.strategy,
    in: readable && answer.status === 200,
    requests: 2,
    sql: 0,
    how: `preflight ${preflight.status}, bearer to the API: ${answer.status}`,
  };
}

/** Somebody brings a credential to the API. What it cannot verify itself it has to ask the app about. */
async function fromService({ visitor }: RunContext, api: Api, device: VisitorDevice<Side>): Promise<Visit> {
  const credential = await credentialFor(device);
  const { status } = await api.send("/me", { headers: bearer(credential) });
  const visit = { client: "service without a database" as const, strategy: device.strategy };
  if (status === 200) return { ...visit, in: true, requests: 1, sql: 0, how: "the public key: 200" };
  const asked = await visitor.send(`${device.path}/check`, {
    headers: { cookie: "", ...bearer(credential) },
  });
  return {
    ...visit,
    in: asked.status === 200,
    requests: 2,
    sql: JSON.parse(asked.text).evidence.sql.length,
    how: `the API alone: ${status}; asking the app: ${asked.status}`,
  };
}

/** What a client would bring to an API: the session token as it is, or an access token made for it. */
async function credentialFor(device: VisitorDevice<Side>): Promise<string> {
  return device.strategy === "jwt" ? fetchAccessToken(device) : (device.credential ?? "");
}
