import { strategyRecords } from "@/lessons/strategies/strategy";
import type { PhoneOnWall } from "@/lib/class/state";
import type { Strategy } from "@/lib/lab/strategy";
import { t } from "@/lib/language/texts";
import { reasonWords } from "../evidence/explain";

type Props = { phones: readonly PhoneOnWall[]; strategy: Strategy };

/** Why a side came out as it did: how the server decides, and what the phones' checks were answered, counted. */
export function Answers({ phones, strategy }: Props) {
  return (
    <div className="mt-2">
      <p>{strategyRecords[strategy].summary}</p>
      <ul className="font-mono">
        {answersOf(phones, strategy).map(([answer, count]) => (
          <li key={answer}>
            {count} × {answer}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the latest checks were answered, the commonest first. */
function answersOf(phones: readonly PhoneOnWall[], strategy: Strategy): [string, number][] {
  const answers = new Map<string, number>();
  for (const { lanes } of phones) {
    const lane = lanes[strategy];
    if (!lane || lane.outcome === "late" || lane.outcome === "unseen") continue;
    const answer =
      lane.outcome === "in"
        ? t("200 signed in")
        : `${lane.outcome === "out" ? 401 : 503} ${lane.reason ?? ""}: ${lane.reason ? reasonWords(lane.reason, strategy) : ""}`;
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
  }
  return [...answers].sort(([, one], [, other]) => other - one);
}
