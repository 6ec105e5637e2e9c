import { type Strategy, strategies, strategyWords } from "@/lessons/strategies/strategy";

type StrategyLook = {
  colour: string;
  /** In a lane's label. */
  word: string;
  /** The same where there is little room. */
  short: string;
  /** In a sentence. */
  spoken: string;
};

export const strategyLook = Object.fromEntries(
  strategies.map((strategy) => {
    const { inLane, inNarrowLane, inGroup } = strategyWords[strategy];
    const colour = strategy === "database" ? "var(--db)" : "var(--jwt)";
    return [strategy, { colour, word: inLane, short: inNarrowLane, spoken: inGroup }];
  }),
) as Record<Strategy, StrategyLook>;
