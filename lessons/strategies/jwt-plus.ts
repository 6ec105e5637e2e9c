import "server-only";
import type { NextAuthConfig } from "next-auth";
import { jwtSessions } from "@/auth/jwt";
import type { CookieJar } from "@/lib/device/cookie-jar";
import { inLab } from "@/lib/device/in-lab";
import { type LabToken, labTokens } from "@/lib/device/lab-tokens";
import { longestLifetime } from "@/lib/device/lifetime";
import type { VerifiedUser } from "@/lib/lab/verified-user";

/** What a defence adds to the jwt configuration. What it leaves out is as it is there. */
export type Defence = {
  /** Signs the token of a new sign-in. */
  issue?: (user: VerifiedUser) => Promise<string>;
  /** Verifies a token that came: its form, signature and claims. */
  verify?: (token: string) => Promise<LabToken | null>;
  /** Looks further than the token. What it turns down, it has refused with a reason. */
  accept?: (token: LabToken) => Promise<boolean>;
  /** Signs the token of a rolling sign-in again. */
  renew?: (token: LabToken) => Promise<string>;
  /**
   * Ends a sign-in on the server, when somebody signs out.
   * @param token what came, or `null` when it was not accepted
   * @returns whether there was anything to end
   */
  end?: (token: LabToken | null) => Promise<boolean>;
};

/**
 * The jwt configuration plus one thing.
 *
 * `accept` belongs to `decode` and not to a callback of its own: whatever reads a token, Auth.js's
 * `/session`, its sign-out or a check, has to come through here.
 */
export function jwtPlus(jar: CookieJar, defence: Defence): NextAuthConfig {
  const tokens = labTokens(jar);
  const { issue = tokens.issue, verify = tokens.verify, renew = tokens.reissue, accept, end } = defence;
  const jwt = inLab(
    jar,
    jwtSessions({
      maxAge: longestLifetime,
      issue: (user) => issue(user as VerifiedUser),
      // An absolute token goes out as it came.
      reissue: async (claims) => (claims.rolling ? renew(claims as LabToken) : (jar.credential ?? "")),
      verify: async (token) => {
        const verified = await verify(token);
        return verified && (!accept || (await accept(verified))) ? verified : null;
      },
    }),
  );
  return {
    ...jwt,
    events: {
      ...jwt.events,
      signOut: async (message) => {
        const token = "token" in message ? (message.token as LabToken | null) : null;
        const ended = await end?.(token);
        // With its access token expired, a device can still have something to sign out of.
        await jwt.events?.signOut?.({ token: token ?? (ended ? {} : null) });
      },
    },
  };
}
