import type { Strategy } from "../../lib/auth/strategy";

type StrategyLook = {
  colour: string;
  /** In a lane's label. */
  word: string;
  /** The same where there is little room. */
  short: string;
  /** In a sentence. */
  spoken: string;
};

export const strategyLook: Record<Strategy, StrategyLook> = {
  database: { colour: "var(--db)", word: "session", short: "DB", spoken: "database session" },
  jwt: { colour: "var(--jwt)", word: "JWT", short: "JWT", spoken: "JWT" },
};
