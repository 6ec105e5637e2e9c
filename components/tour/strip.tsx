import { type ReactNode, useSyncExternalStore } from "react";
import { t } from "@/lib/language/texts";
import type { BoardView } from "../lab-client/board-view";
import { useRoomBelow } from "../ui/use-room-below";
import { notes } from "./notes";
import { NotesWindow } from "./notes-window";
import { PredictionGrid } from "./prediction-grid";
import { presentation } from "./presentation";
import { Progress } from "./progress";
import type { TourProps } from "./read-tour";
import type { TourStore } from "./tour-store";
import type { TourView } from "./tour-view";
import { WhatCame } from "./what-came";
import { WhatNext } from "./what-next";

type Props = {
  next: TourProps["next"];
  tour: TourStore;
  told: TourView;
  board: BoardView;
  onKeys(): void;
  onLeave(): void;
};

/** What is told, what came of it, and the way on: on the board, or in the presenter's own window. */
export function Strip({ next, tour, told, board, onKeys, onLeave }: Props) {
  const page = useSyncExternalStore(notes.subscribe, notes.read, () => null);
  const { step, locked } = tour;
  const { index, phase } = told;
  const compared = phase === "compared";
  const busy = told.moving || phase === "doing" || (phase === "arriving" && !told.obstacle);
  const outcome = (
    <>
      {step.predict && !told.skipped && <PredictionGrid tour={tour} told={told} prediction={step.predict} />}
      <div
        aria-live="polite"
        className="flex min-h-[1.375rem] flex-wrap items-center gap-x-4 gap-y-1 sm:col-span-2"
      >
        <WhatCame tour={tour} told={told} board={board} />
        <WhatNext following={next} tour={tour} told={told} board={board} />
      </div>
    </>
  );
  const buttons = (
    <>
      <Button onPress={() => tour.restartAt(index - 1)} off={index === 0} words={t("Back")} />
      <Button
        onPress={() => tour.next()}
        off={board.over || locked || busy || (compared && tour.isLast)}
        words={t("Next")}
        main
      />
      <Button onPress={onLeave} words={t("Leave")} />
    </>
  );
  if (page) {
    return (
      <NotesWindow page={page} tour={tour} told={told}>
        {outcome}
        <div className="flex gap-2">{buttons}</div>
      </NotesWindow>
    );
  }
  return (
    <Foot tour={tour} told={told} outcome={outcome}>
      {buttons}
      <span className="flex w-full justify-end gap-3 text-[0.8125rem] text-muted max-sm:hidden">
        <Quiet onPress={() => notes.open()}>{t("Notes")}</Quiet>
        <Quiet onPress={presentation.toggle}>{t("Presenter mode")}</Quiet>
        <Quiet onPress={onKeys}>{t("Keys")}</Quiet>
      </span>
    </Foot>
  );
}

type FootProps = Pick<Props, "tour" | "told"> & { outcome: ReactNode; children: ReactNode };

/** At the foot of the window, like a film's captions. */
function Foot({ tour, told, outcome, children }: FootProps) {
  const [strip, height] = useRoomBelow();
  const { scenario, step } = tour;
  const { index } = told;
  return (
    <>
      <div style={{ height }} />
      <section
        ref={strip}
        aria-label={t("Tour")}
        data-part="strip"
        data-show={step.show?.tab}
        className="fixed inset-x-0 bottom-0 z-20 max-h-[min(70dvh,max(50dvh,100dvh-12.5rem))] overflow-y-auto border-ink border-t-2 bg-surface px-5 pt-2 pb-2.5 max-sm:px-3"
      >
        <Progress index={index} count={scenario.steps.length} done={told.phase === "compared"} />
        <div className="mt-1.5 grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-1.5 sm:grid-cols-[minmax(0,1fr)_auto]">
          <div aria-live="polite" className="min-w-0 sm:row-start-1">
            <div className="flex flex-wrap items-baseline gap-x-3">
              <h2 className="font-bold text-[1.0625rem]">{step.title}</h2>
              <p className="text-[0.8125rem] text-muted">
                {t("{title} · step {index} of {steps}", {
                  title: scenario.title,
                  index: index + 1,
                  steps: scenario.steps.length,
                })}
              </p>
            </div>
            <p data-part="narration" className="max-w-[85ch] text-[1.0625rem] leading-[1.35] sm:min-h-[2lh]">
              {step.narration}
            </p>
          </div>
          {outcome}
          <div
            data-part="strip-controls"
            className="sticky -bottom-2.5 flex flex-wrap content-start items-center gap-x-2 gap-y-1 bg-surface max-sm:-mb-2.5 max-sm:pb-2.5 sm:top-0 sm:col-start-2 sm:row-start-1 sm:max-w-72 sm:self-start sm:justify-end"
          >
            {children}
          </div>
        </div>
      </section>
    </>
  );
}

type ButtonProps = { onPress(): void; words: string; off?: boolean; main?: boolean };

/** Not `disabled`: that would take the keyboard's focus away in the middle of a tour. */
function Button({ onPress, words, off = false, main = false }: ButtonProps) {
  return (
    <button
      type="button"
      className={`btn min-h-9 ${main ? "btn-main min-w-24 max-sm:grow" : ""}`}
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
