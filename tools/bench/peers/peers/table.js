import { authjsDatabase, authjsJwt } from "./authjs.js";
import { betterAuthCached, betterAuthLookedUp } from "./better-auth.js";
import { ironSession } from "./iron-session.js";

/** Each signs Alice in with a response that has its cookies, and says whose request it is. */
export const peers = {
  nothing: { signIn: () => new Response(), check: () => "alice@example.com" },
  "iron-session": ironSession,
  "better-auth": betterAuthLookedUp,
  "better-auth-cached": betterAuthCached,
  "authjs-jwt": authjsJwt,
  "authjs-database": authjsDatabase,
};
