import type { Card } from "@/lessons/claims/card";
import { longestReason, type OwnVerdict, ownWords } from "@/lessons/claims/own-verdict";
import { type Verdict, verdictWords } from "@/lessons/claims/verdict";
import { t } from "@/lib/language/texts";
import { useLoaded } from "../ui/use-loaded";

type Props = {
  card: Card;
  own: OwnVerdict | null;
  /** It can be written until the card is run. */
  open: boolean;
  onChange(own: OwnVerdict | null): void;
};

/** What the reader expects before the run, and why; afterwards, what it was. */
export function OwnField({ card, own, open, onChange }: Props) {
  const isLoaded = useLoaded();
  if (!open) {
    return (
      own && (
        <p className="text-[0.8125rem] leading-[1.45]">
          {t("You expected: {ownWords}.", { ownWords: ownWords(own) })}
        </p>
      )
    );
  }
  const { statement } = card;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.8125rem] print:hidden">
      <label className="flex items-center gap-1.5">
        <span>
          {t("You expect")}
          <span className="sr-only">: {statement}</span>
        </span>
        <select
          className="field min-h-8 w-auto pl-1.5"
          disabled={!isLoaded}
          value={own?.verdict ?? ""}
          onChange={({ target }) =>
            onChange(target.value ? { verdict: target.value as Verdict, reason: own?.reason ?? "" } : null)
          }
        >
          <option value="">–</option>
          {Object.entries(verdictWords).map(([verdict, { word }]) => (
            <option key={verdict} value={verdict}>
              {word}
            </option>
          ))}
        </select>
      </label>
      {own && (
        <label className="flex min-w-0 grow items-center gap-1.5">
          {t("because")}
          <span className="sr-only">: {statement}</span>
          <input
            className="field min-h-8 px-2"
            maxLength={longestReason}
            value={own.reason}
            onChange={({ target }) => onChange({ ...own, reason: target.value })}
          />
        </label>
      )}
    </div>
  );
}
