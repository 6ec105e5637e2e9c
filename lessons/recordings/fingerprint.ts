import { createHash } from "node:crypto";
import type { Filmed } from "./filmed";

/**
 * What a film shows of a story: the board's columns, what is done or visited, what is looked at and what must hold.
 * Words are not in the picture, and are not in here; nor is the prediction, which a tour alone asks for.
 * @returns 16 hexadecimal digits
 */
export function fingerprint({ strategies, steps }: Filmed): string {
  const filmed = steps.map(({ action, show, measure, expect, visit, part, round }) => ({
    ...{ action, show, measure, expect, visit, part, round },
  }));
  const text = JSON.stringify({ strategies, filmed }, sortKeys);
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** The order in which an object's fields are written down does not matter. */
function sortKeys(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
