import "server-only";
import { hashSessionToken } from "@/auth/sessions";
import type { LabLane } from "./lane";

/**
 * What the table holds of a session token: a different one in every lab and under every strategy, so that
 * none accepts another's.
 */
export function sessionHash({ lab, strategy }: Pick<LabLane, "lab" | "strategy">, token: string): string {
  return hashSessionToken(strategy === "database" ? `${lab}/${token}` : `${lab}/${strategy}/${token}`);
}
