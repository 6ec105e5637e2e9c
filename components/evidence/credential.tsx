import { type Lane, laneKey } from "@/lib/lab/lane";
import type { CheckAnswer } from "../board/lab-client";
import { RowView } from "./row-view";
import { TokenView } from "./token-view";

type Props = { lab: string; lane: Lane; answer: CheckAnswer };

/** What the cookie stands for: a row in the table, or everything that is in the token. */
export function Credential({ lab, lane, answer }: Props) {
  const { cookie } = answer.evidence;
  if (!cookie) return <p className="text-muted">No cookie came, so there is nothing to show.</p>;
  if (lane.strategy === "database")
    return <RowView key={laneKey(lane)} lab={lab} lane={lane} answer={answer} />;
  return <TokenView token={cookie.value} check={answer} />;
}
