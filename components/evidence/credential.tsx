import { strategyRecords } from "@/lessons/strategies/strategy";
import type { LabId } from "@/lib/lab/lab-id";
import { type Lane, laneKey } from "@/lib/lab/lane";
import { t } from "@/lib/language/texts";
import type { CheckAnswer } from "../lab-client/device-client";
import { RowView } from "./row-view";
import { ScriptView } from "./script-view";
import { TokenView } from "./token-view";

type Props = { lab: string; lane: Lane; answer: CheckAnswer };

/** What the cookie stands for: a row in the table, or everything that is in the token. */
export function Credential({ lab, lane, answer }: Props) {
  const { cookie } = answer.evidence;
  if (!cookie) return <p className="text-muted">{t("No cookie came, so there is nothing to show.")}</p>;
  return (
    <>
      {strategyRecords[lane.strategy].hasRow ? (
        <RowView key={laneKey(lane)} lab={lab} lane={lane} answer={answer} />
      ) : (
        <TokenView token={cookie.value} check={answer} />
      )}
      <ScriptView
        key={`script ${laneKey(lane)}`}
        lane={{ lab: lab as LabId, ...lane }}
        cookie={cookie.name}
      />
    </>
  );
}
