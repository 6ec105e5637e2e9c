import { labPath } from "@/lib/lab/lab-path";

/** What of an address belongs to a tour. */
const parameters = ["scenario", "step"] as const;

/** @param step from 1, as it is said on the screen */
export function tourPath(lab: string, scenario: string, step: number): string {
  return `${labPath(lab)}?${tourQuery("", scenario, step)}`;
}

/**
 * @param search the query as it is; what does not belong to a tour stays
 * @param step from 1
 */
export function tourQuery(search: string, scenario: string, step: number): string {
  const query = new URLSearchParams(search);
  query.set("scenario", scenario);
  query.set("step", String(step));
  return query.toString();
}

/** @returns the query without the tour */
export function withoutTour(search: string): string {
  const query = new URLSearchParams(search);
  for (const name of parameters) query.delete(name);
  return query.toString();
}
