import type { Lifetime } from "@/lib/device/lifetime";
import type { Strategy } from "@/lib/lab/strategy";
import type { ScenarioId } from "../scenarios/registry";

/** What the teacher does on the wall. */
export type Act =
  | "change-password"
  /** All of Alice's sign-ins are ended, and the password stays. */
  | "end-all-sessions"
  /** One phone's sign-ins are ended, where there is a list of them. */
  | "revoke-one"
  /** Nothing is done: it is waited until the sign-ins expire. */
  | "wait"
  /** The phones' checks find no database. */
  | "database-gone";

/** A round that a teacher can choose: one predict, observe, explain. */
export type RoundKind = {
  title: string;
  /** What is about to happen, as the phones read it. */
  announcement: string;
  question: string;
  /** What the wall says once it has been done. */
  happened: string;
  act: Act;
  /** What the button on the wall says. */
  button: string;
  left: Strategy;
  right: Strategy;
  lifetime: Lifetime;
  /** What to choose from after "because …". Which of them hold depends on the strategies. */
  reasons: Record<string, string>;
  /** Each phone may show its cookie to its neighbour before the act. */
  neighbour?: true;
  /** Where the same is told step by step. */
  scenario: ScenarioId;
};
