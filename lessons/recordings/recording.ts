import type { LaneKey } from "@/lib/lab/lane";
import type { Role } from "@/lib/lab/role";
import type { Fate } from "../opaque-token/fate";
import type { ApiId } from "../opaque-token/story";
import type { Cell, Column, WayId } from "../other-site/outcome";
import type { Outcome } from "../scenarios/scenario";
import type { Strategy } from "../strategies/strategy";
import type { FilmId } from "./filmed";

/** What is said, and from when to when: seconds from the beginning. */
export type Cue = { from: number; to: number; text: string };

/** What a check found, less its times: those of a machine that films say nothing of any other. */
export type RecordedCheck = {
  lane: LaneKey;
  outcome: Outcome;
  role?: Role;
  /** ISO 8601. */
  expiresAt?: string;
  /** How many SQL statements it took. */
  statements: number;
  cookieBytes: number;
  /** Of the checks that the step looks at closely. */
  evidence?: RecordedEvidence;
};

export type RecordedEvidence = {
  /** When the check was made, ISO 8601. */
  at: string;
  /** With as much of the value as tells it from another, and too little to use it. */
  cookie: { name: string; value: string } | null;
  sql: readonly { text: string; rows: number | null }[];
  token: { operation: string; alg: string } | null;
  /** What the cookie says where it is a JWT. */
  decoded: { header: Record<string, unknown>; claims: Record<string, unknown> } | null;
};

/** One step of a scenario as it was filmed: times and outcomes. Its words are those of the scenario. */
export type RecordedStep = {
  /** Seconds from the beginning of the film. */
  from: number;
  /** From when on the outcome of the step's measurements is read out; `null` where it has none. */
  readOutFrom: number | null;
  /** The code with which the action was refused, or `null`. */
  refused: string | null;
  checks: readonly RecordedCheck[];
  /** The names of the cookies that a script saw, where the step asks for it. */
  scriptSees: Readonly<Partial<Record<LaneKey, readonly string[]>>>;
  /** What a visit came to, for each way to keep the proof. */
  cells?: Readonly<Partial<Record<Column, Readonly<Record<WayId, Cell>>>>>;
  /** When each API ceased to accept its token. */
  fates?: Readonly<Record<ApiId, Fate>>;
  /** Of a class: how many phones were signed in under each strategy, of those that count. */
  counts?: readonly { strategy: Strategy; in: number; of: number }[];
};

/** What `index.json` tells of one recording. */
export type Recording = {
  id: FilmId;
  /** Of what the scenario did when it was filmed, see `fingerprint()`. */
  fingerprint: string;
  seconds: number;
  /** The size of the film. */
  bytes: number;
  /** ISO 8601, UTC. */
  recordedAt: string;
  /** Of what it was recorded with. */
  versions: Record<string, string>;
  steps: readonly RecordedStep[];
};

/** The files that filming leaves, by what they are. The trace stays on the machine that filmed. */
export const filmedFiles = { film: ".webm", poster: ".jpg", trace: ".zip" } as const;

/** The files that are written from the scenario when somebody asks for them. */
export const writtenFiles = {
  captions: ".vtt",
  chapters: ".chapters.vtt",
  transcript: ".md",
  captionedFilm: ".mkv",
} as const;

export type FilmedFile = keyof typeof filmedFiles;
export type WrittenFile = keyof typeof writtenFiles;

const endings = { ...filmedFiles, ...writtenFiles };

/** Where the browser finds a file of a recording. */
export function recordingUrl(id: string, file: FilmedFile | WrittenFile): string {
  return `/recordings/${id}${endings[file]}`;
}
