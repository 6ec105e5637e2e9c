import "server-only";
import { createHmac, randomBytes } from "node:crypto";
import type { Reason } from "../evidence/reason";
import { deriveKey } from "../keys";

/** Tells a refresh token from whatever else may lie in its place, before anybody looks it up. */
const prefix = "rt_";
const shape = /^rt_[\w-]{43}$/;
/** A session token, or the three parts of a JWT. */
const anotherKind = /^([\w-]{43}|[\w-]+\.[\w-]*\.[\w-]*)$/;

/** 256 random bits: the first of a family. */
export function createRefreshToken(): string {
  return prefix + randomBytes(32).toString("base64url");
}

/**
 * The token that follows a refresh token. It is derived and not drawn, because a grace window has to give
 * the same successor twice, and the table holds nothing but hashes. Without the server's key nobody gets
 * from a token to the next, nor back.
 */
export function successorOf(token: string): string {
  return prefix + createHmac("sha256", deriveKey("refresh-token")).update(token).digest("base64url");
}

/** @returns why a text cannot be a refresh token, or `null` when it may be one */
export function misshapen(text: string): Extract<Reason, "malformed" | "wrong-type"> | null {
  if (shape.test(text)) return null;
  return anotherKind.test(text) && !text.startsWith(prefix) ? "wrong-type" : "malformed";
}
