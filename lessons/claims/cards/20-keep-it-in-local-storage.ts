import { parseFields } from "@/lib/http";
import { inLanguage } from "@/lib/language/in-language";
import { formatList } from "@/lib/language/numbers";
import { t } from "@/lib/language/texts";
import type { Claim, RunContext } from "../claim";
import { type Side, sides } from "../columns";
import { sources } from "../sources";
import type { Cell } from "../verdict";
import { type StrangerFinds, strangerFinds, type TokenPlace } from "./20-findings";

/** What a script came by in the visitor's browser; empty where none took part. */
export type Facts = { finds: StrangerFinds[] };

const thresholds = {
  storage: {
    words: "holds if a stranger's script does not come by what lies in localStorage",
  },
  everywhere: {
    words:
      "holds, but … if it comes by it from an HttpOnly cookie just as well; does not hold here if from localStorage and not from there",
  },
  unknown: { words: "cannot tell if no browser took part" },
};

const words: Record<TokenPlace, string> = inLanguage({
  cookie: "an HttpOnly cookie",
  "local-storage": "localStorage",
  memory: "memory",
});

export const keepItInLocalStorage: Claim<Facts> = {
  number: 20,
  id: "keep-it-in-local-storage",
  side: "jwt",
  of: "praise",
  statement: "Keep it in localStorage",
  means: "A page can keep the token that signs its user in in localStorage.",
  narrowed:
    "Judged by whether a script that a stranger got into the page comes by it. What is kept there is the same for both: an access token, which a session is exchanged for as well as a JWT.",
  leftOut: "The other configurations differ in what the server does with a cookie, and not in where it lies.",
  sources: {
    says: [sources.auth0Storage],
    limits: [sources.owaspStorage, sources.nistSessions, sources.browserApps],
  },
  method:
    "A page in a frame of this browser signs in with a session and with a JWT, and keeps what signs it in in an HttpOnly cookie, in localStorage, and in a variable. A stranger's comment on that page is a script, and looks for it.",
  expectedSeconds: 5,
  thresholds,
  browser: "token-storage",

  async run({ findings }: RunContext): Promise<Facts> {
    return { finds: findings === undefined ? [] : parseFields(strangerFinds, findings) };
  },

  judge({ finds }) {
    const cells = Object.fromEntries(sides.map((side) => [side, judgeSide(finds, side)]));
    const taken = finds.filter(wasTaken);
    const places = [...new Set(taken.map(how))];
    const acted = [...new Set(finds.filter((one) => one.acted && !wasTaken(one)).map(at))];
    const told = [
      finds.length === 0 ? t("No browser took part.") : "",
      places.length > 0 ? t("A stranger's script {places}.", { places: formatList(places) }) : "",
      acted.length > 0
        ? t(
            "From {acted} it read nothing, and acted as Alice all the same: HttpOnly does not stop a script, it keeps what signs her in from being carried away.",
            { acted: formatList(acted) },
          )
        : "",
    ];
    return {
      cells,
      sentence: told.filter(Boolean).join(" ") || t("A stranger's script came by it nowhere."),
    };
  },

  evidence({ finds }) {
    if (finds.length === 0) return [{ text: t("no browser took part") }];
    return finds.map(({ strategy, place, cookie, storage, globals, caught, acted, status }) => ({
      text: t(
        "{place}: document.cookie {cookie}, localStorage {storage}, globals {globals}, caught {caught}{acted}",
        { place: words[place], cookie, storage, globals, caught, acted: acted ? t(", acted as Alice") : "" },
      ),
      measure: `${status}`,
      strategy,
    }));
  },

  code: [
    "lessons/claims/cards/20-keep-it-in-local-storage.ts",
    "lessons/claims/exhibits/token-storage.html",
    "lessons/claims/exhibits/stranger.js",
    "components/claims/browser/token-storage.ts",
  ],
  tests: [
    { file: "lessons/claims/cards/20-keep-it-in-local-storage.test.ts", title: "keep it in localStorage" },
  ],
  scenario: "what-a-thief-reads",
};

function judgeSide(finds: readonly StrangerFinds[], side: Side): Cell {
  const from = (place: TokenPlace) => finds.find((one) => one.strategy === side && one.place === place);
  const [storage, cookie] = [from("local-storage"), from("cookie")];
  if (!storage || !cookie) return { verdict: "cannot-tell", sentence: t("No browser took part.") };
  if (!wasTaken(storage)) return { verdict: "holds", sentence: t("The script did not come by it.") };
  if (wasTaken(cookie)) {
    return {
      verdict: "holds-but",
      sentence: t("The script {inStorage}, and {inCookie}.", {
        inStorage: how(storage),
        inCookie: how(cookie),
      }),
    };
  }
  return {
    verdict: "not-here",
    sentence: t("The script {how}, and got nothing out of {cookie}.", {
      how: how(storage),
      cookie: words.cookie,
    }),
  };
}

const at = ({ place }: StrangerFinds) => words[place];
const wasRead = ({ cookie, storage, globals }: StrangerFinds) => cookie + storage + globals > 0;
const wasTaken = (found: StrangerFinds) => wasRead(found) || found.caught > 0;

function how(found: StrangerFinds): string {
  return wasRead(found)
    ? t("read it out of {at}", { at: at(found) })
    : t("caught it on its way out of {at}", { at: at(found) });
}
