import { seenBroken } from "@/lessons/scenarios/seen-broken";
import { type Strategy, strategyRecords } from "@/lessons/strategies/strategy";
import { t } from "@/lib/language/texts";
import type { BoardStore } from "../lab-client/board-store";
import { performAction } from "../lab-client/perform-action";

type Props = { store: BoardStore; strategy: Strategy; shown: readonly Strategy[]; disabled: boolean };

/** What a thief would do about what is broken on purpose, and a button that does it on this board. */
export function SeeItBroken({ store, strategy, shown, disabled }: Props) {
  const { broken } = strategyRecords[strategy];
  if (!broken) return null;

  async function show(): Promise<void> {
    for (const action of seenBroken(strategy)) {
      if (await performAction(store, action, shown)) return;
    }
  }

  return (
    <p data-part="flaw" className="mt-0.5 text-[0.8125rem]">
      {t("A thief {beatenBy}.", { beatenBy: broken.beatenBy })}{" "}
      <button
        type="button"
        className="min-h-6 whitespace-nowrap font-semibold underline"
        aria-disabled={disabled}
        onClick={() => disabled || show()}
      >
        {t("See it broken")}
      </button>
    </p>
  );
}
