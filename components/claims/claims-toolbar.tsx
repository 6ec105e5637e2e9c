import type { Card } from "@/lessons/claims/card";
import type { Machine } from "@/lessons/claims/machine";
import { t } from "@/lib/language/texts";
import { rich } from "../ui/rich";
import type { ClaimsStore, ClaimsView } from "./claims-store";
import { ReportButtons } from "./report-buttons";

type Props = {
  lab: string;
  cards: readonly Card[];
  machine: Machine;
  store: ClaimsStore;
  view: ClaimsView;
};

/** What this page is, "Run all" with how far it has come, and the report. */
export function ClaimsToolbar({ lab, cards, machine, store, view }: Props) {
  const { all } = view;
  const running = cards.flatMap(({ id, statement }) => (view.cards[id]?.running ? [statement] : []));
  return (
    <div className="flex flex-wrap items-center gap-x-2.5 gap-y-2 px-5 py-2.5 max-sm:px-3">
      <button
        type="button"
        className="btn btn-main max-sm:grow print:hidden"
        aria-disabled={all !== null}
        onClick={() => store.runAll()}
      >
        {t("Run all")}
      </button>
      {all ? (
        <label className="flex items-center gap-2 text-muted max-sm:w-full">
          <progress className="progress w-40 shrink-0 max-sm:grow" value={all.ended} max={all.of} />
          {t("{ended} of {of}", { ended: all.ended, of: all.of })}
          {running.length > 0 && t(", now {running}", { running: running.join("; ") })}
        </label>
      ) : (
        <p className="max-w-[46rem] text-[0.8125rem] text-muted max-sm:w-full print:hidden">
          {t(
            "Real requests against this running program decide. Each run takes place in a lab of its own, made for it: yours stays as it is. All of them take about {secondsOf} s. Write down first what you expect.",
            { secondsOf: secondsOf(cards) },
          )}
        </p>
      )}
      <ReportButtons lab={lab} cards={cards} states={view.cards} machine={machine} />
      <p className="hidden w-full text-[0.8125rem] print:block">
        {rich(
          "{latestRun} UTC, lab <code>{lab}…</code>, on <machine/>",
          {
            code: (text) => <code>{text}</code>,
            machine: () => <span lang="en">{Object.values(machine).join("; ")}</span>,
          },
          { latestRun: latestRun(view), lab: lab.slice(0, 6) },
        )}
      </p>
    </div>
  );
}

/** How long all of them take: one after the other, and beside them those that wait. */
function secondsOf(cards: readonly Card[]): number {
  const seconds = (waits: boolean) =>
    cards.filter((card) => Boolean(card.waits) === waits).map(({ expectedSeconds }) => expectedSeconds);
  const working = seconds(false).reduce((sum, more) => sum + more, 0);
  return Math.max(working, ...seconds(true));
}

/** When the last card was run, to the minute. */
function latestRun({ cards }: ClaimsView): string {
  const ends = Object.values(cards).flatMap(({ result }) => result?.at ?? []);
  return (ends.toSorted().at(-1) ?? "").slice(0, 16).replace("T", " ");
}
