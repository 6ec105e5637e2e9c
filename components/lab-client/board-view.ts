import type { Distance, EvidenceTab } from "@/lessons/scenarios/scenario";
import type { Strategy } from "@/lessons/strategies/strategy";
import type { Expiry } from "@/lib/device/expiry";
import { defaultLifetime, type Lifetime } from "@/lib/device/lifetime";
import type { Keeping } from "@/lib/evidence/keeping";
import type { DeviceSlug } from "@/lib/lab/devices";
import type { LabState } from "@/lib/lab/snapshot-types";
import type { Round } from "./rounds";

/** What is to be said of an action: at once, or from what the checks after it find. */
export type Said = string | ((measured: BoardView) => string);

export type Message = { text: string; tone: "plain" | "alert" };

/** What is chosen on the board, and holds until something else is. */
export type Settings = {
  /** Of the next sign-in. */
  lifetime: Lifetime;
  expiry: Expiry;
  /** What the devices' requests are to find the database to be. */
  database: Distance;
  /** How long the server may believe what it has looked up. */
  cache: Keeping;
  /** Whether the password is asked for again before what is sensitive. */
  asks: boolean;
  /** Whose evidence is shown, and which part of it. */
  device: DeviceSlug;
  tab: EvidenceTab;
  /** The devices are not asked for, but for what is done. */
  paused: boolean;
  /** The event whose evidence is shown in place of a check's. */
  event: string | null;
  /** What a tour shows instead of what the address asks for. */
  columns: readonly Strategy[] | null;
};

/** What the board shows. Replaced whole at every change. */
export type BoardView = {
  state: LabState;
  settings: Settings;
  rounds: readonly Round[];
  /** The server's clock at the last round, in milliseconds since the epoch. */
  now: number;
  /** Others than Alice who were found signed in, by the device: it is theirs until she signs in on it. */
  owners: ReadonlyMap<DeviceSlug, string>;
  /** What is being done, if anything. */
  busy: string | null;
  message: Message;
  /** What keeps the board from asking, for as long as it does. */
  trouble: string | null;
  /** A check of the last round got no answer: the lights show what was known before. */
  stale: boolean;
  /** The lab's last event before a press that got no answer; `null` when there is no such press. */
  unanswered: number | null;
  /** What the last round changed, for those who cannot see the lights. */
  spoken: string;
  /** The lab no longer exists, or is no longer this browser's. */
  over: boolean;
  /** The page is older than the program: what it does may be misunderstood. */
  outdated: boolean;
};

export const firstSettings: Settings = {
  lifetime: defaultLifetime,
  expiry: "absolute",
  database: "near",
  cache: "0",
  asks: true,
  device: "phone",
  tab: "What the server did",
  paused: false,
  event: null,
  columns: null,
};
