import { setTimeout as sleep } from "node:timers/promises";
import { alice } from "@/lib/lab/labs";
import { t } from "@/lib/language/texts";
import type { Answer } from "../answer";
import type { Claim, RunContext } from "../claim";
import { type ClaimColumn, claimColumns } from "../columns";
import { type RequestCounts, RequestTally, requestsLine } from "../request-tally";
import { sources } from "../sources";
import type { Cell } from "../verdict";
import type { Visitor } from "../visitor";

/** Whether the first HTML that a browser gets knows whose it is. */
type FirstPage = { status: number; greeted: boolean };

/** What a browser gets that keeps its credential in a cookie: right after its sign-in, and when it comes back. */
type Visits = {
  column: ClaimColumn;
  /** Whether a check beside them says that the device is signed in, or could be by a refresh. */
  signedIn: boolean;
  first: FirstPage;
  later: FirstPage;
};

export type Facts = { visits: Visits[]; withoutCookie: FirstPage; requests: RequestCounts };

/** Milliseconds until a browser comes back: longer than an access token lives. */
const away = 16_000;

const thresholds = {
  greeted: { words: "holds if the first HTML greets her by name at both visits" },
  once: { words: "holds, but … if at the first alone; does not hold here if at none" },
  control: { words: "cannot tell if a check says that the device is not signed in" },
};

export const serverRendering: Claim<Facts> = {
  number: 5,
  id: "server-rendering",
  side: "database",
  of: "praise",
  statement: "Works great with server rendering",
  means: "With a database session the first HTML from the server knows who is signed in.",
  sources: { says: [sources.auth0Cookies], limits: [sources.browserApps] },
  method: `The laptop signs in under each configuration, and fetches its page without running any script: at once, and again when a short-lived token has expired. Beside it, the same page is asked for as a browser asks that keeps its JWT in localStorage, which no request carries.`,
  expectedSeconds: 20,
  waits: true,
  thresholds,

  async run({ visitor, progress, signal }: RunContext): Promise<Facts> {
    const tally = new RequestTally();
    const fetchPages = async (words: string, share: number): Promise<FirstPage[]> => {
      const pages: FirstPage[] = [];
      for (const column of claimColumns) {
        progress(words, share);
        pages.push(readPage(await tally.ask(column, () => visitor.device("laptop", column).page())));
      }
      return pages;
    };
    for (const column of claimColumns) {
      progress(t("Signing in under each configuration"), 0);
      await visitor.device("laptop", column).signIn();
    }
    const first = await fetchPages(t("Fetching the first HTML"), 0.1);
    progress(t("Staying away"), 0.15);
    await sleep(away, undefined, { signal });
    const later = await fetchPages(t("Coming back"), 0.9);
    const visits: Visits[] = [];
    for (const [index, column] of claimColumns.entries()) {
      const check = await tally.ask(column, () => visitor.device("laptop", column).check());
      const signedIn = check.signedIn || check.canRefresh === true;
      visits.push({ column, signedIn, first: first[index] as FirstPage, later: later[index] as FirstPage });
    }
    return { visits, withoutCookie: readPage(await withoutCookies(visitor)), requests: tally.counts };
  },

  judge({ visits, withoutCookie }) {
    const cells = Object.fromEntries(visits.map((visit) => [visit.column, judgeVisits(visit)]));
    const greeted = visits.filter(({ first }) => first.greeted);
    return {
      sentence: t(
        "It is the cookie that does it: {greeted} of {visits} configurations were greeted by name in the first HTML, and a browser without a cookie {withoutCookie}, wherever else it keeps its JWT.",
        {
          greeted: greeted.length,
          visits: visits.length,
          withoutCookie: withoutCookie.greeted ? t("was too") : t("was not"),
        },
      ),
      cells,
    };
  },

  evidence({ visits, withoutCookie, requests }) {
    return [
      ...visits.map(({ column, first, later }) => ({
        text: t("at once {first}; after {away} s {later}", {
          first: told(first),
          away: away / 1000,
          later: told(later),
        }),
        strategy: column,
      })),
      { text: t("a JWT in localStorage, so without a cookie: {told}", { told: told(withoutCookie) }) },
      requestsLine(requests),
    ];
  },

  code: ["lessons/claims/cards/05-server-rendering.ts", "app/lab/[lab]/[device]/[strategy]/page.tsx"],
  tests: [{ file: "lessons/claims/cards/05-server-rendering.test.ts", title: "server rendering" }],
};

function judgeVisits({ signedIn, first, later }: Visits): Cell {
  if (!signedIn) return { verdict: "cannot-tell", sentence: t("The laptop was not signed in.") };
  if (first.greeted && later.greeted) {
    return { verdict: "holds", sentence: t("Greeted by name in the first HTML, at both visits.") };
  }
  if (first.greeted) {
    return {
      verdict: "holds-but",
      sentence: t(
        "After {away} seconds the first HTML was a stranger's: the token had to be refreshed first.",
        { away: away / 1000 },
      ),
    };
  }
  return { verdict: "not-here", sentence: t("The first HTML did not know whose it was.") };
}

const told = ({ status, greeted }: FirstPage): string =>
  `${status}, ${greeted ? t("“Signed in as {name}”", { name: alice.name }) : t("a sign-in form")}`;

/** localStorage is for scripts: the request for a page carries nothing of it. */
function withoutCookies(visitor: Visitor): Promise<Answer> {
  return visitor.send(visitor.device("laptop", "jwt").path, { headers: { cookie: "" } });
}

function readPage({ status, text }: Answer): FirstPage {
  // React puts a comment between a text and a value within it.
  const words = text
    .replace(/<!--.*?-->/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
  return { status, greeted: words.includes(`Signed in as ${alice.name}`) };
}
