import type { LabId } from "@/lib/lab/lab-id";

/** A lab, and Alice as she can sign in there. */
export type NewLab = { id: LabId; user: { email: string; password: string } };

/**
 * Makes a lab for one run, in which devices of this browser sign in and nothing else is done. Its owner
 * cookie is not kept: a browser has room for some 180 cookies of a site, and the visitor's own labs need it.
 */
export async function makeThrowawayLab(): Promise<NewLab> {
  return (await fetch("/api/labs", { method: "POST", credentials: "omit" })).json();
}
