import "server-only";
import { createHmac } from "node:crypto";
import { readCookie } from "../cookies";
import { deriveKey } from "../keys";
import { isSame } from "../secrets";
import { type LabId, labLifetime } from "./lab-id";
import { labPath } from "./lab-path";

export const ownerCookieName = "lab.owner";

/**
 * The cookie that makes a browser an owner of a lab, for as long as the lab lives. Its value follows from
 * the lab's id and the app's secret: any instance can check it, and none has to ask the database.
 * @param secure whether the visitor came by https
 */
export function ownerCookie(lab: LabId, secure: boolean) {
  const options = {
    httpOnly: true,
    sameSite: "lax" as const,
    secure,
    path: labPath(lab),
    maxAge: labLifetime / 1000,
  };
  return { name: ownerCookieName, value: proofFor(lab), options };
}

/** Whether a request comes from an owner of the lab. */
export function isOwner(lab: LabId, headers: Headers): boolean {
  return isSame(readCookie(headers, ownerCookieName) ?? "", proofFor(lab));
}

function proofFor(lab: LabId): string {
  return createHmac("sha256", deriveKey("owner")).update(lab).digest("base64url");
}
