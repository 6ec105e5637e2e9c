/** A row of the check log, as far as folding needs it. */
export type FoldableRun = {
  id: string;
  status: number;
  reason: string | null;
  count: number;
  firstAt: Date;
  lastAt: Date;
};

/** Milliseconds after which the board takes it that nobody was looking: no bar is drawn over a longer gap. */
const longestGap = 3_000;

/**
 * Folds the oldest runs of one lane: neighbours that found the same become one. If that is not enough, the
 * oldest go.
 * @param most how many runs may be left
 * @returns the runs that are to be deleted, and those that took others in, as they are now
 */
export function foldRuns<R extends FoldableRun>(runs: readonly R[], most: number): { gone: R[]; grown: R[] } {
  if (runs.length <= most) return { gone: [], grown: [] };
  const ordered = runs.toSorted((a, b) => a.lastAt.getTime() - b.lastAt.getTime());
  const newest = Math.floor(most / 2);
  const old = ordered.slice(0, ordered.length - newest);
  const folded = old.reduce(takeIn<R>, []).slice(newest - most);
  const kept = new Set(folded.map(({ id }) => id));
  return {
    gone: old.filter(({ id }) => !kept.has(id)),
    grown: folded.filter((run) => !old.includes(run)),
  };
}

function takeIn<R extends FoldableRun>(folded: R[], run: R): R[] {
  const last = folded.at(-1);
  if (!last || !isOneWith(last, run)) return [...folded, run];
  const firstAt = new Date(Math.min(last.firstAt.getTime(), run.firstAt.getTime()));
  return [...folded.slice(0, -1), { ...run, firstAt, count: last.count + run.count }];
}

function isOneWith(earlier: FoldableRun, later: FoldableRun): boolean {
  if (earlier.status !== later.status || earlier.reason !== later.reason) return false;
  return earlier.status === 401 || later.firstAt.getTime() - earlier.lastAt.getTime() <= longestGap;
}
