import { rich } from "@/components/ui/rich";
import { roundKindOf } from "@/lessons/rounds/registry";
import { strategyRecords } from "@/lessons/strategies/strategy";
import type { Counts, Predictions, RoundState } from "@/lib/class/state";
import { t } from "@/lib/language/texts";
import { Bar } from "./bar";

type Props = {
  round: RoundState;
  predictions: Predictions;
  counts: Partial<Record<string, Counts>>;
  /** How many phones there are. */
  phones: number;
};

/** What the room said before the act: how many have, until it is shown; then beside what came of it. */
export function Guesses({ round, predictions, counts, phones }: Props) {
  const { given, shown } = predictions;
  if (!shown) {
    return (
      <p className="text-base">
        {rich(
          "<b>{given}</b> of {phones} have guessed",
          { b: (text) => <b className="text-2xl">{text}</b> },
          { given, phones },
        )}
      </p>
    );
  }
  return (
    <div>
      <h3 className="font-semibold text-base">{t("You said, before")}</h3>
      <ul className="mt-1 grid gap-1.5">
        {[round.left, round.right].flatMap((strategy) =>
          (["out", "in"] as const).map((side) => {
            const count = shown.lanes[strategy]?.[side] ?? 0;
            const came = whatCame(counts[strategy]);
            return (
              <li
                key={strategy + side}
                className="grid grid-cols-[minmax(0,1fr)_2.75rem_2.25rem] items-center gap-2 text-[0.8125rem]"
              >
                <span className="leading-tight">
                  {strategyRecords[strategy].title}: {side === "in" ? t("still in") : t("out")}
                </span>
                <Bar count={count} of={given} />
                <b>
                  {count} {came === side && <span title={t("So it was")}>✓</span>}
                </b>
              </li>
            );
          }),
        )}
      </ul>
      <Reasons round={round} because={shown.because} words={shown.words} />
    </div>
  );
}

/** What most phones found; `null` while it is neither. */
function whatCame(counts: Counts | undefined): "in" | "out" | null {
  if (!counts || counts.in === counts.out) return null;
  return counts.in > counts.out ? "in" : "out";
}

function Reasons({
  round,
  because,
  words,
}: { round: RoundState } & Pick<NonNullable<Predictions["shown"]>, "because" | "words">) {
  const { reasons } = roundKindOf(round.kind);
  const given = Object.entries(because).filter(([id]) => id !== "none");
  if (given.length === 0) return null;
  return (
    <details className="mt-2">
      <summary>{t("because …")}</summary>
      <ul className="mt-1 grid max-h-32 gap-0.5 overflow-y-auto">
        {given.map(([id, count]) => (
          <li key={id}>
            <b>{count}</b> {id === "other" ? t("for a reason of their own") : (reasons[id] ?? id)}
          </li>
        ))}
        {words.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two phones may write the same
          <li key={index} className="text-muted">
            “{text}”
          </li>
        ))}
      </ul>
    </details>
  );
}
