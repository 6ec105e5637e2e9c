/** The ways a device can stay signed in, in the order in which they are shown. */
export const strategies = ["database", "jwt"] as const;

export type Strategy = (typeof strategies)[number];

export function isStrategy(value: unknown): value is Strategy {
  return strategies.includes(value as Strategy);
}
