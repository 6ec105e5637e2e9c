import type { BoardView } from "./board-view";

/** The three things to do, by the names of their buttons. */
export type BoardControl = "sign-in" | "steal" | "change-password";

/** @returns what to do next, until everything has been seen once */
export function nextControl({ state, rounds }: BoardView): BoardControl | null {
  const done = new Set(state.events.map((event) => event.kind));
  const anyone = [...(rounds.at(-1)?.answers.values() ?? [])].some(({ signedIn }) => signedIn);
  if (done.has("password-changed")) return null;
  if (!done.has("signed-in") || !anyone) return "sign-in";
  return done.has("cookie-stolen") ? "change-password" : "steal";
}
