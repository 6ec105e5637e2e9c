import { parseFields } from "@/lib/http";
import { withSatellite } from "../../satellites/supervisor";
import { type Api, apiEnv, bearer, fetchAccessToken } from "../api-client";
import type { Claim, RunContext } from "../claim";
import { withRelay } from "../relay";
import { sources } from "../sources";
import { duration, list, plural } from "../words";
import { type BrowserVerifies, browserVerifies } from "./14-findings";

/** What the API answered to the same token, as time went on. */
type Statuses = { connected: number; cutOff: number; afterPasswordChange: number };

export type Facts = {
  api: Statuses;
  /** An API that was cut off before it had fetched a key. */
  withoutKeys: number;
  /** Requests for the public keys that came through before the network was cut. */
  keyRequests: number;
  /** A database session, checked with the database gone, and after the password change. */
  session: { withoutDatabase: number; afterPasswordChange: number };
  /** `null` where no browser took part. */
  browser: BrowserVerifies | null;
};

const thresholds = {
  goesOn: {
    value: 200,
    words: "does not hold here if an API or a browser that is cut off does not answer 200, or yes",
  },
  knows: {
    words: "holds if they refuse the token once the password has changed; holds, but … if they cannot know",
  },
};

export const validatesOffline: Claim<Facts> = {
  number: 14,
  id: "validates-offline",
  side: "jwt",
  of: "praise",
  statement: "Validates offline",
  means: "A JWT can be verified without a network.",
  sources: { says: [sources.accessTokens], limits: [sources.introspection] },
  method:
    "An API of its own fetches the public keys once, through a relay; then the relay is closed, and nothing that it asks for reaches the app. This browser verifies a token itself, with the public key and WebCrypto. Then the password changes.",
  expectedSeconds: 4,
  thresholds,
  browser: "offline-verification",

  async run(context: RunContext): Promise<Facts> {
    const { askedBy, visitor, progress, findings } = context;
    const browser = findings === undefined ? null : parseFields(browserVerifies, findings);
    const [phone, laptop] = [visitor.device("phone", "jwt"), visitor.device("laptop", "database")];
    await phone.signIn();
    await laptop.signIn();
    const token = await fetchAccessToken(phone);
    progress("An API fetches the keys, and is cut off", 0.3);
    return withRelay(visitor.origin, (relay) =>
      withSatellite(askedBy, "resource-api", apiEnv(relay.origin, visitor.origin), async (api) => {
        const connected = await statusOf(api, token);
        await relay.cut();
        const cutOff = await statusOf(api, token);
        const withoutKeys = await withSatellite(askedBy, "resource-api", apiEnv(relay.origin, ""), (late) =>
          statusOf(late, token),
        );
        progress("Changing the password", 0.7);
        const withoutDatabase = (await laptop.check("down")).status;
        await laptop.changePassword("after-the-network-went");
        const afterPasswordChange = await statusOf(api, token);
        return {
          api: { connected, cutOff, afterPasswordChange },
          withoutKeys,
          keyRequests: relay.requests(),
          session: { withoutDatabase, afterPasswordChange: (await laptop.check()).status },
          browser,
        };
      }),
    );
  },

  judge({ api, session, browser }) {
    const inBrowser = browser && browser.unsupported === null ? browser : null;
    const stopped = [
      ...(api.cutOff === thresholds.goesOn.value ? [] : ["the API"]),
      ...(inBrowser && !(inBrowser.accepted && inBrowser.requests === 0) ? ["the browser"] : []),
    ];
    if (stopped.length > 0) {
      return { verdict: "not-here", sentence: `Cut off, ${list(stopped)} could not go on verifying.` };
    }
    const who = inBrowser
      ? "the API went on verifying, and this browser verified without a request"
      : "the API went on verifying";
    const database = `A database session could not be checked (${session.withoutDatabase}) without its database, and answered ${session.afterPasswordChange} after the change.`;
    const believers = [
      ...(api.afterPasswordChange === thresholds.goesOn.value ? ["the API"] : []),
      ...(inBrowser?.acceptedAfterChange ? ["this browser"] : []),
    ];
    if (believers.length > 0) {
      return {
        verdict: "holds-but",
        sentence: `Cut off, ${who}, but could not know: ${list(believers)} still believed the token after the password had changed. ${database}`,
      };
    }
    return {
      verdict: "holds",
      sentence: `Cut off, ${who}, and knew of the change. ${database}`,
    };
  },

  evidence({ api, withoutKeys, keyRequests, session, browser }) {
    const line = (text: string, measure: number | string) => ({
      text,
      measure: `${measure}`,
      strategy: "jwt" as const,
    });
    return [
      line(`API, connected: GET /me, after ${plural(keyRequests, "request")} for the keys`, api.connected),
      line("API, cut off", api.cutOff),
      line("API, cut off, after the password change", api.afterPasswordChange),
      line("API, cut off before it had a key", withoutKeys),
      ...(browser ? inBrowser(browser, line) : []),
      {
        text: "session, database gone",
        measure: `${session.withoutDatabase}`,
        strategy: "database" as const,
      },
      {
        text: "session, after the password change",
        measure: `${session.afterPasswordChange}`,
        strategy: "database" as const,
      },
    ];
  },

  code: [
    "lessons/claims/cards/14-validates-offline.ts",
    "components/claims/browser/offline-verification.ts",
    "lessons/satellites/programs/resource-api.mjs",
  ],
  tests: [{ file: "lessons/claims/cards/14-validates-offline.test.ts", title: "validates offline" }],
};

function inBrowser<Line>(found: BrowserVerifies, line: (text: string, measure: string) => Line): Line[] {
  const { unsupported, accepted, requests, acceptedAfterChange, forgeryRefused, ms } = found;
  if (unsupported !== null) return [line(`this browser cannot: ${unsupported}`, "")];
  const word = (yes: boolean) => (yes ? "accepted" : "refused");
  return [
    line(`this browser, ${plural(requests, "request")} made: ${word(accepted)}`, duration(ms)),
    line(`this browser, an altered token: ${word(!forgeryRefused)}`, ""),
    line(`this browser, after the password change: ${word(acceptedAfterChange)}`, ""),
  ];
}

async function statusOf(api: Api, token: string): Promise<number> {
  return (await api.send("/me", { headers: bearer(token) })).status;
}
