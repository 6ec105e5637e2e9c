import { rich } from "@/components/ui/rich";
import type { LaneObservation, Mismatch } from "@/lessons/scenarios/expectation";
import { laneName } from "@/lessons/strategies/lane-name";
import { type LaneKey, laneOf } from "@/lib/lab/lane";
import { t } from "@/lib/language/texts";
import { formatMs } from "../evidence/format";
import type { BoardView } from "../lab-client/board-view";
import type { TourStore } from "./tour-store";
import type { TourView } from "./tour-view";

type Props = { tour: TourStore; told: TourView; board: BoardView };

/** What came of a step: as the story says, with the numbers; or otherwise, and then it says so. */
export function WhatCame({ tour, told, board }: Props) {
  if (board.over) return <Alert words={t("This lab is over: a lab lives for a day.")} />;
  if (board.trouble)
    return <Alert words={t("{trouble} Press Next to try again.", { trouble: board.trouble })} />;
  if (told.obstacle)
    return (
      <Alert
        words={t("The answer was: “{obstacle}” Press Next to try again.", { obstacle: told.obstacle })}
      />
    );
  if (told.phase !== "compared") return null;
  if (told.mismatches.length > 0) return <Mismatches found={told.mismatches} />;
  return (
    <>
      <p className="font-semibold">
        <span aria-hidden="true">✓</span> {t("As the story says.")}
      </p>
      {tour.step.measure?.map((key) => (
        <Measured key={key} lane={key} found={told.found.get(key)} />
      ))}
      {tour.begunAgain && (
        <p className="text-muted">
          {t("What Alice held had run out meanwhile: the steps before were done again, in a fresh lab.")}
        </p>
      )}
      {tour.isLast && <p className="text-muted">{t("That was the last step.")}</p>}
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
        <span aria-hidden="true">✕</span> {t("Not as the story says.")}
      </p>
      <ul>
        {found.map(({ what, expected, saw }) => (
          <li key={what}>
            {rich(
              "{inWords}: the story says <b>{expected}</b>, the check found <b2>{saw}</b2>.",
              { b: (text) => <b>{text}</b>, b2: (text) => <b>{text}</b> },
              { inWords: inWords(what), expected, saw },
            )}
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
        {t("{sql} SQL {sql, plural, one {statement} other {statements}} · {ms} · cookie of {bytes} bytes", {
          sql: sql.length,
          ms: formatMs(ms),
          bytes: cookie?.value.length ?? 0,
        })}
      </span>
    </p>
  );
}
