import { Fragment } from "react";
import { type Strategy, strategyRecords } from "@/lessons/strategies/strategy";
import { t } from "@/lib/language/texts";
import type { BoardView } from "../lab-client/board-view";
import { foundUnder, outcomeWords } from "../lab-client/outcome";

type Props = { view: BoardView; strategies: readonly Strategy[] };

/** Who is signed in, in a line that the back row can read. Presenter mode shows it. */
export function Headline({ view, strategies }: Props) {
  return (
    <p
      data-part="headline"
      className="hidden text-balance px-5 pb-1.5 font-bold text-[min(1.75rem,2.3vw)] leading-tight tracking-tight"
    >
      {strategies.map((strategy) => (
        <Fragment key={strategy}>
          <span data-strategy={strategy} className="whitespace-nowrap">
            <span className="text-accent">{strategyRecords[strategy].title}:</span>{" "}
            {view.stale ? t("not known now") : outcomeWords(foundUnder(view, strategy))}.
          </span>{" "}
        </Fragment>
      ))}
    </p>
  );
}
