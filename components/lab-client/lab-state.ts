import { labPath } from "@/lib/lab/lab-path";
import type { LabState } from "@/lib/lab/snapshot-types";
import { ask, toProblem } from "./request";

let outdated = false;

/**
 * Whether a state came from another version of the program than this page, whose version Next puts into the
 * environment as it loads. With hot reload there is none.
 */
export function isOutdated(): boolean {
  return outdated;
}

/** The last state that was told, with its tag and when it came by this page's own clock. */
let told: { lab: string; tag: string; state: LabState; at: number } | null = null;

/** What is as it was is not sent again: only the time goes on. */
export async function fetchState(lab: string): Promise<LabState> {
  const known = told?.lab === lab ? told : null;
  const response = await ask(
    `${labPath(lab)}/state`,
    known ? { headers: { "if-none-match": known.tag } } : {},
  );
  const version = response.headers.get("x-deployment-id");
  outdated ||= version !== null && version !== process.env.NEXT_DEPLOYMENT_ID;
  const at = performance.now();
  if (response.status === 304 && known) {
    const now = new Date(Date.parse(known.state.now) + at - known.at).toISOString();
    return { ...known.state, now };
  }
  if (!response.ok) throw toProblem(await response.json());
  const state: LabState = await response.json();
  const tag = response.headers.get("etag");
  told = tag === null ? null : { lab, tag, state, at };
  return state;
}
