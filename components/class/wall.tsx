"use client";

import { useRef, useState } from "react";
import { strategyRecords } from "@/lessons/strategies/strategy";
import type { ClassState } from "@/lib/class/state";
import { t } from "@/lib/language/texts";
import type { SharedLink } from "@/lib/shared-link";
import { formatLeft } from "../evidence/format";
import { useKeys } from "../tour/use-keys";
import { headlineOf } from "./headline";
import { JoinPanel } from "./join-panel";
import { labsText, OwnLabsView } from "./own-labs-view";
import { RoundView } from "./round-view";
import { isTooEarly } from "./too-early";
import { useClass } from "./use-class";
import { WallControls } from "./wall-controls";

type Props = {
  initial: ClassState;
  /** One for each address of this machine, the likeliest first. */
  links: readonly SharedLink[];
};

/** What the projector shows of a class. */
export function Wall({ initial, links }: Props) {
  const { state, silentSince, refusal, tell, send } = useClass(initial);
  const [isBlank, setIsBlank] = useState(false);
  const picture = useRef<SVGSVGElement>(null);
  const [wantsLabs, setWantsLabs] = useState(true);
  const { round, phones, pin, isOpen, ownLabs } = state;
  const showsLabs = ownLabs !== null && wantsLabs;
  const headline = showsLabs ? { text: labsText(ownLabs), outcomes: [] } : headlineOf(state);

  // Of the round that is seen here: another wall may have begun the next.
  const explain = () => void send("POST", "reveal", { round: round.number });
  const act = () => void send("POST", "act", { round: round.number });
  const blank = () => setIsBlank(!isBlank);
  // A presenter's remote does the next of a round's steps. What begins a round is no key, since it is chosen.
  const forward = () => {
    if (showsLabs) return;
    if (round.phase === "ask" && !isTooEarly(state)) act();
    if (round.phase === "observe") explain();
  };
  useKeys({ forward, blank });

  return (
    <main className="mx-auto grid max-w-[120rem] gap-3 px-5 py-3 max-sm:px-3">
      {isBlank && (
        <button
          type="button"
          aria-label={t("Show the wall again")}
          className="fixed inset-0 z-50 bg-black"
          onClick={blank}
        />
      )}
      <div className="flex flex-wrap items-baseline justify-between gap-x-5">
        <h1 aria-live="polite" className="font-bold text-[clamp(1.25rem,2vw,2.5rem)] leading-tight">
          {headline.text}{" "}
          {headline.outcomes.map(({ strategy, text }) => (
            <span key={strategy} data-strategy={strategy} className="text-accent">
              {text}{" "}
            </span>
          ))}
        </h1>
        {!showsLabs && (
          <p className="text-muted">
            {round.phase === "lobby"
              ? t("Before the first round")
              : t("Round {number}", { number: round.number })}{" "}
            ·{" "}
            {t("{left} against {right}", {
              left: strategyRecords[round.left].title,
              right: strategyRecords[round.right].title,
            })}
          </p>
        )}
      </div>
      {silentSince !== null && (
        <p role="alert" className="font-semibold text-alert">
          {t("The server does not answer: this is what was known {left} ago.", {
            left: formatLeft(Date.now() - silentSince),
          })}
        </p>
      )}
      {showsLabs && ownLabs ? (
        <OwnLabsView ownLabs={ownLabs} phones={phones.length}>
          <JoinPanel links={links} pin={pin} isOpen={isOpen} isLarge={false} />
        </OwnLabsView>
      ) : (
        <RoundView state={state} links={links} picture={picture} onTell={tell} />
      )}
      <WallControls
        state={state}
        send={send}
        picture={picture}
        refusal={refusal}
        onAct={act}
        onExplain={explain}
        showsLabs={showsLabs}
        onShowLabs={setWantsLabs}
      />
    </main>
  );
}
