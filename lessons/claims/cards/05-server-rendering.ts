import { alice } from "@/lib/lab/labs";
import type { Answer } from "../answer";
import type { Claim, RunContext } from "../claim";
import { type Side, sides } from "../columns";
import { sources } from "../sources";
import type { Visitor } from "../visitor";
import { duration, list } from "../words";

/** How a browser keeps what signs it in, and whether the first HTML that it gets knows whose it is. */
type FirstPage = {
  kept: "session cookie" | "JWT in a cookie" | "JWT in localStorage";
  strategy: Side;
  status: number;
  greeted: boolean;
  ms: number;
};

export type Facts = { pages: FirstPage[] };

const thresholds = {
  session: { words: "does not hold here if the session cookie is not greeted by name" },
  others: { words: "holds if it alone is greeted; holds, but … if a JWT is greeted as well" },
};

export const serverRendering: Claim<Facts> = {
  number: 5,
  id: "server-rendering",
  side: "database",
  of: "praise",
  statement: "Works great with server rendering",
  means: "With a database session the first HTML from the server knows who is signed in.",
  sources: { says: [sources.authJsStrategies], limits: [sources.browserApps] },
  method:
    "The device page is fetched once each, without running any script: with a session cookie, with a JWT in a cookie, and as a browser asks that keeps its JWT in localStorage, which no request carries.",
  expectedSeconds: 1,
  thresholds,

  async run({ visitor, progress }: RunContext): Promise<Facts> {
    progress("Signing in under both strategies", 0);
    for (const strategy of sides) await visitor.device("laptop", strategy).signIn();
    progress("Fetching the first HTML", 0.5);
    const database = await visitor.device("laptop", "database").page();
    const cookie = await visitor.device("laptop", "jwt").page();
    const storage = await withoutCookies(visitor);
    return {
      pages: [
        readPage("session cookie", "database", database),
        readPage("JWT in a cookie", "jwt", cookie),
        readPage("JWT in localStorage", "jwt", storage),
      ],
    };
  },

  judge({ pages }) {
    const greeted = pages.filter((page) => page.greeted);
    const session = greeted.filter(({ strategy }) => strategy === "database");
    const others = greeted.filter(({ strategy }) => strategy === "jwt");
    const strangers = pages.filter((page) => !page.greeted).map(({ kept }) => kept);
    if (session.length === 0) {
      return { verdict: "not-here", sentence: "The first HTML did not know who came with a session cookie." };
    }
    if (others.length > 0) {
      return {
        verdict: "holds-but",
        sentence: `It is the cookie that does it, not the session: ${list(greeted.map(({ kept }) => kept))} were both greeted by name in the first HTML. Unknown to it: ${list(strangers) || "nobody"}.`,
      };
    }
    return {
      verdict: "holds",
      sentence: `Only the session cookie was greeted by name; not ${list(strangers)}.`,
    };
  },

  evidence({ pages }) {
    return pages.map(({ kept, strategy, status, greeted, ms }) => ({
      text: `${kept}: ${status}, ${greeted ? `“Signed in as ${alice.name}”` : "a sign-in form"}`,
      measure: duration(ms),
      strategy,
    }));
  },

  code: ["lessons/claims/cards/05-server-rendering.ts", "app/lab/[lab]/[device]/[strategy]/page.tsx"],
  tests: [{ file: "lessons/claims/cards/05-server-rendering.test.ts", title: "server rendering" }],
};

/** localStorage is for scripts: the request for a page carries nothing of it. */
function withoutCookies(visitor: Visitor): Promise<Answer> {
  return visitor.send(visitor.device("laptop", "jwt").path, { headers: { cookie: "" } });
}

function readPage(kept: FirstPage["kept"], strategy: Side, { status, text, ms }: Answer): FirstPage {
  // React puts a comment between a text and a value within it.
  const words = text
    .replace(/<!--.*?-->/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
  return { kept, strategy, status, greeted: words.includes(`Signed in as ${alice.name}`), ms };
}
