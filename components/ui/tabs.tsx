import type { KeyboardEvent } from "react";
import { t } from "@/lib/language/texts";
import { lookUp } from "@/lib/look-up";

type Props<T extends string> = {
  /** The panel's id is `{id}-panel`. */
  id: string;
  tabs: readonly T[];
  chosen: T;
  onChoose(tab: T): void;
};

/** Tabs with the keys that the ARIA practices ask for: arrows, Home, End. */
export function Tabs<T extends string>({ id, tabs, chosen, onChoose }: Props<T>) {
  function onKey(event: KeyboardEvent<HTMLElement>): void {
    const at = tabs.indexOf(chosen);
    const targets: Record<string, number> = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: (at - 1 + tabs.length) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const target = lookUp(targets, event.key);
    if (target === undefined) return;
    event.preventDefault();
    onChoose(tabs[target] as T);
    document.getElementById(`${id}-tab-${target}`)?.focus();
  }

  return (
    <div role="tablist" className="flex flex-wrap gap-x-4">
      {tabs.map((tab, index) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`${id}-tab-${index}`}
          data-tab={tab}
          aria-selected={tab === chosen}
          aria-controls={`${id}-panel`}
          tabIndex={tab === chosen ? 0 : -1}
          onClick={() => onChoose(tab)}
          onKeyDown={onKey}
          className="min-h-8 border-transparent border-b-2 pb-0.5 text-muted hover:text-ink aria-selected:border-ink aria-selected:font-semibold aria-selected:text-ink"
        >
          {t(tab)}
        </button>
      ))}
    </div>
  );
}
