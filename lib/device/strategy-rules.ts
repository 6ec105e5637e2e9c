import type { NextAuthConfig } from "next-auth";
import type { CookieJar } from "./cookie-jar";
import type { SessionList } from "./session-lists";

/** What a cookie jar has to know of its strategy. */
export type StrategyRules = {
  /** What the session cookie is called. */
  cookie: string;
  /** A refresh token lies beside the session cookie. */
  refreshes?: true;
  /** The cookie stands for a row of the table of sessions. */
  hasRow?: true;
  /** It is a fix that does not fix, so nothing may be built on a sign-in under it. */
  broken?: object;
  /** The Auth.js configuration that serves a jar. */
  configure(jar: CookieJar): NextAuthConfig;
  /** Where its sign-ins can be shown, and ended one by one; `null` where no list is kept. */
  list: SessionList | null;
};
