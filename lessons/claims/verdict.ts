import { inLanguage } from "@/lib/language/in-language";
import type { ClaimColumn } from "./columns";

/**
 * What the measured numbers can say of a statement. "Cannot tell" is for an opinion, for what is not there
 * to be measured, and for a machine too unsteady to measure it: that is never half a verdict.
 */
export type Verdict = "holds" | "holds-but" | "not-here" | "cannot-tell";

export const verdictWords: Record<Verdict, { icon: string; word: string }> = inLanguage(
  {
    holds: { icon: "✓", word: "holds" },
    "holds-but": { icon: "◐", word: "holds, but …" },
    "not-here": { icon: "✕", word: "does not hold here" },
    "cannot-tell": { icon: "?", word: "cannot tell" },
  },
  "word",
);

/** The verdict for one configuration, and the sentence that the numbers write themselves. */
export type Cell = { verdict: Verdict; sentence: string };

/** The configurations that a statement speaks of. For the others it has no cell. */
export type Cells = Partial<Record<ClaimColumn, Cell>>;

/**
 * What a claim makes of its facts. The verdict on the statement follows from the cells (`conclude`). A cell
 * says whether the statement is true *of that configuration*, on the other side too: a contrast that both
 * sides share is none. A card that is not about configurations brings a verdict of its own.
 */
export type Judgement =
  | { sentence: string; cells: Cells; verdict?: undefined }
  | { sentence: string; verdict: Verdict; cells?: Cells };

/** What a card shows of its verdict: one for the statement, and one for each column that it speaks of. */
export type Decided = { verdict: Verdict; sentence: string; cells: Cells };
