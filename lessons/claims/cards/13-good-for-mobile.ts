import { alice } from "@/lib/lab/labs";
import { t } from "@/lib/language/texts";
import { bearer } from "../api-client";
import type { Claim, RunContext } from "../claim";
import { type ClaimColumn, claimColumns, columnRecords } from "../columns";
import { type RequestCounts, RequestTally, requestsLine } from "../request-tally";
import { sources } from "../sources";
import type { Cell } from "../verdict";
import type { VisitorDevice } from "../visitor-device";

/** How a client that keeps no cookies fared under one configuration. */
type Visit = {
  column: ClaimColumn;
  /** What the app answered to nothing, and to what the sign-in gave, in a header. */
  without: number;
  status: number;
  /** Whether it knew whose it was, and how many cookies it set. */
  known: boolean;
  cookies: number;
  bytes: number;
};

export type Facts = { visits: Visit[]; requests: RequestCounts };

const accepted = 200;

const thresholds = {
  status: {
    value: accepted,
    words: "holds if the app answers 200 to what is in the header, knows whose it is, and sets no cookie",
  },
  otherwise: { words: "holds, but … if it sets one; does not hold here if it refuses or does not know" },
  unknown: { words: "cannot tell if it could not answer, or answers the same to nothing" },
};

export const goodForMobile: Claim<Facts> = {
  number: 13,
  id: "good-for-mobile",
  side: "jwt",
  of: "praise",
  statement: "Good for mobile",
  means: "A JWT suits a mobile app, which has no cookies.",
  narrowed:
    "Judged by a client that keeps no cookies, and holds what signs it in by itself. Where a phone keeps it safely is the phone's affair.",
  sources: { says: [sources.auth0Cookies], limits: [sources.bearer, sources.owaspSessions] },
  method:
    "Under each configuration a client signs in and puts what it is given into a header (Authorization: Bearer), with no cookie beside it. It asks the app who it is, with the header and without.",
  expectedSeconds: 3,
  thresholds,

  async run({ visitor, progress }: RunContext): Promise<Facts> {
    const tally = new RequestTally();
    const visits: Visit[] = [];
    for (const [index, column] of claimColumns.entries()) {
      progress(t("A client without cookies asks the app"), index / claimColumns.length);
      const device = visitor.device("phone", column);
      await device.signIn();
      const ask: Ask = (headers) => visitor.send(`${device.path}/check`, { headers });
      visits.push(await askWithHeader(device, ask, tally));
    }
    return { visits, requests: tally.counts };
  },

  judge({ visits }) {
    const cells = Object.fromEntries(visits.map((visit) => [visit.column, judgeVisit(visit)]));
    const of = (side: "database" | "jwt") => {
      const own = visits.filter(({ column }) => columnRecords[column].side === side);
      return t("{some} of {all}", {
        some: own.filter(({ status }) => status === accepted).length,
        all: own.length,
      });
    };
    return {
      cells,
      sentence: t(
        "In a header, with no cookie, {tokens} kinds of JWT were accepted, and {sessions} kinds of session id.",
        { tokens: of("jwt"), sessions: of("database") },
      ),
    };
  },

  evidence({ visits, requests }) {
    return [
      ...visits.map(({ column, without, status, bytes, cookies }) => ({
        text: t(
          "Authorization: Bearer, {bytes, plural, one {# byte} other {# bytes}}: {status}, {cookies, plural, one {# cookie} other {# cookies}} set; without it: {without}",
          { bytes, status, cookies, without },
        ),
        measure: `${status}`,
        strategy: column,
      })),
      requestsLine(requests),
    ];
  },

  code: ["lessons/claims/cards/13-good-for-mobile.ts", "lib/device/bearer.ts", "lib/device/check.ts"],
  tests: [
    { file: "lessons/claims/cards/13-good-for-mobile.test.ts", title: "good for mobile" },
    { file: "lib/device/bearer.test.ts", title: "wins over the cookie" },
  ],
};

/** Asks the app who is signed in. A Cookie header that is given goes in place of the device's own. */
export type Ask = (
  headers: Record<string, string>,
) => Promise<{ status: number; headers: Headers; text: string }>;

/** What is in the header is what the sign-in gave, whatever it is. */
export async function askWithHeader(
  { strategy: column, credential }: Pick<VisitorDevice<ClaimColumn>, "strategy" | "credential">,
  ask: Ask,
  tally: RequestTally,
): Promise<Visit> {
  const without = await tally.ask(column, () => ask({ cookie: "" }));
  const answer = await tally.ask(column, () => ask({ cookie: "", ...bearer(credential ?? "") }));
  return {
    column,
    without: without.status,
    status: answer.status,
    known: JSON.parse(answer.text).user?.email === alice.email,
    cookies: answer.headers.getSetCookie().length,
    bytes: Buffer.byteLength(credential ?? ""),
  };
}

export function judgeVisit({ without, status, known, cookies }: Visit): Cell {
  if (status >= 500) return { verdict: "cannot-tell", sentence: t("The app answered {status}.", { status }) };
  if (without === accepted) return { verdict: "cannot-tell", sentence: t("The app lets everybody in.") };
  if (status !== accepted || !known)
    return { verdict: "not-here", sentence: t("The app answered {status}.", { status }) };
  if (cookies > 0) {
    return {
      verdict: "holds-but",
      sentence: t("{status}, and {cookies, plural, one {# cookie} other {# cookies}} to be kept.", {
        status,
        cookies,
      }),
    };
  }
  return { verdict: "holds", sentence: t("{status}, and no cookie to be kept.", { status }) };
}
