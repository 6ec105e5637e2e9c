"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import type { Card } from "@/lessons/claims/card";
import { sides, sideWords } from "@/lessons/claims/columns";
import type { Machine } from "@/lessons/claims/machine";
import { countVerdicts } from "@/lessons/claims/report";
import { t } from "@/lib/language/texts";
import { ClaimCard } from "./claim-card";
import { ClaimsStore, type ClaimsView } from "./claims-store";
import { ClaimsToolbar } from "./claims-toolbar";
import { VerdictMatrix } from "./verdict-matrix";

type Props = { lab: string; cards: readonly Card[]; machine: Machine };

/** Every statement as a card, the buttons that put them to the test, and what came of it. */
export function Claims({ lab, cards, machine }: Props) {
  const [store] = useState(() => new ClaimsStore(lab, cards));
  const view = useSyncExternalStore(store.subscribe, store.read, store.read);
  useEffect(() => store.restore(), [store]);
  return (
    <main className="pb-8">
      <ClaimsToolbar lab={lab} cards={cards} machine={machine} store={store} view={view} />
      <VerdictMatrix cards={cards} view={view} />
      <div className="grid items-start gap-3 px-5 max-sm:px-3 lg:grid-cols-2 print:block">
        {sides.map((side) => {
          const title = t("Statements about {side}", {
            side: sideWords[side] === "JWT" ? t("JWT") : t("database sessions"),
          });
          const own = cards.filter((card) => card.side === side);
          return (
            <section key={side} data-strategy={side} aria-label={title} className="grid min-w-0 gap-2.5">
              <div className="panel flex flex-wrap items-baseline justify-between gap-x-3 border-t-[3px] border-t-accent px-3 py-2 print:hidden">
                <h2 className="font-bold text-[0.9375rem]">{title}</h2>
                <p className="text-[0.8125rem] text-muted">{summarise(own, view)}</p>
              </div>
              {own.map((card) => (
                <ClaimCard key={card.id} lab={lab} card={card} state={view.cards[card.id]} store={store} />
              ))}
            </section>
          );
        })}
      </div>
      <p aria-live="polite" className="sr-only">
        {view.spoken}
      </p>
    </main>
  );
}

function summarise(cards: readonly Card[], view: ClaimsView): string {
  const verdicts = cards.flatMap(({ id }) => view.cards[id]?.result?.verdict ?? []);
  if (verdicts.length === 0)
    return t("{cards} statements, none put to the test yet", { cards: cards.length });
  return countVerdicts(verdicts);
}
