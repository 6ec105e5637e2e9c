import { isJwtStrategy, type Strategy } from "@/lessons/strategies/strategy";

/** The accent of a strategy, as a value of CSS. */
export function colourOf(strategy: Strategy): string {
  return isJwtStrategy(strategy) ? "var(--jwt)" : "var(--db)";
}
