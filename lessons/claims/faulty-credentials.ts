import "server-only";
import { randomBytes } from "node:crypto";
import { type JWTPayload, SignJWT } from "jose";
import { createSessionToken } from "@/auth/sessions";
import { getPool } from "@/lib/db/database";
import { decodeWithoutVerifying } from "@/lib/evidence/decode-token";
import { deriveKey } from "@/lib/keys";
import type { Visitor } from "./visitor";

/** A credential with one thing wrong, and nothing else. */
export type Faulty = { fault: string; credential: string };

/** Sessions that must be refused. The last of them leaves every session of the visitor's lab expired. */
export async function faultySessions(visitor: Visitor, stranger: Visitor): Promise<Faulty[]> {
  const [own, others] = [visitor, stranger].map((one) => one.device("laptop", "database"));
  await own?.signIn();
  await others?.signIn();
  await getPool().query(
    `UPDATE "Session" s SET expires = now() - interval '1 second' FROM "User" u WHERE u.id = s."userId" AND u."labId" = $1`,
    [visitor.lab],
  );
  return [
    { fault: "made up", credential: createSessionToken() },
    { fault: "of another lab", credential: others?.credential ?? "" },
    { fault: "expired", credential: own?.credential ?? "" },
  ];
}

/** Tokens that must be refused. Where it is not the fault, they bear this server's true signature. */
export async function faultyTokens(visitor: Visitor, stranger: Visitor): Promise<Faulty[]> {
  const [own, others] = [visitor, stranger].map((one) => one.device("laptop", "jwt"));
  await own?.signIn();
  await others?.signIn();
  const token = own?.credential ?? "";
  const [header = "", , signature = ""] = token.split(".");
  const claims = { ...decodeWithoutVerifying(token)?.claims } as JWTPayload;
  const now = Math.floor(Date.now() / 1000);
  const signed = (change: JWTPayload) => sign({ ...claims, ...change });
  return [
    { fault: "claims altered", credential: `${header}.${part({ ...claims, sub: "another" })}.${signature}` },
    { fault: "signature stripped", credential: `${header}.${part(claims)}.` },
    { fault: "alg none", credential: `${part({ alg: "none", typ: "JWT" })}.${part(claims)}.` },
    { fault: "another algorithm", credential: await sign(claims, "HS512") },
    { fault: "another key", credential: await sign(claims, "HS256", randomBytes(32)) },
    { fault: "of another lab", credential: others?.credential ?? "" },
    { fault: "another issuer", credential: await signed({ iss: "elsewhere" }) },
    { fault: "expired", credential: await signed({ exp: now - 1 }) },
    { fault: "without an expiry", credential: await signed({ exp: undefined }) },
    { fault: "without a subject", credential: await signed({ sub: undefined }) },
    { fault: "not in its one form", credential: `${token}=` },
  ];
}

/** With the key of the lab's tokens: what comes of it stays in the run, and is refused for its fault. */
function sign(claims: JWTPayload, alg = "HS256", key: Uint8Array = deriveKey("jwt")): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg, typ: "JWT" }).sign(key);
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
