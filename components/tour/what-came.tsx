import type { LaneObservation, Mismatch } from "@/lessons/scenarios/expectation";
import { laneName } from "@/lessons/strategies/lane-name";
import { type LaneKey, laneOf } from "@/lib/lab/lane";
import { formatMs } from "../evidence/format";
import type { BoardView } from "../lab-client/board-view";
import type { TourStore } from "./tour-store";
import type { TourView } from "./tour-view";

type Props = { tour: TourStore; told: TourView; board: BoardView };

/** What came of a step: as the story says, with the numbers; or otherwise, and then it says so. */
export function WhatCame({ tour, told, board }: Props) {
  if (board.over) return <Alert words="This lab is over: a lab lives for a day." />;
  if (board.trouble) return <Alert words={`${board.trouble} Press Next to try again.`} />;
  if (told.obstacle) return <Alert words={`The answer was: “${told.obstacle}” Press Next to try again.`} />;
  if (told.phase !== "compared") return null;
  if (told.mismatches.length > 0) return <Mismatches found={told.mismatches} />;
  return (
    <>
      <p className="font-semibold">
        <span aria-hidden="true">✓</span> As the story says.
      </p>
      {tour.step.measure?.map((key) => (
        <Measured key={key} lane={key} found={told.found.get(key)} />
      ))}
      {tour.begunAgain && (
        <p className="text-muted">
          What Alice held had run out meanwhile: the steps before were done again, in a fresh lab.
        </p>
      )}
      {tour.isLast && <p className="text-muted">That was the last step.</p>}
    </>
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
    <div className="w-full text-alert">
      <p className="font-semibold">
        <span aria-hidden="true">✕</span> Not as the story says.
      </p>
      <ul>
        {found.map(({ what, expected, saw }) => (
          <li key={what}>
            {inWords(what)}: the story says <b>{expected}</b>, the check found <b>{saw}</b>.
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

function Measured({ lane, found }: { lane: LaneKey; found: LaneObservation | undefined }) {
  if (!found) return null;
  const { sql, ms, cookie } = found.evidence;
  return (
    <p data-strategy={laneOf(lane).strategy} className="border-l-[3px] border-l-accent pl-2">
      {laneName(laneOf(lane))}:{" "}
      <span className="whitespace-nowrap font-mono text-[0.8125rem]">
        {sql.length} SQL {sql.length === 1 ? "statement" : "statements"} · {formatMs(ms)} · cookie of{" "}
        {cookie?.value.length ?? 0} bytes
      </span>
    </p>
  );
}
