import { type Column, columns, type WayId, wayIds } from "@/lessons/other-site/outcome";
import { inTab } from "../storage";

/** The cells of which somebody thinks that it will happen, as `way/column`. */
export type Guesses = ReadonlySet<`${WayId}/${Column}`>;

const all = wayIds.flatMap((way) => columns.map((column) => `${way}/${column}` as const));

const keyOf = (lab: string) => `other-site.${lab}`;

/** They have to be there when the browser comes back. */
export function readGuesses(lab: string): Guesses {
  const kept = inTab.read(keyOf(lab))?.split(" ") ?? [];
  return new Set(all.filter((cell) => kept.includes(cell)));
}

export function keepGuesses(lab: string, guesses: Guesses): void {
  inTab.write(keyOf(lab), [...guesses].join(" "));
}
