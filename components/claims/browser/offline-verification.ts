import { createLocalJWKSet, errors, jwtVerify } from "jose";
import type { BrowserVerifies } from "@/lessons/claims/cards/14-findings";
import { jarPath } from "@/lib/device/cookie-jar";
import { t } from "@/lib/language/texts";
import { changePassword, fetchCsrfToken, signIn, signOut } from "../../lab-client/device-client";
import type { BrowserModule } from "./browser-module";
import { makeThrowawayLab } from "./throwaway-lab";

const nothing = { accepted: false, requests: 0, acceptedAfterChange: false, forgeryRefused: false, ms: 0 };

/**
 * Signs in with this very browser in a lab made for it, fetches an access token and the public keys, and
 * verifies with no help from anybody, before and after the password is changed.
 */
export const find: BrowserModule["find"] = async ({ onProgress }): Promise<BrowserVerifies> => {
  // Browsers keep WebCrypto to https and localhost.
  if (!crypto.subtle) return { ...nothing, unsupported: t("WebCrypto is not there without https") };
  const { id, user } = await makeThrowawayLab();
  const lane = { lab: id, device: "phone", strategy: "jwt" } as const;
  onProgress(t("Signing in with this browser, to verify in it"), 0);
  const form = { ...user, lifetime: 120, expiry: "absolute" } as const;
  await signIn(lane, { csrfToken: await fetchCsrfToken(lane), ...form });
  try {
    const { accessToken, audience } = await (
      await fetch(`${jarPath(lane)}/token`, { method: "POST" })
    ).json();
    const keys = createLocalJWKSet(await (await fetch("/api/jwks")).json());
    const verify = (token: string) =>
      jwtVerify(token, keys, { algorithms: ["EdDSA"], audience, typ: "at+jwt" }).then(() => true, refused);
    onProgress(t("Verifying in this browser"), 0.5);
    const before = await observed(() => verify(accessToken));
    const forgeryRefused = !(await verify(altered(accessToken)));
    const change = { currentPassword: user.password, newPassword: "changed-in-the-browser" };
    await changePassword(lane, change);
    const acceptedAfterChange = await verify(accessToken);
    return { unsupported: null, ...before, acceptedAfterChange, forgeryRefused };
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof errors.JOSENotSupported)) throw error;
    return { ...nothing, unsupported: t("it knows no Ed25519 ({name})", { name: error.name }) };
  } finally {
    await signOut(lane);
  }
};

/** What is no fault of the token is not an answer about it. */
function refused(error: unknown): false {
  if (!(error instanceof errors.JOSEError) || error instanceof errors.JOSENotSupported) throw error;
  return false;
}

/** Another subject under the same signature. */
function altered(token: string): string {
  const [header, claims = "", signature] = token.split(".");
  return [header, `${claims.slice(0, -2)}AA`, signature].join(".");
}

/** Verifies, and counts what went over the network meanwhile. */
async function observed(verify: () => Promise<boolean>) {
  // The browser keeps 250 entries, and then no more.
  performance.clearResourceTimings();
  const count = () => performance.getEntriesByType("resource").length;
  const [requestsBefore, begun] = [count(), performance.now()];
  const accepted = await verify();
  return { accepted, ms: performance.now() - begun, requests: count() - requestsBefore };
}
