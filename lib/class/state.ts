import type { Reason } from "../evidence/reason";
import type { PhoneSlug } from "../lab/phones";
import type { Timestamp } from "../lab/snapshot-types";
import type { Strategy } from "../lab/strategy";

/** How far a round is: it asks, the act has begun, or the guesses are shown beside what came of it. */
export type Phase = "lobby" | "ask" | "observe" | "explain";

/** The round that the class is in. Its title, question and reasons are found by `kind` in `lessons/rounds`. */
export type RoundState = {
  /** 0 is the lobby: phones are signed in, and nothing is asked. */
  number: number;
  kind: string;
  left: Strategy;
  right: Strategy;
  /** Seconds that a sign-in of this round lives. */
  lifetime: number;
  phase: Phase;
  /** The phone that the act was done to, where it is done to one. */
  target: number | null;
  startedAt: Timestamp;
  /** When the act had been done. */
  actedAt: Timestamp | null;
  revealedAt: Timestamp | null;
};

/**
 * What the latest check of a phone under a strategy found.
 * - `in`, `out`: 200 and 401
 * - `no-answer`: 503, the database does not answer
 * - `unseen`: none came for a while: the phone sleeps, or has lost the network. It is not signed out
 * - `late`: not signed in for this round, or only after the act. It does not count
 */
export type Outcome = "in" | "out" | "no-answer" | "unseen" | "late";

export type LaneState = {
  outcome: Outcome;
  /** Why it is out. */
  reason: Reason | null;
  /** The latest check, by the server's clock. */
  lastSeenAt: Timestamp | null;
  /** The first refusal after the last time that it was let in: while it is out. */
  refusedAt: Timestamp | null;
  /** When its session or token ends by itself, while it is in. */
  expiresAt: Timestamp | null;
  /** SQL statements of the latest check. */
  statements: number | null;
};

/** By strategy: the two of the round. */
export type ByStrategy<T> = Partial<Record<Strategy, T>>;

export type PhoneOnWall = {
  number: number;
  device: PhoneSlug;
  /** "Amber otter": it says nothing of who holds the phone. */
  name: string;
  /** What its holder calls it, where the teacher allows that. */
  nickname: string | null;
  joinedAt: Timestamp;
  /** Of a phone, in this round. What it guessed is not told before it is shown. */
  hasGuessed: boolean;
  lanes: ByStrategy<LaneState>;
};

/** A browser that holds a copy of a phone's cookies. */
export type ThiefOnWall = {
  number: number;
  device: PhoneSlug;
  /** The phone whose cookies it holds. */
  of: number;
  takenAt: Timestamp;
  lanes: ByStrategy<LaneState>;
};

/** Phones by outcome. `of` are those that count: all but the late ones. */
export type Counts = Record<Outcome, number> & { of: number };

/** From `at` on so many were signed in, until the next point. */
export type CurvePoint = { at: Timestamp; in: number };

/** How long after the act those were refused who were refused, in milliseconds. */
export type Ended = { count: number; median: number | null; last: number | null };

/** What the room guessed: hidden until the teacher shows it. */
export type Predictions = {
  /** How many phones have guessed. */
  given: number;
  shown: {
    /** How many said "still in" and how many "out". */
    lanes: ByStrategy<{ in: number; out: number }>;
    /** How often each of the round's reasons was chosen; `other` are those in words of their own. */
    because: Record<string, number>;
    words: string[];
  } | null;
};

/** How far those are who work in labs of their own. */
export type OwnLabs = {
  /** How many challenges were found solved in each. */
  labs: { phone: number; solved: number }[];
  /** In how many labs each challenge was solved, by its id. */
  solved: Record<string, number>;
};

/** `GET /lab/{lab}/class/state`: what the wall shows. Every time is the server's. */
export type ClassState = {
  id: string;
  /** The address of the wall. */
  url: string;
  pin: string;
  /** `/join/{pin}`. */
  joinUrl: string;
  now: Timestamp;
  expiresAt: Timestamp;
  /** Counted up when the phones are to notice something. */
  version: number;
  isOpen: boolean;
  nicknames: boolean;
  /** `null` where the teacher does not offer them. */
  ownLabs: OwnLabs | null;
  /** How many phones can join. */
  capacity: number;
  round: RoundState;
  counts: ByStrategy<Counts>;
  /** In order of their numbers, without those that were taken out. */
  phones: PhoneOnWall[];
  /** Of this round. */
  thieves: ThiefOnWall[];
  /** From the beginning of the round, by the checks of the phones that count. */
  curve: ByStrategy<CurvePoint[]>;
  ended: ByStrategy<Ended>;
  predictions: Predictions;
  /** Once the guesses are shown: the phone whose latest check is told by itself, and the SQL that it took. */
  told: { number: number; sql: ByStrategy<string[]> } | null;
};

/** What a phone guessed. */
export type OwnGuess = { left: "in" | "out"; right: "in" | "out"; because: string; words: string };

/** `GET /lab/{lab}/{device}/state`: what a phone asks for when `class-version` in the answer to a check has changed. */
export type PhoneState = {
  device: PhoneSlug;
  number: number;
  /** Of a thief: the phone whose cookies it holds. It guesses nothing, and does not count. */
  thiefOf: number | null;
  name: string;
  nickname: string | null;
  /** The teacher allows nicknames. */
  nicknames: boolean;
  /** The teacher allows labs of one's own, or this phone's holder has one: its address, if so. */
  ownLab: { url: string | null } | null;
  now: Timestamp;
  version: number;
  /** Milliseconds until the next check. Checks say it themselves with `check-again`. */
  checkAgain: number;
  /** What to append to the address of a check: the database can be gone in a round. */
  checkQuery: "" | "?db=down";
  round: RoundState;
  /** It has been signed in for this round. If not, it posts to `enter`. */
  isSignedIn: boolean;
  /** It was signed in after the act: it sees, and does not count. */
  isLate: boolean;
  guess: OwnGuess | null;
  lanes: ByStrategy<LaneState>;
  /** How the room fared and what it guessed, once it is shown. */
  room: { counts: ByStrategy<Counts>; predictions: Predictions } | null;
};
