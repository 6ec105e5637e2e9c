import { Fragment } from "react";
import { type Strategy, strategyRecords } from "@/lessons/strategies/strategy";
import type { BoardView } from "../lab-client/board-store";
import { latestAnswer } from "../lab-client/rounds";
import { outcomeWords } from "./outcome";

type Props = { view: BoardView; strategies: readonly Strategy[] };

/** Who is signed in, in a line that the back row can read. Presenter mode shows it. */
export function Headline({ view, strategies }: Props) {
  const { state, rounds } = view;
  return (
    <p
      data-part="headline"
      className="hidden text-balance px-5 pb-1.5 font-bold text-[min(1.75rem,2.3vw)] leading-tight tracking-tight"
    >
      {strategies.map((strategy) => {
        const found = state.devices.map(({ slug }) => ({
          device: slug,
          status: latestAnswer(rounds, { device: slug, strategy })?.status,
        }));
        return (
          <Fragment key={strategy}>
            <span data-strategy={strategy} className="whitespace-nowrap">
              <span className="text-accent">{strategyRecords[strategy].title}:</span> {outcomeWords(found)}.
            </span>{" "}
          </Fragment>
        );
      })}
    </p>
  );
}
