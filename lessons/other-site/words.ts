import { inLanguage } from "@/lib/language/in-language";
import { t } from "@/lib/language/texts";
import { ways } from "../satellites/programs/lib/ways.mjs";
import { type Cell, type Column, cameWith, type Forgery, type WayId, type WayOutcome } from "./outcome";

export const columnWords: Record<Column, { title: string; yes: string; no: string }> = inLanguage({
  forged: { title: "Forged request", yes: "carried out", no: "refused" },
  read: { title: "A script reads it", yes: "read", no: "not read" },
  acted: { title: "A script acts", yes: "acted", no: "refused" },
});

export function cellWords(cell: Cell, column: Column): string {
  if (cell === null) return t("not yet");
  return cell === "not-kept" ? t("not kept") : columnWords[column][cell];
}

export const wayTitles: Record<WayId, string> = inLanguage({
  "no-same-site": "Cookie without SameSite",
  none: "Cookie, SameSite=None",
  lax: "Cookie, SameSite=Lax",
  strict: "Cookie, SameSite=Strict",
  readable: "The same without HttpOnly",
  "csrf-token": "SameSite=None and a CSRF token",
  bearer: "Bearer token in localStorage",
});

/** The attributes as they were sent, or what is there in place of a cookie. */
export function attributesOf(way: WayId): string {
  return ways[way] ?? t("Authorization: Bearer …");
}

const forgeryWords: Record<Forgery, string> = inLanguage({
  form: "form",
  frame: "hidden frame",
  fetch: "fetch",
  link: "link",
});

/** How another site asked, as the table of requests names it. */
export const forgeryTitles: Record<Forgery, string> = inLanguage({
  form: "a form that takes the page along (POST)",
  frame: "a form in a hidden frame (POST)",
  fetch: "fetch, with credentials (POST)",
  link: "a link (GET)",
});

/** What the browser added to the other site's requests. */
export function sentWith(found: WayOutcome): string {
  const came = cameWith(found).map((how) => forgeryWords[how]);
  return came.length === 0 ? t("sent with nothing") : t("sent with: {came}", { came: came.join(", ") });
}

/** Why it came so: for cookies that browsers treat differently, by what this one did. */
export function whyOf(way: WayId, found: WayOutcome): string {
  if (found.kept === false) return t("This browser has not kept it: it takes no Secure cookie over http.");
  const came = new Set(cameWith(found));
  switch (way) {
    case "no-same-site":
      return whyUnsaid(came, found.forged.form?.age ?? 0);
    case "none":
      return came.has("fetch") || came.has("frame")
        ? t("None asks for it: the browser sends it along with whatever another site asks.")
        : t(
            "None asks for it, and a form that takes the page along is enough. Out of frames and fetches this browser keeps cookies of another site (third-party cookies).",
          );
    case "lax":
      return t(
        "Another site's link takes it along, its form does not. So a link (GET) must not change anything.",
      );
    case "strict":
      return t("It stays at home when another site asks, whatever the way.");
    case "readable":
      return t(
        "SameSite says where a cookie is sent to, HttpOnly who can read it: this one stands in document.cookie.",
      );
    case "csrf-token":
      return t(
        "The cookie came, and is not enough: the change asks for a token that stands in Alice's page, which another site cannot read.",
      );
    case "bearer":
      return t(
        "The browser does not send it by itself: Alice's page puts it into a header. Whatever runs in that page can read it.",
      );
  }
}

function whyUnsaid(came: ReadonlySet<Forgery>, age: number): string {
  if (came.has("fetch") || came.has("frame"))
    return t("This browser takes a cookie without SameSite for one with None.");
  if (came.has("form"))
    return t(
      "This browser takes it for Lax, and yet sends it with a posted form while it is young: it was {age} s old. Open the other site again in a few minutes.",
      { age },
    );
  return t("This browser takes it for Lax: it was {age} s old, and stayed at home when a form was posted.", {
    age,
  });
}
