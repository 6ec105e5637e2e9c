import "server-only";
import { getEnv } from "@/lib/env";
import type { LabId } from "@/lib/lab/lab-id";
import type { Outcome } from "./outcome";

/** Milliseconds: it is on this machine. */
const patience = 2_000;

/** What Alice's site has seen, and which visit to the other site it was. */
export type Seen = { visit: string; outcome: Outcome };

/** The port of the two sites, and what was seen: `null` before Alice has signed in there. */
export type OtherSiteState = { port: number; seen: Seen | null };

/** @returns `null` where the two sites are not running */
export async function readOtherSite(lab: LabId): Promise<OtherSiteState | null> {
  const { OTHER_SITE_PORT: port } = getEnv();
  if (!port) return null;
  const address = `http://127.0.0.1:${port}/alice/${lab}/outcome`;
  const response = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(patience) }).catch(
    () => null,
  );
  return response && { port, seen: response.ok ? await response.json() : null };
}
