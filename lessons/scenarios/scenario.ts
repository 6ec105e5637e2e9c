import type { Expiry } from "@/lib/device/expiry";
import type { Lifetime } from "@/lib/device/lifetime";
import type { ProblemCode } from "@/lib/errors";
import type { Reason } from "@/lib/evidence/reason";
import type { DeviceSlug } from "@/lib/lab/devices";
import type { LaneKey } from "@/lib/lab/lane";
import type { Role } from "@/lib/lab/role";
import type { EventKind } from "@/lib/lab/snapshot-types";
import { message } from "@/lib/language/texts";
import type { Strategy } from "../strategies/strategy";

/** The tabs of the evidence panel. */
export const evidenceTabs = [
  message("What the server did"),
  "HTTP",
  message("Row and token"),
  message("Sessions"),
  message("Code"),
] as const;

export type EvidenceTab = (typeof evidenceTabs)[number];

/** What the board's checks find the database to be, as `?db=` takes it. */
export type Distance = "near" | "slow:40" | "slow:120" | "down";

/** One thing that is done for real, with a control that the board has. */
export type Action =
  /** "Sign in everywhere": on all of Alice's devices, under the scenario's strategies. */
  | { do: "sign-in"; lifetime: Lifetime; expiry: Expiry }
  /** In the device's menu, under each strategy that is named. */
  | { do: "sign-in-one" | "sign-out" | "ask-session" | "refresh" | "fetch-page"; lanes: readonly LaneKey[] }
  /** The thief gets a copy of the cookie; of the phone's with the button, of another's from its menu. */
  | { do: "steal"; lanes: readonly LaneKey[] }
  /** The thief's cookie becomes what the table holds of this device's session: what a leak would give. */
  | { do: "use-leak"; lane: LaneKey }
  /** The thief makes an id up, and has these browsers hold it as their session cookie, as the thief's own does. */
  | { do: "plant"; lanes: readonly LaneKey[] }
  | { do: "change-password" }
  /** Ends the session of a device from the list that another device is shown. */
  | { do: "revoke"; asking: LaneKey; device: DeviceSlug }
  /** Waits until the server refuses what this device holds as expired. */
  | { do: "wait-for-expiry"; lane: LaneKey }
  /** Waits until this device is refused, for whatever reason. */
  | { do: "wait-until-out"; lane: LaneKey }
  /** Visits /session every few seconds, until the server refuses as expired what some devices hold, or one. */
  | { do: "keep-visiting"; lanes: readonly LaneKey[]; until: LaneKey | readonly LaneKey[] }
  /** Waits until the server's clock has moved on. */
  | { do: "let-pass"; seconds: number }
  /** Bob signs in on the tablet and Carol on the desktop, under the scenario's strategies. */
  | { do: "bring-bystanders" }
  /** Waits until at most so many seconds are left of what this device holds. */
  | { do: "wait-until-left"; lane: LaneKey; seconds: number }
  | { do: "set-database"; to: Distance }
  /** What is sensitive, tried with what a device holds and without the password: on another of Alice's sessions. */
  | { do: "try-session" | "try-password" | "try-account"; lane: LaneKey }
  /** Whether the server asks for the password again before what is sensitive. */
  | { do: "ask-again"; on: boolean }
  | { do: "change-role"; to: Role }
  | { do: "delete-account" };

export type ActionKind = Action["do"];

/** Of the actions, those of one kind; several kinds may have the same form. */
export type ActionOf<Kind extends ActionKind, One = Action> = One extends { do: infer Kinds }
  ? Kind extends Kinds
    ? One
    : never
  : never;

const waiting: readonly ActionKind[] = [
  "wait-for-expiry",
  "wait-until-out",
  "wait-until-left",
  "keep-visiting",
  "let-pass",
];

/** Whether something has to run out while everybody waits. */
export function isWait(action: Action | undefined): boolean {
  return action !== undefined && waiting.includes(action.do);
}

/** What a check must find for a device: that it is signed in, or why it is not. */
export type Outcome = "signed-in" | Reason;

type Lanes<T> = Readonly<Partial<Record<LaneKey, T>>>;

/** What must hold after a step. Each part is measured; what is not named is not looked at. */
export type Expectation = {
  lanes?: Lanes<Outcome>;
  /** SQL statements that the device's check sent. */
  sql?: Lanes<number>;
  /** Milliseconds that the device's check took, at least. */
  atLeastMs?: Lanes<number>;
  /** The end of the session or token, against the moment before the step. */
  end?: Lanes<"same" | "later">;
  /** The role that the check answered with. */
  role?: Lanes<Role>;
  /** Whether the cookie's value tells Alice's e-mail address to whoever holds it. */
  tellsEmail?: Lanes<boolean>;
  /** The code with which the action was refused. Without it, it must have been carried out. */
  refused?: ProblemCode | "credentials";
  /** Whether the device's own page, fetched as HTML, says that it is signed in. */
  page?: Lanes<"signed-in" | "signed-out">;
  /** The names of the cookies that a script on this device's page can read. */
  scriptSees?: Lanes<readonly string[]>;
};

/** What is asked before an action is done. */
export type Prediction = {
  /** Whose fate is open. A device without a cookie is no question. */
  ask: readonly LaneKey[];
  /** What somebody may think, and what is to be said of it once the outcome is known. */
  because: readonly { reason: string; answer: string }[];
  /** Why it came so, for whoever guessed otherwise: for each strategy that is asked about. */
  why: Readonly<Partial<Record<Strategy, string>>>;
};

export type Step = {
  /** The chapter's name: a few words. */
  title: string;
  /** One or two plain sentences, said before the action is done. */
  narration: string;
  action?: Action;
  /** The columns of the board from this step on, where they change. */
  strategies?: readonly Strategy[];
  /** Asks who will still be signed in, before the action is done. */
  predict?: Prediction;
  show?: Show;
  /** The checks whose statements, time and bytes are read out as they were just measured. */
  measure?: readonly LaneKey[];
  expect: Expectation;
};

/** What of the evidence to look at. */
export type Show = {
  tab: EvidenceTab;
  device: DeviceSlug;
  /** In place of a check: what the latest event of this kind did. */
  event?: EventKind;
  /** The words in it that are marked, and brought into view. */
  mark?: string;
};

/** A story with evidence: the guided tour, the browser test and the recorded video are made from it. */
export type Scenario = {
  id: string;
  title: string;
  /** The question that it answers. */
  question: string;
  /** The two columns of the board, or the one. */
  strategies: readonly Strategy[];
  steps: readonly Step[];
};

/** @returns the columns of the board at a step, from 0 */
export function columnsAt({ strategies, steps }: Scenario, index: number): readonly Strategy[] {
  const turned = steps.slice(0, index + 1).findLast((step) => step.strategies);
  return turned?.strategies ?? strategies;
}

/** @returns the strategies that are shown at one step or another */
export function everyColumn({ strategies, steps }: Scenario): readonly Strategy[] {
  return [...new Set([...strategies, ...steps.flatMap((step) => step.strategies ?? [])])];
}
