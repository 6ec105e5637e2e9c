import "server-only";
import { hashSessionToken } from "@/auth/sessions";
import type { LabId } from "./lab-id";

/** What the table holds of a session token: a different one in every lab, so that no lab accepts another's. */
export function sessionHash(lab: LabId, token: string): string {
  return hashSessionToken(`${lab}/${token}`);
}
