import type { Reason } from "@/lib/evidence/reason";
import { parseFields } from "@/lib/http";
import { formatList } from "@/lib/language/numbers";
import { t } from "@/lib/language/texts";
import { withSatellites } from "../../satellites/supervisor";
import { type Api, apiEnv, bearer, fetchAccessToken } from "../api-client";
import type { Claim, RunContext } from "../claim";
import { type ClaimColumn, claimColumns } from "../columns";
import { withRelay } from "../relay";
import { type RequestCounts, RequestTally, requestsLine } from "../request-tally";
import { sources } from "../sources";
import type { Cell } from "../verdict";
import type { Visitor } from "../visitor";
import type { VisitorDevice } from "../visitor-device";
import { duration } from "../words";
import { type BrowserVerifies, browserVerifies } from "./14-findings";

/** An answer to the same credential, as time went on; why it was refused, where it was. */
type Answered = { status: number; reason: Reason | null };
type Moments<T> = { connected: T; cutOff: T; afterChange: T };

type Visit = {
  column: ClaimColumn;
  /** The app's own check of what the cookie holds: cut off from its database. */
  own: Moments<Answered>;
  /** An API with the public keys, of the access token that this was exchanged for: cut off from the app. */
  api: Moments<number>;
};

export type Facts = {
  visits: Visit[];
  requests: RequestCounts;
  /** Requests for the public keys that came through before the network was cut. */
  keyRequests: number;
  /** What an API answered that was cut off before it had fetched a key. */
  withoutKeys: number;
  /** `null` where no browser took part. */
  browser: BrowserVerifies | null;
};

const accepted = 200;

const thresholds = {
  goesOn: {
    value: accepted,
    words: "does not hold here if what the cookie holds is not answered with 200 without the database",
  },
  knows: { words: "holds if it is refused then once the password has changed; holds, but … if it is not" },
  unknown: { words: "cannot tell if it was not accepted before, or expired meanwhile" },
};

export const validatesOffline: Claim<Facts> = {
  number: 14,
  id: "validates-offline",
  side: "jwt",
  of: "praise",
  statement: "Validates offline",
  means: "A JWT can be verified without a network.",
  sources: { says: [sources.accessTokens], limits: [sources.introspection, sources.owaspJwt] },
  method:
    "Under each configuration a phone signs in, and exchanges that for an access token. Then the app's database is switched off for the phone's checks, and an API that has fetched the app's public keys is cut off from the app; then the password changes. This browser verifies an access token itself, with the public key and WebCrypto.",
  expectedSeconds: 6,
  thresholds,
  browser: "offline-verification",

  async run(context: RunContext): Promise<Facts> {
    const { findings } = context;
    const browser = findings === undefined ? null : parseFields(browserVerifies, findings);
    return { ...(await cutOff(context)), browser };
  },

  judge({ visits, browser }) {
    const cells = Object.fromEntries(visits.map((visit) => [visit.column, judgeVisit(visit, browser)]));
    const goOn = (moment: keyof Moments<number>) =>
      t("{some} of {all}", {
        some: visits.filter(({ api }) => api[moment] === accepted).length,
        all: visits.length,
      });
    const told = [
      t(
        "An API that was cut off accepted the access tokens of {cutOff} configurations, sessions among them, and of {afterChange} after the password had changed.",
        { cutOff: goOn("cutOff"), afterChange: goOn("afterChange") },
      ),
      ...(browser?.unsupported === null
        ? [
            t("This browser {did} one with {requests, plural, one {# request} other {# requests}}{change}.", {
              did: browser.accepted ? t("verified") : t("refused"),
              requests: browser.requests,
              change: browser.acceptedAfterChange ? t(", and could not know of the change") : "",
            }),
          ]
        : []),
    ];
    return { cells, sentence: told.join(" ") };
  },

  evidence({ visits, requests, keyRequests, withoutKeys, browser }) {
    return [
      ...visits.map(({ column, own, api }) => ({
        text: t(
          "own check: {before}, without the database {withoutDatabase}, after the change {changed}; its access token at the API: {connected}, cut off {cutOff}, after the change {afterChange}",
          {
            before: own.connected.status,
            withoutDatabase: own.cutOff.status,
            changed: own.afterChange.status,
            connected: api.connected,
            cutOff: api.cutOff,
            afterChange: api.afterChange,
          },
        ),
        strategy: column,
      })),
      { text: t("requests for the public keys, before the cut"), measure: `${keyRequests}` },
      { text: t("an API that was cut off before it had a key"), measure: `${withoutKeys}` },
      ...(browser ? inBrowser(browser) : []),
      requestsLine(requests),
    ];
  },

  code: [
    "lessons/claims/cards/14-validates-offline.ts",
    "components/claims/browser/offline-verification.ts",
    "lessons/satellites/programs/resource-api.mjs",
  ],
  tests: [{ file: "lessons/claims/cards/14-validates-offline.test.ts", title: "validates offline" }],
};

type Options = {
  /** What the phone's checks find the database to be once it is "gone". */
  database?: "down" | "slow:0";
  /** Something that happens between the sign-in and everything else. */
  meanwhile?(device: VisitorDevice): Promise<unknown>;
};

/** Does the same under every configuration, side by side: what lives for seconds must not be waited for. */
export async function cutOff(context: RunContext, options: Options = {}): Promise<Omit<Facts, "browser">> {
  const { askedBy, visitor, progress } = context;
  return withRelay(visitor.origin, (relay) => {
    progress(t("Starting two APIs"), 0);
    const env = apiEnv(relay.origin, visitor.origin);
    return withSatellites(askedBy, "resource-api", [env, env], async ([api, late]) => {
      if (!api || !late) throw new Error("An API is missing.");
      progress(t("Signing in, and cutting the wires"), 0.3);
      const tally = new RequestTally();
      const phones = await Promise.all(claimColumns.map((column) => begin(visitor, column, options)));
      const moment = (when: Wire) => Promise.all(phones.map((phone) => ask(phone, api, when, tally)));
      const connected = await moment({});
      await relay.cut();
      const off = { database: options.database ?? "down" };
      const cut = await moment(off);
      const withoutKeys = await statusOf(late, tokenOf(phones[0]));
      progress(t("Changing the password"), 0.7);
      await changePassword(visitor);
      const after = await moment(off);
      const visits = phones.map(({ device }, index) => ({
        column: device.strategy,
        own: momentsOf(connected, cut, after, (answers) => answers[index]?.own ?? unanswered),
        api: momentsOf(connected, cut, after, (answers) => answers[index]?.api ?? 0),
      }));
      return { visits, requests: tally.counts, keyRequests: relay.requests(), withoutKeys };
    });
  });
}

type Phone = { device: VisitorDevice<ClaimColumn>; token?: string };
type Wire = { database?: string };
type Found = { own: Answered; api: number };

const unanswered: Answered = { status: 0, reason: null };

const tokenOf = (phone?: Phone) => phone?.token ?? "";

async function begin(visitor: Visitor, column: ClaimColumn, { meanwhile }: Options): Promise<Phone> {
  const device = visitor.device("phone", column);
  await device.signIn();
  await meanwhile?.(device);
  return { device };
}

/** One check of the phone's own, and one request to the API; the first time with an exchange in between. */
async function ask(phone: Phone, api: Api, { database }: Wire, tally: RequestTally): Promise<Found> {
  const { device } = phone;
  const column = device.strategy;
  const check = await tally.ask(column, () => device.check(database));
  const own = { status: check.status, reason: check.signedIn ? null : check.reason };
  if (phone.token === undefined) {
    phone.token = check.signedIn ? await tally.ask(column, () => fetchAccessToken(device)) : "";
  }
  return { own, api: await tally.ask(column, () => statusOf(api, tokenOf(phone))) };
}

function momentsOf<T>(
  connected: Found[],
  cut: Found[],
  after: Found[],
  pick: (answers: Found[]) => T,
): Moments<T> {
  return { connected: pick(connected), cutOff: pick(cut), afterChange: pick(after) };
}

async function changePassword(visitor: Visitor): Promise<void> {
  const laptop = visitor.device("laptop", "database");
  await laptop.signIn();
  await laptop.changePassword("after-the-network-went");
}

async function statusOf(api: Api, token: string): Promise<number> {
  return (await api.send("/me", { headers: bearer(token) })).status;
}

function judgeVisit({ column, own }: Visit, browser: BrowserVerifies | null): Cell {
  const { connected, cutOff: cut, afterChange } = own;
  if (connected.status !== accepted) {
    return {
      verdict: "cannot-tell",
      sentence: t("Not accepted to begin with: {status}.", { status: connected.status }),
    };
  }
  if ([cut, afterChange].some(({ reason }) => reason === "expired")) {
    return { verdict: "cannot-tell", sentence: t("It expired before the end of the run.") };
  }
  if (cut.status !== accepted) {
    return { verdict: "not-here", sentence: t("Without the database: {status}.", { status: cut.status }) };
  }
  if (column === "jwt" && browser?.unsupported === null && !(browser.accepted && browser.requests === 0)) {
    return { verdict: "not-here", sentence: t("This browser could not go on verifying by itself.") };
  }
  if (afterChange.status !== accepted) {
    return {
      verdict: "holds",
      sentence: t("It goes on, and knew of the change: {status}.", { status: afterChange.status }),
    };
  }
  return {
    verdict: "holds-but",
    sentence: t("It goes on, and cannot know: still accepted after the password had changed."),
  };
}

function inBrowser(found: BrowserVerifies) {
  const { unsupported, accepted: believed, requests, acceptedAfterChange, forgeryRefused, ms } = found;
  const line = (text: string, measure?: string) => ({ text, measure });
  if (unsupported !== null) return [line(t("this browser cannot: {unsupported}", { unsupported }))];
  const word = (yes: boolean) => (yes ? "accepted" : "refused");
  return [
    line(
      t("this browser, {requests, plural, one {# request} other {# requests}} made: {word}", {
        requests,
        word: word(believed),
      }),
      duration(ms),
    ),
    line(
      t("this browser: {all}", {
        all: formatList([
          t("an altered token {word}", { word: word(!forgeryRefused) }),
          t("after the password change {word}", { word: word(acceptedAfterChange) }),
        ]),
      }),
    ),
  ];
}
