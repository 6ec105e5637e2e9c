import { parseFields } from "@/lib/http";
import { alice } from "@/lib/lab/labs";
import { bearer, fetchAccessToken, withApi } from "../api-client";
import type { Claim, RunContext } from "../claim";
import { sources } from "../sources";
import { list, plural } from "../words";
import { type StrangerFinds, strangerFinds, type TokenPlace } from "./13-findings";

export type Facts = {
  /** What the API answered to a token in a header, from a client that has no cookies. */
  status: number;
  /** Whether it knew whose it was. */
  known: boolean;
  /** Cookies that the API set. None went there. */
  cookies: number;
  /** What a script came by in the visitor's browser; empty where none took part. */
  finds: StrangerFinds[];
};

const thresholds = {
  status: {
    value: 200,
    words: "does not hold here if the API does not answer 200 to a token in a header, with no cookie",
  },
  places: {
    value: 0,
    words:
      "holds, but … if a script comes by the token in more than 0 of the places where a page can keep it; holds if in none",
  },
};

const words: Record<TokenPlace, string> = {
  cookie: "an HttpOnly cookie",
  "local-storage": "localStorage",
  memory: "memory",
};

export const goodForMobile: Claim<Facts> = {
  number: 13,
  id: "good-for-mobile",
  side: "jwt",
  of: "praise",
  statement: "Good for mobile",
  means: "A JWT suits a mobile app, which has no cookies.",
  sources: { says: [sources.oauthPractice], limits: [sources.owaspStorage] },
  method:
    "A client without cookies sends the API a token in a header. Then a page in a frame of this browser signs in three times and keeps what it gets in an HttpOnly cookie, in localStorage, and in a variable; a stranger's comment on that page is a script, and looks for it.",
  expectedSeconds: 4,
  thresholds,
  browser: "token-storage",

  async run(context: RunContext): Promise<Facts> {
    const { visitor, progress, findings } = context;
    const finds = findings === undefined ? [] : parseFields(strangerFinds, findings);
    progress("A client without cookies asks the API", 0.5);
    const phone = visitor.device("phone", "jwt");
    await phone.signIn();
    const token = await fetchAccessToken(phone);
    return withApi(context, async (api) => {
      // fetch() in Node keeps no cookies: what goes along is what stands here.
      const response = await api.send("/me", { headers: bearer(token) });
      return {
        status: response.status,
        known: (await response.json()).sub === alice.email,
        cookies: response.headers.getSetCookie().length,
        finds,
      };
    });
  },

  judge({ status, known, cookies, finds }) {
    if (status !== thresholds.status.value || !known || cookies > 0) {
      return {
        verdict: "not-here",
        sentence: `The API answered ${status}, and set ${plural(cookies, "cookie")}.`,
      };
    }
    const told = "With no cookie and a token in a header the API knew Alice.";
    if (finds.length === 0) {
      return {
        verdict: "holds-but",
        sentence: `${told} What a script can read was not tried: no browser took part.`,
      };
    }
    const taken = finds.filter(wasTaken);
    const acted = finds.filter((one) => one.acted && !wasTaken(one)).map(({ place }) => words[place]);
    const also =
      acted.length > 0 ? ` From ${list(acted)} it read nothing, and acted as Alice all the same.` : "";
    if (taken.length > thresholds.places.value) {
      return {
        verdict: "holds-but",
        sentence: `${told} In a browser the price is where it lies: a stranger's script ${list(taken.map(how))}.${also}`,
      };
    }
    return { verdict: "holds", sentence: `${told} A stranger's script came by it nowhere.${also}` };
  },

  evidence({ status, cookies, finds }) {
    return [
      {
        text: `GET /me, Authorization: Bearer, ${plural(cookies, "cookie")}`,
        measure: `${status}`,
        strategy: "jwt",
      },
      ...finds.map(({ place, cookie, storage, globals, caught, acted, status: own }) => ({
        text: `${words[place]}: document.cookie ${cookie}, localStorage ${storage}, globals ${globals}, caught ${caught}${acted ? ", acted as Alice" : ""}`,
        measure: `${own}`,
        strategy: "jwt" as const,
      })),
    ];
  },

  code: [
    "lessons/claims/cards/13-good-for-mobile.ts",
    "lessons/claims/exhibits/token-storage.html",
    "lessons/claims/exhibits/stranger.js",
    "components/claims/browser/token-storage.ts",
  ],
  tests: [{ file: "lessons/claims/cards/13-good-for-mobile.test.ts", title: "good for mobile" }],
  scenario: "what-a-thief-reads",
};

const wasRead = ({ cookie, storage, globals }: StrangerFinds) => cookie + storage + globals > 0;
const wasTaken = (found: StrangerFinds) => wasRead(found) || found.caught > 0;

function how(found: StrangerFinds): string {
  const place = words[found.place];
  return wasRead(found) ? `read it out of ${place}` : `caught it on its way out of ${place}`;
}
