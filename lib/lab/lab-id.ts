import "server-only";
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { deriveKey } from "../keys";
import { RecentMap } from "../recent-map";
import { singleton } from "../singleton";
import { mostKept } from "./most-kept";

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

/** When the labs end whose ids have been verified already. An HMAC takes longer than a look here. */
const verified = singleton("lab-ids", () => new RecentMap<string, number>(mostKept.labsInMemory));

/**
 * @param now milliseconds since the epoch
 * @returns what the id stands for, or why it stands for nothing
 */
export function readLabId(
  text: string,
  now: number,
): { state: "alive"; id: LabId } | { state: "expired" } | { state: "unknown" } {
  const expires = verified.get(text) ?? verify(text);
  if (expires === null) return { state: "unknown" };
  if (expires <= now) return { state: "expired" };
  return { state: "alive", id: text as LabId };
}

/** @returns when the lab ends, in milliseconds since the epoch, or `null` for an id that is not ours */
function verify(text: string): number | null {
  if (!/^[\w-]{32}$/.test(text)) return null;
  const bytes = Buffer.from(text, "base64url");
  const body = bytes.subarray(0, createdBytes + randomLength);
  if (!timingSafeEqual(tag(body), bytes.subarray(body.length))) return null;
  const expires = body.readUInt32BE() * 1000 + labLifetime;
  verified.set(text, expires);
  return expires;
}

function tag(body: Buffer): Buffer {
  return createHmac("sha256", deriveKey("lab-id")).update(body).digest().subarray(0, tagLength);
}
