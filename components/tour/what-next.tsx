import { laneOf } from "@/lib/lab/lane";
import { t } from "@/lib/language/texts";
import { formatLeft } from "../evidence/format";
import type { BoardView } from "../lab-client/board-view";
import { latestAnswer } from "../lab-client/rounds";
import { actionWords } from "./action-words";
import type { TourProps } from "./read-tour";
import type { TourStore } from "./tour-store";
import type { TourView } from "./tour-view";

type Props = { following: TourProps["next"]; tour: TourStore; told: TourView; board: BoardView };

/** What is being done, what Next will do, or where to go from here. */
export function WhatNext({ following, tour, told, board }: Props) {
  const { phase, index, mismatches, moving, replaying } = told;
  const { action } = tour.step;
  const again = (
    <button type="button" className="btn" onClick={() => tour.restartAt(index)}>
      {board.over ? t("Start again in a fresh lab") : t("Do this step again in a fresh lab")}
    </button>
  );
  if (board.over) return again;
  if (moving) return <p className="text-muted">{t("A fresh lab is being made.")}</p>;
  if (phase === "arriving") {
    if (replaying === null)
      return <p className="text-muted">{t("Asking what has been done in this lab.")}</p>;
    const earlier = tour.scenario.steps[replaying];
    return (
      <p className="text-muted">
        {t("Step {replaying} of the {index} before this one is done again: {title}.", {
          replaying: replaying + 1,
          index,
          title: earlier?.title,
        })}
        <TimeLeft action={earlier?.action} board={board} />
      </p>
    );
  }
  if (phase === "doing") {
    return (
      <p className="text-muted">
        {action ? actionWords(action) : t("Looking")}
        {"…"}
        <TimeLeft action={action} board={board} />
      </p>
    );
  }
  if (phase === "told" && action) {
    return (
      <>
        <p className="text-muted">
          {tour.arrivedFresh && t("This is a fresh lab. ")}
          {tour.locked
            ? t("Guess for each device first.")
            : t("Next: {actionWords}.", { actionWords: actionWords(action) })}
        </p>
        {tour.step.predict && !told.skipped && (
          <button
            type="button"
            className="min-h-6 text-muted underline hover:text-ink"
            onClick={() => tour.skipPrediction()}
          >
            {t("Skip the prediction")}
          </button>
        )}
      </>
    );
  }
  if (phase !== "compared") return null;
  if (mismatches.length > 0) return again;
  if (!tour.isLast) return null;
  return (
    <>
      {following && (
        <a className="btn btn-main" href={`/tour?scenario=${following.id}`}>
          {t("Next tour: {title}", { title: following.title })}
        </a>
      )}
      <a className="btn" href="/tour">
        {t("All tours")}
      </a>
      <button type="button" className="btn" onClick={() => tour.restartAt(0)}>
        {t("Once more")}
      </button>
    </>
  );
}

type TimeLeftProps = { action: TourStore["step"]["action"]; board: BoardView };

/** What is left of the session or token that is waited for. Not read out: it changes every second. */
function TimeLeft({ action, board }: TimeLeftProps) {
  if (!action || !("lane" in action) || !action.do.startsWith("wait-")) return null;
  const answer = latestAnswer(board.rounds, laneOf(action.lane));
  if (!answer?.signedIn) return null;
  return (
    <span role="timer" className="whitespace-nowrap font-mono text-ink">
      {" "}
      {t("{left} left", { left: formatLeft(Date.parse(answer.expiresAt) - board.now) })}
    </span>
  );
}
