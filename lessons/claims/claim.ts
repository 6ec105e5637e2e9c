import type { LabId } from "@/lib/lab/lab-id";
import { message } from "@/lib/language/texts";
import type { Report } from "../runs/run-event";
import type { ClaimColumn, Side } from "./columns";
import type { Source } from "./sources";
import type { Decided, Judgement } from "./verdict";
import type { Visitor } from "./visitor";

/** How a statement can speak of a side. */
export const kinds = [message("praise"), message("blame")] as const;

/** Where a verdict turns, as the card tells it; with the number, where it turns at one. */
export type Threshold = { value?: number; words: string };

/** One line of evidence, as it stands in monospace: what was done, and at the right what it measured. */
export type EvidenceLine = {
  text: string;
  measure?: string;
  /** Which configuration the line is about: its name is put before it, and its colour beside it. */
  strategy?: ClaimColumn;
};

/** A number that the visitor may choose before a run. */
export type Slider = {
  label: string;
  unit: string;
  min: number;
  max: number;
  step: number;
  initial: number;
};

/** What a card's part in the browser is called. `components/claims/browser/parts.ts` has the module of each. */
export type BrowserPart = "document-cookie" | "offline-verification" | "quiz" | "token-storage";

/** What a run has to work with. */
export type RunContext = {
  /** A lab made for this run alone and deleted after it: nothing that a card does reaches the visitor's own. */
  lab: LabId;
  /** The visitor's own lab: what the run needs of what all share counts as that lab's. */
  askedBy: LabId;
  /** Somebody with a cookie jar of their own who uses that lab over HTTP, as its Alice. */
  visitor: Visitor;
  /** Makes another such lab, and its visitor. */
  another(): Promise<Visitor>;
  /** Says on the card what is being done. */
  progress: Report;
  /** Aborted when the visitor has gone, or when it takes too long. */
  signal: AbortSignal;
  /** What the slider stood at, within its bounds. */
  slider: number;
  /** What the card's browser part found, as it was posted: anything. `undefined` where none ran. */
  findings: unknown;
};

/**
 * A guard: the file of a test, and its title there. `proves` names sentences of the card, by a phrase of
 * each, that have a number in them or a word like "never", and are true because of this test.
 */
export type Guard = { file: string; title: string; proves?: readonly string[] };

/**
 * One statement put to the test. `run` measures, `judge` decides by the thresholds, and neither knows the
 * other: facts are numbers that a test can feed to `judge` from both sides.
 *
 * Its functions are declared as methods so that claims with facts of different types fit into one list.
 */
export type Claim<Facts = unknown> = {
  number: number;
  /** Names the card in addresses. */
  id: string;
  /** Of which side the statement speaks, and how. */
  side: Side;
  of: (typeof kinds)[number];
  /** As the articles have it, word for word. */
  statement: string;
  /** The same as a whole sentence, for who reads the card without the article. */
  means: string;
  /** What is judged, in a sentence, where that is narrower than what is said. */
  narrowed?: string;
  /** Why columns that have no verdict have none. */
  leftOut?: string;
  /** Who makes the claim, and who limits it. */
  sources: { says: readonly Source[]; limits: readonly Source[] };
  /** What a run does, in a sentence. */
  method: string;
  thresholds: Readonly<Record<string, Threshold>>;
  run(context: RunContext): Promise<Facts>;
  judge(facts: Facts): Judgement;
  evidence(facts: Facts): EvidenceLine[];
  /** Files of the repository that ran. */
  code: readonly string[];
  tests: readonly Guard[];
  /** The id of a scenario that shows it better. */
  scenario?: string;
  /** Roughly what a run takes on two cores, measured. */
  expectedSeconds: number;
  /** Most of the run is waiting, so that others may run beside it. */
  waits?: true;
  slider?: Slider;
  browser?: BrowserPart;
};

/** What came of a run. */
export type ClaimResult = Decided & {
  number: number;
  id: string;
  facts: unknown;
  evidence: EvidenceLine[];
  /** Milliseconds that the run took. */
  ms: number;
  /** When it ended: ISO 8601, by the server's clock. */
  at: string;
};
