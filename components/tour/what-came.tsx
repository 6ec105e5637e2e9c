import { type LaneKey, laneName, laneOf } from "@/lib/lab/lane";
import type { Mismatch } from "@/lib/scenarios/expectation";
import type { BoardView } from "../board/board-store";
import { latestAnswer } from "../board/rounds";
import { formatMs } from "../evidence/format";
import type { TourStore, TourView } from "./tour-store";

type Props = { tour: TourStore; told: TourView; board: BoardView };

/** What came of a step: as it must be, with the numbers; or otherwise, and then it says so. */
export function WhatCame({ tour, told, board }: Props) {
  if (board.over) return <Alert words="This lab is over: a lab lives for a day." />;
  const obstacle = told.obstacle ?? board.trouble;
  if (obstacle) return <Alert words={`${obstacle} Press Next to try again.`} />;
  if (told.phase !== "compared") return null;
  if (told.mismatches.length > 0) return <Mismatches found={told.mismatches} />;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <p className="font-semibold">
        <span aria-hidden="true">✓</span> As it must be.
      </p>
      {tour.step.measure?.map((key) => (
        <Measured key={key} lane={key} board={board} />
      ))}
      {tour.isLast && <p className="text-muted">That was the last step.</p>}
    </div>
  );
}

function Alert({ words }: { words: string }) {
  return (
    <p className="font-semibold text-alert">
      <span aria-hidden="true">!</span> {words}
    </p>
  );
}

function Mismatches({ found }: { found: readonly Mismatch[] }) {
  return (
    <div className="text-alert">
      <p className="font-semibold">
        <span aria-hidden="true">✕</span> Not as it must be.
      </p>
      <ul>
        {found.map(({ what, expected, saw }) => (
          <li key={what}>
            {inWords(what)}: expected <b>{expected}</b>, saw <b>{saw}</b>.
          </li>
        ))}
      </ul>
    </div>
  );
}

/** @param what begins with a lane's key when it is about a device */
function inWords(what: string): string {
  const [key = "", ...part] = what.split(" ");
  if (!key.includes("/")) return what;
  return [laneName(laneOf(key as LaneKey)), ...(part.length > 0 ? [part.join(" ")] : [])].join(", ");
}

function Measured({ lane, board }: { lane: LaneKey; board: BoardView }) {
  const answer = latestAnswer(board.rounds, laneOf(lane));
  if (!answer) return null;
  const { sql, ms, cookieBytes } = answer.evidence;
  return (
    <p data-strategy={laneOf(lane).strategy} className="border-l-[3px] border-l-accent pl-2">
      {laneName(laneOf(lane))}:{" "}
      <span className="whitespace-nowrap font-mono text-[0.8125rem]">
        {sql.length} SQL · {formatMs(ms)} · {cookieBytes} B
      </span>
    </p>
  );
}
