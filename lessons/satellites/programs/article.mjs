// The exhibit of "Spot the bugs": an article's example, as written or as repaired, as a server. It holds nothing
// of the lab's, and is gone a second later.
//   MODULE  the file that it serves, from the root of the repository
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { SignJWT } from "jose";
import { bearerOf, readJson, required, serve } from "./lib/serve.mjs";

const { signIn, account, signOut, key } = await import(pathToFileURL(resolve(required("MODULE"))).href);

serve(
  key
    ? {
        "POST /sign-in": async (request) => ({
          status: 200,
          body: { token: await signIn((await readJson(request)).user) },
        }),
        "GET /account": (request) => account(bearerOf(request) ?? ""),
        "POST /elsewhere": issueElsewhere,
      }
    : {
        "POST /sign-in": async (request) => withCookie(signIn((await readJson(request)).user)),
        "GET /account": (request) => account(idOf(request)),
        "POST /sign-out": (request) => withCookie(signOut(idOf(request))),
      },
);

/**
 * Issues a token as another service does that has the same key.
 * @type {import("./lib/serve.mjs").Handler}
 */
async function issueElsewhere(request) {
  const { claims, alg } = await readJson(request);
  return { status: 200, body: { token: await new SignJWT(claims).setProtectedHeader({ alg }).sign(key) } };
}

/** @param {import("./lib/serve.mjs").Request} request */
function idOf(request) {
  return /(?:^|; )sessionId=([^;]*)/.exec(request.headers.cookie ?? "")?.[1];
}

/** @param {{ status: number, setCookie: string }} answer */
function withCookie({ status, setCookie }) {
  return { status, headers: { "set-cookie": setCookie } };
}
