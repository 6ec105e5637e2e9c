import type { CheckAnswer } from "../board/lab-client";
import type { Lane } from "../board/rounds";
import { RowView } from "./row-view";
import { TokenView } from "./token-view";

type Props = { lab: string; lane: Lane; answer: CheckAnswer };

/** What the cookie stands for: a row in the table, or everything that is in the token. */
export function Credential({ lab, lane, answer }: Props) {
  const { cookie } = answer.evidence;
  if (!cookie) return <p className="text-muted">No cookie came, so there is nothing to show.</p>;
  if (lane.strategy === "database") return <RowView lab={lab} lane={lane} answer={answer} />;
  return <TokenView token={cookie.value} at={Date.parse(answer.at)} />;
}
