import type { ClassState, LaneState, PhoneOnWall } from "@/lib/class/state";
import type { Strategy } from "@/lib/lab/strategy";
import { formatNumber } from "@/lib/language/numbers";
import { t } from "@/lib/language/texts";
import { reasonWords } from "../evidence/explain";
import { formatLeft } from "../evidence/format";
import { SqlText } from "../evidence/sql-text";

type Props = { state: ClassState; strategy: Strategy };

/** What the latest check of one phone was answered under a strategy, and what that took. */
export function OneCheck({ state, strategy }: Props) {
  const { told, phones } = state;
  const phone = phones.find(({ number }) => number === told?.number);
  if (!told || !phone) return null;
  const lane = phone.lanes[strategy];
  return (
    <div className="mt-1.5 border-line border-t pt-1.5 font-mono" data-one-check={told.number}>
      <p>
        {t("Phone {number}:", { number: told.number })}{" "}
        {lane?.lastSeenAt ? answerOf(lane, strategy, state) : t("not seen in this round")}
      </p>
      {told.sql[strategy]?.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the statements of one check, in the order sent
        <p key={index} className="text-muted text-sm">
          <SqlText text={text} />
        </p>
      ))}
    </div>
  );
}

type ChoiceProps = {
  phones: readonly PhoneOnWall[];
  chosen: number;
  onChoose(number: number): void;
};

/** Whose latest check is told by itself. */
export function ChooseCheck({ phones, chosen, onChoose }: ChoiceProps) {
  return (
    <label className="inline-flex items-center gap-2 text-base">
      {t("Look at the check of phone")}
      <select
        className="field min-h-8 w-auto"
        value={chosen}
        onChange={(event) => onChoose(Number(event.target.value))}
      >
        {phones.map(({ number }) => (
          <option key={number}>{number}</option>
        ))}
      </select>
    </label>
  );
}

function answerOf(lane: LaneState, strategy: Strategy, { now, round }: ClassState): string {
  const { outcome, reason, statements, expiresAt, refusedAt } = lane;
  const took = statements === 0 ? t("no SQL") : t("{statements} SQL", { statements: statements ?? 0 });
  if (outcome === "no-answer") return `503, ${took}`;
  if (reason) {
    const after = refusedAt && round.actedAt ? Date.parse(refusedAt) - Date.parse(round.actedAt) : null;
    const delay =
      after === null
        ? ""
        : t(", first {max} s after the act", { max: formatNumber(Math.max(0, after) / 1000, 1) });
    return `401 ${reason}, ${reasonWords(reason, strategy)}; ${took}${delay}`;
  }
  const left = expiresAt
    ? t(", {left} left", { left: formatLeft(Date.parse(expiresAt) - Date.parse(now)) })
    : "";
  return t("200 signed in; {took}{left}", { took, left });
}
