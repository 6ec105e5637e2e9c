import { randomBytes } from "node:crypto";
import { SignJWT } from "jose";
import { decodeWithoutVerifying } from "@/lib/evidence/decode-token";
import { formatNumber } from "@/lib/language/numbers";
import { t } from "@/lib/language/texts";
import type { Claim, RunContext } from "../claim";
import { type ClaimColumn, claimColumns } from "../columns";
import { asCookies, cookieHeaderOf, leastThat, statusFor } from "../cookie-size";
import { sources } from "../sources";
import type { Cell, Cells } from "../verdict";
import { bytesPerRequest, type Wire } from "../wire";
import { grouped } from "../words";

/** What one configuration's cookies weigh: their values, and on the wire beyond a request without any. */
type Weight = { column: ClaimColumn; bytes: number; wire: Wire };

export type Facts = {
  /** Requests on one connection, over which the wire's bytes are averaged; the same for each. */
  requests: number;
  weights: Weight[];
  /** A signed token with nothing but `sub`, `sid`, `iat` and `exp`. */
  minimal: { bytes: number; wire: Wire };
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
    wire: Wire;
  };
  /** The shortest token, in bytes, that Auth.js puts into more than one cookie. */
  splitsAt: number;
  /** The shortest Cookie header, in bytes, that this app's server refuses with 431. */
  refusedAt: number;
};

const requests = 100;

const thresholds = {
  bigger: {
    value: 1,
    words: "does not hold here if the cookies are at most 1 time as long as the hashed session's",
  },
  compressed: {
    value: 10,
    words:
      "holds, but … if over HTTP/2, on one connection, less than 10 % of what they add is left; holds otherwise",
  },
};

export const bigger: Claim<Facts> = {
  number: 17,
  id: "bigger",
  side: "jwt",
  of: "blame",
  statement: "Bigger",
  means: "A JWT is bigger than a session's cookie.",
  leftOut: "The hashed session is what the others are measured against.",
  sources: {
    says: [sources.authJsStrategies, sources.stopUsingJwt],
    limits: [sources.hpack, sources.qpack],
  },
  method: `The cookies of each configuration are weighed, and sent with ${requests} requests on one connection, by HTTP/1.1 and by HTTP/2, which names a repeated cookie by its number in a table (HPACK): every byte on the wire is counted. A token is really signed with as many more bytes of claims as the slider says, put into cookies by Auth.js itself, and sent to this server. Where a cookie splits and where the server answers 431 is found by halves.`,
  expectedSeconds: 6,
  thresholds,
  slider: { label: "Extra claims", unit: "bytes", min: 0, max: 24_000, step: 100, initial: 1000 },

  async run({ visitor, progress, slider }: RunContext): Promise<Facts> {
    progress(t("Counting the bytes of a request without a cookie"), 0);
    const empty = await bytesPerRequest(null, requests);
    const weigh = async (values: readonly string[]) => {
      const found = await bytesPerRequest(cookieHeaderOf(values), requests);
      const wire = { http1: found.http1 - empty.http1, http2: found.http2 - empty.http2 };
      return { bytes: Buffer.byteLength(values.join("")), wire };
    };
    const weights: Weight[] = [];
    for (const [index, column] of claimColumns.entries()) {
      progress(t("Weighing the cookies of each configuration"), 0.05 + (0.45 * index) / claimColumns.length);
      const phone = visitor.device("phone", column);
      await phone.signIn();
      await phone.check();
      weights.push({ column, ...(await weigh(phone.credentials)) });
    }
    const token = visitor.device("phone", "jwt").credential ?? "";
    progress(t("Signing a token with fewer and with more claims, and sending it"), 0.5);
    const minimal = await weigh([await sign(claimsOf(token, ["sub", "sid", "iat", "exp"]))]);
    const long = await sign(withMore(claimsOf(token), slider));
    const cookies = await asCookies(long);
    const header = cookieHeaderOf(cookies);
    progress(t("Finding where the cookie splits, and where the server refuses"), 0.7);
    return {
      ...{ requests, weights, minimal },
      extra: {
        claims: slider,
        token: long.length,
        cookies: cookies.length,
        header: header.length,
        status: await statusFor(visitor, header),
        wire: (await weigh(cookies)).wire,
      },
      splitsAt: await leastThat(1000, 8000, async (n) => (await asCookies("x".repeat(n))).length > 1),
      refusedAt: await leastThat(1000, 65_536, async (n) => {
        return (await statusFor(visitor, `x=${"x".repeat(n - 2)}`)) === 431;
      }),
    };
  },

  judge({ requests: count, weights, minimal, extra, splitsAt, refusedAt }) {
    const session = weights.find(({ column }) => column === "database");
    const cells: Cells = {};
    for (const weight of weights) {
      if (session && weight !== session) cells[weight.column] = judgeColumn(weight, session, count);
    }
    return {
      cells,
      sentence: t(
        "A hashed session's cookie is {session} bytes, a signed JWT with nothing but subject, sign-in and dates {token}. With {claims} more bytes of claims a token takes {cookies, plural, one {# cookie} other {# cookies}}, is answered {status}, and adds {added} bytes to each request by HTTP/2 too: what is too long for its table is sent whole. It splits from {splitsAt} bytes on, and from {refusedAt} bytes of cookies on the server answers 431.",
        {
          session: grouped(session?.bytes ?? 0),
          token: grouped(minimal.bytes),
          claims: grouped(extra.claims),
          cookies: extra.cookies,
          status: extra.status,
          added: tenths(extra.wire.http2),
          splitsAt: grouped(splitsAt),
          refusedAt: grouped(refusedAt),
        },
      ),
    };
  },

  evidence({ requests: count, weights, minimal, extra, splitsAt, refusedAt }) {
    const wire = ({ http1, http2 }: Wire) =>
      t("HTTP/1.1 +{http1} B, HTTP/2 +{http2} B", { http1: tenths(http1), http2: tenths(http2) });
    return [
      { text: t("bytes that the cookies add to each of {count} requests on one connection", { count }) },
      ...weights.map(({ column, bytes, wire: added }) => ({
        text: `${grouped(bytes)} B`,
        measure: wire(added),
        strategy: column,
      })),
      {
        text: t("JWT with sub, sid, iat and exp alone: {bytes} B", { bytes: grouped(minimal.bytes) }),
        measure: wire(minimal.wire),
      },
      {
        text: t(
          "JWT with {claims} B of claims more: {token} B, {cookies, plural, one {# cookie} other {# cookies}}, answered {status}",
          {
            claims: grouped(extra.claims),
            token: grouped(extra.token),
            cookies: extra.cookies,
            status: extra.status,
          },
        ),
        measure: wire(extra.wire),
      },
      { text: t("Auth.js splits a token from here on"), measure: `${grouped(splitsAt)} B` },
      { text: t("this server answers 431 to cookies from here on"), measure: `${grouped(refusedAt)} B` },
    ];
  },

  code: [
    "lessons/claims/cards/17-bigger.ts",
    "lessons/claims/wire.ts",
    "lessons/claims/cookie-size.ts",
    "auth/tokens.ts",
  ],
  tests: [
    { file: "lessons/claims/cards/17-bigger.test.ts", title: "bigger" },
    { file: "lessons/claims/wire.test.ts", title: "bytes on the wire" },
  ],
};

function judgeColumn({ bytes, wire }: Weight, session: Weight, count: number): Cell {
  const ratio = bytes / session.bytes;
  if (ratio <= thresholds.bigger.value) {
    return {
      verdict: "not-here",
      sentence: t("{bytes} bytes against {session}.", {
        bytes: grouped(bytes),
        session: grouped(session.bytes),
      }),
    };
  }
  const added = { http1: wire.http1 - session.wire.http1, http2: wire.http2 - session.wire.http2 };
  const left = (100 * added.http2) / added.http1;
  return {
    verdict: left < thresholds.compressed.value ? "holds-but" : "holds",
    sentence: t(
      "{bytes} bytes against {session}, {ratio} times as many. To each of {count} requests on a connection they add {http1} bytes by HTTP/1.1, {http2} by HTTP/2.",
      {
        bytes: grouped(bytes),
        session: grouped(session.bytes),
        ratio: formatNumber(ratio, 1),
        count,
        http1: tenths(added.http1),
        http2: tenths(added.http2),
      },
    ),
  };
}

const tenths = (value: number) => (value < 100 ? formatNumber(value, 1) : grouped(value));

type Claims = Record<string, unknown>;

/** @returns the claims of a real token, or some of them */
function claimsOf(token: string, names?: readonly string[]): Claims {
  const claims = { ...decodeWithoutVerifying(token)?.claims };
  return Object.fromEntries(Object.entries(claims).filter(([name]) => names?.includes(name) ?? true));
}

/** A claim's name, quotes, colon and comma take eleven bytes. */
function withMore(claims: Claims, count: number): Claims {
  return count > 11 ? { ...claims, permits: "x".repeat(count - 11) } : claims;
}

/** With a key that is made here and forgotten. */
function sign(claims: Claims): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: "HS256", typ: "JWT" }).sign(randomBytes(32));
}
