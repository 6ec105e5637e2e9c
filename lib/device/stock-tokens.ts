import "server-only";
import { createHmac } from "node:crypto";
import { errors } from "jose";
import { decode, encode, type JWT, type JWTOptions } from "next-auth/jwt";
import type { Reason } from "../evidence/reason";
import { recordToken, refuse } from "../evidence/recorder";
import { deriveKey } from "../keys";
import type { LabId } from "../lab/lab-id";
import type { Role } from "../lab/role";
import type { CookieJar } from "./cookie-jar";
import { reasonFor } from "./lab-tokens";

/** What a token of stock Auth.js says here. */
export type StockToken = JWT & {
  sub: string;
  name: string;
  email: string;
  role: Role;
  /** Seconds, as chosen at sign-in. Auth.js has one lifetime for all. */
  lifetime: number;
  rolling: boolean;
  /** Seconds since the epoch: no visit extends it beyond this. */
  latest?: number;
  iat: number;
  exp: number;
};

const alg = "A256CBC-HS512";

/** Auth.js's own tokens, and what is done with them noted in the request's evidence. */
export function stockTokens({ lab, credential }: CookieJar) {
  const secret = stockSecret(lab);
  return {
    encode: async (params) => {
      const token = params.token as StockToken;
      // Auth.js issues it again at every visit. An absolute one goes out as it came.
      if (token.exp !== undefined && !token.rolling) return credential ?? "";
      const now = Math.floor(Date.now() / 1000);
      const maxAge = Math.min(token.lifetime, (token.latest ?? Number.POSITIVE_INFINITY) - now);
      const issue = () => encode({ ...params, secret, maxAge });
      return recordToken({ operation: "encrypt", alg, claims: [] }, issue);
    },
    decode: async (params) => {
      try {
        return await recordToken({ operation: "decrypt", alg, claims: ["exp"] }, () =>
          decode({ ...params, secret }),
        );
      } catch (error) {
        return refuse(reasonOf(error));
      }
    },
  } satisfies Partial<JWTOptions>;
}

/** Each lab is an application of its own, with a secret of its own: that is all that tells their tokens apart. */
export function stockSecret(lab: LabId): string {
  return createHmac("sha256", deriveKey("jwt-stock")).update(lab).digest("base64url");
}

/** Auth.js throws an error of no class for a token whose key is not its own. */
function reasonOf(error: unknown): Reason {
  if (error instanceof errors.JOSEError) return reasonFor(error);
  return (error as Error).message === "no matching decryption secret" ? "unknown-key" : "malformed";
}
