import { isJwtStrategy, isStrategy, type JwtStrategy, type Strategy } from "@/lessons/strategies/strategy";

/** What the board shows: one strategy, or database sessions beside another. */
export type View = "both" | Strategy;

type Value = string | string[] | undefined;

/** @param value `?view=` as it came; what is not a view shows both */
export function readView(value: Value): View {
  return isStrategy(value) ? value : "both";
}

/** @param value `?right=` as it came: what stands beside database sessions, the plain JWT unless it is another */
export function readRight(value: Value): JwtStrategy {
  return isJwtStrategy(value) ? value : "jwt";
}

export function strategiesOf(view: View, right: JwtStrategy = "jwt"): readonly Strategy[] {
  return view === "both" ? ["database", right] : [view];
}

/** @returns the view that shows these columns */
export function viewOf([first, second]: readonly Strategy[]): View {
  return first && !second ? first : "both";
}

/** @returns which JWT stands at the right of these columns, or would */
export function rightOf(shown: readonly Strategy[]): JwtStrategy {
  return shown.find(isJwtStrategy) ?? "jwt";
}

/** The query that shows a view. What is not said is the plain JWT. */
export function viewQuery(view: View, right: JwtStrategy = "jwt"): string {
  return view === "both" && right !== "jwt" ? `?view=both&right=${right}` : `?view=${view}`;
}

/** The query that shows just these columns. */
export function queryOf(shown: readonly Strategy[]): string {
  return viewQuery(viewOf(shown), rightOf(shown));
}
