import { isProblemCode, problemTitle } from "@/lib/errors";
import { inLanguage } from "@/lib/language/in-language";
import { t } from "@/lib/language/texts";
import { lookUp } from "@/lib/look-up";

type Notice = { text: string; tone: "plain" | "alert" };

const done: Record<string, string> = inLanguage({
  "signed-in": "Signed in.",
  "signed-out": "Signed out. The cookie is gone from this browser.",
  refreshed: "There is another access token.",
  "session-ended": "The session was ended.",
  "password-changed": "The password was changed.",
});

/** What is so only as long as the device is signed in, or as it is not. */
const until: Record<string, boolean> = { "signed-in": true, refreshed: true, "signed-out": false };

// Auth.js names its errors in its own way.
const refused: Record<string, string> = inLanguage({
  credentials: "The e-mail address or the password is not right.",
  "proof-missing": "No proof of the device's key came with it: sign in on the board.",
  MissingCSRF: "The form did not come from this page. Try again.",
  Configuration: "The server could not do this. It has been logged.",
});

/**
 * What the page says about how an action went: `?done=`, or `?error=` and Auth.js's `&code=`. A page that is
 * reloaded later does not say what is no longer so.
 * @param signedIn what this page load found
 */
export function noticeOf(
  query: Record<string, string | string[] | undefined>,
  signedIn: boolean,
): Notice | null {
  const { done: finished, error, code } = query;
  const good = typeof finished === "string" && lookUp(done, finished);
  if (good) {
    const before = lookUp(until, finished as string);
    return before === undefined || before === signedIn ? { text: good, tone: "plain" } : null;
  }
  if (typeof error !== "string") return null;
  const name = typeof code === "string" ? code : error;
  const text =
    lookUp(refused, name) ?? (isProblemCode(name) ? problemTitle(name) : t("That did not work. Try again."));
  return { text, tone: "alert" };
}
