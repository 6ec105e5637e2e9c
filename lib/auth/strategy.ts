/** The ways a device can stay signed in, in the order in which they are shown. */
export const strategies = ["database", "jwt"] as const;

export type Strategy = (typeof strategies)[number];

export function isStrategy(value: unknown): value is Strategy {
  return strategies.includes(value as Strategy);
}

/** What is said of each on the screen. */
export const strategyWords: Record<
  Strategy,
  { title: string; inLane: string; inGroup: string; summary: string; noList: string }
> = {
  database: {
    title: "Database session",
    inLane: "session",
    inGroup: "database session",
    summary: "The cookie is a random id. The server looks it up, every time.",
    noList: "The database does not answer.",
  },
  jwt: {
    title: "JWT",
    inLane: "JWT",
    inGroup: "JWT",
    summary: "The cookie is a signed statement. The server checks the signature and asks nobody.",
    noList: "Nobody keeps a list of tokens: there is nothing to show, and none to end.",
  },
};
