import { type ReactNode, useEffect, useRef } from "react";
import type { BoardView } from "../board/board-store";
import { PredictionGrid } from "./prediction-grid";
import { presentation } from "./presentation";
import { Progress } from "./progress";
import type { TourStore, TourView } from "./tour-store";
import { WhatCame } from "./what-came";
import { WhatNext } from "./what-next";

type Props = {
  tour: TourStore;
  told: TourView;
  board: BoardView;
  onKeys(): void;
  onLeave(): void;
};

/** At the foot of the window, like a film's captions: what is told, what came of it, and the way on. */
export function Strip({ tour, told, board, onKeys, onLeave }: Props) {
  const strip = useRoomBelow();
  const { scenario, step, locked } = tour;
  const moving = told.phase === "moving" || told.phase === "doing";
  const ended = tour.isLast && told.phase === "compared";
  const stuck = board.over || ended || locked || (moving && !told.obstacle);
  return (
    <section
      ref={strip}
      aria-label="Tour"
      className="sticky bottom-0 z-20 max-h-[70dvh] overflow-y-auto border-ink border-t-2 bg-surface"
    >
      <Progress index={told.index} count={scenario.steps.length} done={told.phase === "compared"} />
      <div className="grid gap-x-6 gap-y-2 px-5 pt-2 pb-3 max-sm:px-3 sm:grid-cols-[minmax(0,1fr)_auto]">
        <div className="min-w-0">
          <p className="text-[0.8125rem] text-muted">
            <b className="font-semibold text-ink">{scenario.title}</b> · step {told.index + 1} of{" "}
            {scenario.steps.length}
          </p>
          <div aria-live="polite" className="mt-0.5">
            <h2 className="font-bold text-[1.0625rem]">{step.title}</h2>
            <p className="max-w-[75ch] text-[1.0625rem] leading-[1.35]">{step.narration}</p>
          </div>
        </div>
        <div className="flex flex-wrap content-start items-start gap-2 sm:max-w-72 sm:justify-end">
          <Button onPress={() => tour.restartAt(told.index - 1)} off={told.index === 0} words="Back" />
          <Button onPress={() => tour.next()} off={stuck} words="Next" main />
          <Button onPress={onLeave} words="Leave" />
          <span className="flex gap-3 text-[0.8125rem] text-muted max-sm:ml-auto sm:w-full sm:justify-end">
            <Quiet onPress={presentation.toggle}>Presenter mode</Quiet>
            <Quiet onPress={onKeys}>Keys</Quiet>
          </span>
        </div>
        {step.predict && !told.skipped && <PredictionGrid tour={tour} told={told} board={board} />}
        <div aria-live="polite" className="min-h-[1.5lh] sm:col-span-2">
          <WhatCame tour={tour} told={told} board={board} />
        </div>
        <WhatNext tour={tour} told={told} board={board} />
      </div>
    </section>
  );
}

type ButtonProps = { onPress(): void; words: string; off?: boolean; main?: boolean };

/** Not `disabled`: that would take the keyboard's focus away in the middle of a tour. */
function Button({ onPress, words, off = false, main = false }: ButtonProps) {
  return (
    <button
      type="button"
      className={`btn min-h-10 ${main ? "btn-main min-w-24 max-sm:grow" : ""}`}
      aria-disabled={off}
      onClick={() => off || onPress()}
    >
      {words}
    </button>
  );
}

function Quiet({ onPress, children }: { onPress(): void; children: ReactNode }) {
  return (
    <button type="button" className="min-h-6 underline hover:text-ink" onClick={onPress}>
      {children}
    </button>
  );
}

/** What is scrolled into sight stops above the strip. */
function useRoomBelow() {
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    const { style } = document.documentElement;
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize ?? 0;
      style.scrollPaddingBottom = `${height + 12}px`;
    });
    if (strip.current) observer.observe(strip.current);
    return () => {
      observer.disconnect();
      style.scrollPaddingBottom = "";
    };
  }, []);
  return strip;
}
