import {
  isJwtStrategy,
  isSessionStrategy,
  isStrategy,
  type JwtStrategy,
  type SessionStrategy,
  type Strategy,
} from "@/lessons/strategies/strategy";

/** What the board shows: one strategy, or one of each family. */
export type View = "both" | Strategy;

/** What stands beside each other: the plain ones, unless others are asked for. */
export type Pair = { left: SessionStrategy; right: JwtStrategy };

const plain: Pair = { left: "database", right: "jwt" };

type Value = string | string[] | undefined;

/** @param value `?view=` as it came; what is not a view shows both */
export function readView(value: Value): View {
  return isStrategy(value) ? value : "both";
}

/** @param query `?left=` and `?right=` as they came */
export function readPair({ left, right }: { left?: Value; right?: Value }): Pair {
  return {
    left: isSessionStrategy(left) ? left : plain.left,
    right: isJwtStrategy(right) ? right : plain.right,
  };
}

export function strategiesOf(view: View, { left, right } = plain): readonly Strategy[] {
  return view === "both" ? [left, right] : [view];
}

/** @returns the view that shows these columns */
export function viewOf([first, second]: readonly Strategy[]): View {
  return first && !second ? first : "both";
}

/** @returns what stands beside each other in these columns, or would */
export function pairOf(shown: readonly Strategy[]): Pair {
  return {
    left: shown.find(isSessionStrategy) ?? plain.left,
    right: shown.find(isJwtStrategy) ?? plain.right,
  };
}

/** The query that shows a view. What is not said is the plain one. */
export function viewQuery(view: View, pair = plain): string {
  const query = new URLSearchParams({ view });
  if (view === "both" && pair.left !== plain.left) query.set("left", pair.left);
  if (view === "both" && pair.right !== plain.right) query.set("right", pair.right);
  return `?${query}`;
}

/** The query that shows just these columns. */
export function queryOf(shown: readonly Strategy[]): string {
  return viewQuery(viewOf(shown), pairOf(shown));
}
