import type { ScriptSees } from "@/lessons/claims/cards/03-findings";
import { type ClaimColumn, claimColumns } from "@/lessons/claims/columns";
import { jarPath } from "@/lib/device/cookie-jar";
import type { LabId } from "@/lib/lab/lab-id";
import type { LabLane } from "@/lib/lab/lane";
import { t } from "@/lib/language/texts";
import { fetchCsrfToken, signIn, signOut } from "../../lab-client/device-client";
import type { BrowserModule } from "./browser-module";
import { makeThrowawayLab } from "./throwaway-lab";

/**
 * Signs in with this very browser, in a lab made for it, and lets a script in a frame on the cookie's
 * path read `document.cookie`. The visitor's own cookies have other paths and are not touched.
 */
export const find: BrowserModule["find"] = async ({ onProgress }): Promise<ScriptSees[]> => {
  const { id, user } = await makeThrowawayLab();
  const found: ScriptSees[] = [];
  for (const [index, strategy] of claimColumns.entries()) {
    onProgress(t("Signing in with this browser, to read document.cookie"), index / claimColumns.length);
    found.push(await readAsScript({ lab: id, device: "laptop", strategy }, user));
  }
  return found;
};

async function readAsScript(
  lane: LabLane & { lab: LabId; strategy: ClaimColumn },
  user: { email: string; password: string },
): Promise<ScriptSees> {
  await signIn(lane, { csrfToken: await fetchCsrfToken(lane), ...user, lifetime: 120, expiry: "absolute" });
  try {
    const { ok: signedIn } = await fetch(`${jarPath(lane)}/check`);
    return { strategy: lane.strategy, signedIn, names: await cookieNamesAt(`${jarPath(lane)}/ping`) };
  } finally {
    await signOut(lane);
  }
}

/** @returns the names of the cookies that a script of a page at this address can read */
async function cookieNamesAt(url: string): Promise<string[]> {
  const frame = Object.assign(document.createElement("iframe"), {
    src: url,
    hidden: true,
    title: t("A script"),
  });
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const cookies = frame.contentDocument?.cookie ?? "";
  frame.remove();
  return cookies.split("; ").flatMap((pair) => pair.split("=")[0] || []);
}
