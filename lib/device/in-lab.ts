import "server-only";
import type { NextAuthConfig } from "next-auth";
import { deriveKey } from "../keys";
import { logEvent } from "../lab/events";
import { labPath } from "../lab/lab-path";
import { type CookieJar, csrfCookieName, jarPath, sessionCookieOptions } from "./cookie-jar";
import { credentials } from "./credentials";
import { logger } from "./logger";

type Callbacks = NonNullable<NextAuthConfig["callbacks"]>;
type Visit = Parameters<NonNullable<Callbacks["session"]>>[0];

/** What either of the two files in auth/ returns, or another like them. */
type Configuration = Omit<NextAuthConfig, "providers" | "callbacks"> & {
  callbacks: { jwt: NonNullable<Callbacks["jwt"]>; session(visit: Visit): Visited };
};

type Visited = {
  user: { id?: string; name?: string | null; email?: string | null; role?: string };
  expires: string;
};

/** Wraps a configuration for one cookie jar: how to sign in, where the cookies live, where errors go. */
export function inLab(jar: CookieJar, configuration: Configuration): NextAuthConfig {
  const page = jarPath(jar);
  const cookie = { httpOnly: true, sameSite: "lax", secure: jar.secure } as const;
  const { session } = configuration.callbacks;
  return {
    ...configuration,
    basePath: `${page}/api/auth`,
    // Without it, Auth.js refuses every request under `next start`.
    trustHost: true,
    // Signs the CSRF cookie. The same for every jar of a lab, because they share that cookie.
    secret: deriveKey("csrf").toString("base64url"),
    providers: [credentials(jar)],
    pages: { signIn: page, signOut: page, error: page },
    cookies: {
      sessionToken: {
        name: jar.rules.cookie,
        options: sessionCookieOptions(jar),
      },
      // One of each for the whole lab: browsers keep some 180 cookies for a host.
      csrfToken: { name: csrfCookieName, options: { ...cookie, path: labPath(jar.lab) } },
      callbackUrl: { name: "lab.callback", options: { ...cookie, path: labPath(jar.lab) } },
    },
    callbacks: {
      ...configuration.callbacks,
      redirect: stayOnHost(jar),
      // The browser has no use for the id: there a person is known by the address.
      session: (visit) => {
        const { user, expires } = session(visit);
        const id = jar.forServer && { id: user.id };
        return { user: { ...id, name: user.name, email: user.email, role: user.role }, expires };
      },
    },
    // The lab's own diary. Auth.js logs an error in here and goes on, as it should.
    events: {
      signIn: () => logEvent(jar, "signed-in"),
      signOut: async (ended) => {
        const wasSignedIn = "session" in ended ? ended.session : ended.token;
        if (wasSignedIn) await logEvent(jar, "signed-out");
      },
    },
    logger,
  };
}

/** Keeps a visitor on this host, whatever `callbackUrl` says; without one, on the page of the device. */
export function stayOnHost(jar: CookieJar) {
  return ({ url, baseUrl }: { url: string; baseUrl: string }): string => {
    const page = `${baseUrl}${jarPath(jar)}`;
    if (!URL.canParse(url, baseUrl)) return page;
    const { href, origin } = new URL(url, baseUrl);
    return origin === baseUrl ? href : page;
  };
}
