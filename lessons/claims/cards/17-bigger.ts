import { randomBytes } from "node:crypto";
import { SignJWT } from "jose";
import { decodeWithoutVerifying } from "@/lib/evidence/decode-token";
import type { Claim, RunContext } from "../claim";
import { asCookies, cookieHeaderOf, leastThat, statusFor } from "../cookie-size";
import { sources } from "../sources";
import { bytes, grouped, plural } from "../words";

export type Facts = {
  /** Bytes of the cookie's value on every request. */
  session: number;
  token: number;
  extra: {
    /** Bytes of claims that the slider adds. */
    claims: number;
    /** Bytes of the token that is signed with them. */
    token: number;
    /** Cookies that Auth.js puts it into, and bytes of the Cookie header with all of them. */
    cookies: number;
    header: number;
    /** What the app answers to a request that carries them. */
    status: number;
  };
  /** The shortest token, in bytes, that Auth.js puts into more than one cookie. */
  splitsAt: number;
  /** The shortest Cookie header, in bytes, that this app's server refuses with 431. */
  refusedAt: number;
};

const requestsPerDay = 1_000_000;

const thresholds = {
  ratio: { value: 2, words: "holds if a JWT is at least 2 times as long as the session's cookie" },
  otherwise: {
    value: 1,
    words: "holds, but … if it is more than 1 time as long; does not hold here if it is not",
  },
};

export const bigger: Claim<Facts> = {
  number: 17,
  id: "bigger",
  side: "jwt",
  of: "blame",
  statement: "Bigger",
  means: "A JWT is bigger than a session's cookie.",
  sources: { says: [sources.authJsStrategies, sources.stopUsingJwt], limits: [sources.hpack, sources.qpack] },
  method:
    "Both cookies are measured. A token is really signed with as many more bytes of claims as the slider says, put into cookies by Auth.js itself, and sent to this server. Where a cookie splits and where the server answers 431 is found by halves.",
  expectedSeconds: 4,
  thresholds,
  slider: { label: "Extra claims", unit: "bytes", min: 0, max: 24_000, step: 100, initial: 1000 },

  async run({ visitor, progress, slider }: RunContext): Promise<Facts> {
    progress("Signing in under both strategies", 0);
    const [laptop, phone] = [visitor.device("laptop", "database"), visitor.device("phone", "jwt")];
    await laptop.signIn();
    await phone.signIn();
    const token = phone.credential ?? "";
    progress("Signing a token with more claims, and sending it", 0.3);
    const long = await signWithMore(token, slider);
    const cookies = await asCookies(long);
    const header = cookieHeaderOf(cookies);
    progress("Finding where the cookie splits, and where the server refuses", 0.5);
    return {
      session: Buffer.byteLength(laptop.credential ?? ""),
      token: Buffer.byteLength(token),
      extra: {
        claims: slider,
        token: long.length,
        cookies: cookies.length,
        header: header.length,
        status: await statusFor(visitor, header),
      },
      splitsAt: await leastThat(1000, 8000, async (n) => (await asCookies("x".repeat(n))).length > 1),
      refusedAt: await leastThat(1000, 65_536, async (n) => {
        return (await statusFor(visitor, `x=${"x".repeat(n - 2)}`)) === 431;
      }),
    };
  },

  judge({ session, token, extra, splitsAt, refusedAt }) {
    const ratio = token / session;
    const perDay = `At a million requests a day: ${bytes(session * requestsPerDay)} against ${bytes(token * requestsPerDay)}.`;
    const more = `With ${grouped(extra.claims)} more bytes of claims it takes ${plural(extra.cookies, "cookie")} and is answered ${extra.status}; it splits from ${grouped(splitsAt)} bytes on, and from ${grouped(refusedAt)} bytes of cookies on the server answers 431.`;
    if (ratio <= thresholds.otherwise.value) {
      return {
        verdict: "not-here",
        sentence: `The token is ${grouped(token)} bytes, the session's cookie ${grouped(session)}.`,
      };
    }
    const sentence = `${grouped(token)} bytes against ${grouped(session)}, ${ratio.toFixed(1)} times as many, on every request. ${perDay} ${more}`;
    return { verdict: ratio >= thresholds.ratio.value ? "holds" : "holds-but", sentence };
  },

  evidence({ session, token, extra, splitsAt, refusedAt }) {
    const strategy = "jwt" as const;
    return [
      { text: "the session's cookie", measure: `${grouped(session)} B`, strategy: "database" as const },
      { text: "the token's cookie", measure: `${grouped(token)} B`, strategy },
      {
        text: `with ${grouped(extra.claims)} B of claims more: ${grouped(extra.token)} B, ${plural(extra.cookies, "cookie")}, answered ${extra.status}`,
        measure: `${grouped(extra.header)} B`,
        strategy,
      },
      { text: "Auth.js splits a token from here on", measure: `${grouped(splitsAt)} B`, strategy },
      { text: "this server answers 431 to cookies from here on", measure: `${grouped(refusedAt)} B` },
    ];
  },

  code: ["lessons/claims/cards/17-bigger.ts", "lessons/claims/cookie-size.ts", "auth/tokens.ts"],
  tests: [{ file: "lessons/claims/cards/17-bigger.test.ts", title: "bigger" }],
};

/** The claims of a real token and more, signed with a key that is made here and forgotten. */
async function signWithMore(token: string, count: number): Promise<string> {
  const claims = { ...decodeWithoutVerifying(token)?.claims };
  // A claim's name, quotes, colon and comma take eleven bytes.
  const filler = count > 11 ? { permits: "x".repeat(count - 11) } : {};
  return new SignJWT({ ...claims, ...filler })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .sign(randomBytes(32));
}
