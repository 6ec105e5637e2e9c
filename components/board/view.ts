import { type Strategy, strategies } from "@/lib/auth/strategy";

/** What the board shows: one strategy, or both beside each other. */
export type View = "both" | Strategy;

/** @param value `?view=` as it came; what is not a view shows both */
export function readView(value: string | string[] | undefined): View {
  return strategies.find((strategy) => strategy === value) ?? "both";
}

/** @returns the view that shows these strategies */
export function viewOf(shown: readonly Strategy[]): View {
  const [only, ...others] = shown;
  return only && others.length === 0 ? only : "both";
}

export function strategiesOf(view: View): readonly Strategy[] {
  return view === "both" ? strategies : [view];
}
