import { inLanguage } from "@/lib/language/in-language";

/** How long a session or token may live, in seconds, as offered at sign-in. The same for both strategies. */
export const lifetimes = [30, 120, 900, 86_400] as const;

export type Lifetime = (typeof lifetimes)[number];

/** Two minutes: long enough to show something, short enough for a class to watch it run out. */
export const defaultLifetime: Lifetime = 120;

/** The longest, in seconds. The cookies live this long, so that it is the server that says "expired". */
export const longestLifetime: Lifetime = 86_400;

const names: Record<Lifetime, string> = inLanguage({
  30: "30 s",
  120: "2 min",
  900: "15 min",
  86400: "24 h",
});

export function lifetimeName(lifetime: Lifetime): string {
  return names[lifetime];
}

/** @param value seconds, as a number or as a form sends it */
export function isLifetime(value: unknown): value is Lifetime | `${Lifetime}` {
  return lifetimes.some((lifetime) => lifetime === value || String(lifetime) === value);
}
