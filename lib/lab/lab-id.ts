import "server-only";
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { deriveKey } from "../keys";

export type LabId = string & { readonly brand: "LabId" };

/** Milliseconds that a lab lives. */
export const labLifetime = 24 * 60 * 60 * 1000;

const createdBytes = 4;
const randomLength = 12;
const tagLength = 8;

/**
 * Makes an unguessable lab id: when it was made, 96 random bits, and a tag that only this server can
 * make. So a made-up or expired id is refused without asking the database, which a check under `jwt`
 * must be able to do.
 * @param now milliseconds since the epoch
 */
export function createLabId(now: number): LabId {
  const body = Buffer.alloc(createdBytes + randomLength);
  body.writeUInt32BE(Math.floor(now / 1000));
  randomBytes(randomLength).copy(body, createdBytes);
  return Buffer.concat([body, tag(body)]).toString("base64url") as LabId;
}

/**
 * @param now milliseconds since the epoch
 * @returns what the id stands for, or why it stands for nothing
 */
export function readLabId(
  text: string,
  now: number,
): { state: "alive"; id: LabId; expiresAt: Date } | { state: "expired" } | { state: "unknown" } {
  if (!/^[\w-]{32}$/.test(text)) return { state: "unknown" };
  const bytes = Buffer.from(text, "base64url");
  const body = bytes.subarray(0, createdBytes + randomLength);
  if (!timingSafeEqual(tag(body), bytes.subarray(body.length))) return { state: "unknown" };
  const expires = body.readUInt32BE() * 1000 + labLifetime;
  if (expires <= now) return { state: "expired" };
  return { state: "alive", id: text as LabId, expiresAt: new Date(expires) };
}

function tag(body: Buffer): Buffer {
  return createHmac("sha256", deriveKey("lab-id")).update(body).digest().subarray(0, tagLength);
}
