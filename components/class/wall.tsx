"use client";

import { useRef, useState } from "react";
import { strategyRecords } from "@/lessons/strategies/strategy";
import type { ClassState } from "@/lib/class/state";
import type { SharedLink } from "@/lib/shared-link";
import { formatLeft } from "../evidence/format";
import { useKeys } from "../tour/use-keys";
import { Curve, endedText } from "./curve";
import { Guesses } from "./guesses";
import { headlineOf } from "./headline";
import { JoinPanel } from "./join-panel";
import { Lights } from "./lights";
import { useClass } from "./use-class";
import { WallControls } from "./wall-controls";

type Props = {
  initial: ClassState;
  /** One for each address of this machine, the likeliest first. */
  links: readonly SharedLink[];
};

/** What the projector shows of a class. */
export function Wall({ initial, links }: Props) {
  const { state, silentSince, refusal, send } = useClass(initial);
  const [isBlank, setIsBlank] = useState(false);
  const picture = useRef<SVGSVGElement>(null);
  const { round, counts, predictions, phones, pin, isOpen } = state;
  const headline = headlineOf(state);
  const inLobby = round.phase === "lobby";
  const strategies = [round.left, round.right];

  const explain = () => void send("POST", "reveal");
  const blank = () => setIsBlank(!isBlank);
  // A presenter's remote does the next of a round's steps. What begins a round is no key, since it is chosen.
  const forward = () => {
    if (round.phase === "ask") void send("POST", "act");
    if (round.phase === "observe") explain();
  };
  useKeys({ forward, blank });

  return (
    <main className="mx-auto grid max-w-[120rem] gap-3 px-5 py-3 max-sm:px-3">
      {isBlank && (
        <button
          type="button"
          aria-label="Show the wall again"
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
        <p className="text-muted">
          {inLobby ? "Before the first round" : `Round ${round.number}`} ·{" "}
          {strategies.map((strategy) => strategyRecords[strategy].title).join(" against ")}
        </p>
      </div>
      {silentSince !== null && (
        <p role="alert" className="font-semibold text-alert">
          The server does not answer: this is what was known {formatLeft(Date.now() - silentSince)} ago.
        </p>
      )}
      <div
        className={`grid gap-3 ${inLobby ? "lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]" : "md:grid-cols-2 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_19rem]"}`}
      >
        {inLobby && (
          <section aria-label="Join" className="panel row-span-2 px-4 py-4">
            <JoinPanel links={links} pin={pin} isOpen={isOpen} isLarge />
          </section>
        )}
        {strategies.map((strategy) => (
          <Lights key={strategy} state={state} strategy={strategy} explains={round.phase === "explain"} />
        ))}
        {!inLobby && (
          <section
            aria-label="Join and guesses"
            className="panel grid content-between gap-3 px-3 py-3 max-xl:md:col-span-2"
          >
            <JoinPanel links={links} pin={pin} isOpen={isOpen} isLarge={false} />
            <Guesses round={round} predictions={predictions} counts={counts} phones={phones.length} />
          </section>
        )}
      </div>
      {!inLobby && (
        <section aria-labelledby="curve-heading" className="panel px-3 pt-2 pb-1">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <h2 id="curve-heading" className="font-semibold text-base">
              Who stayed signed in
            </h2>
            <p className="flex flex-wrap gap-x-4">
              {strategies.map((strategy) => (
                <span key={strategy} data-strategy={strategy} className="font-semibold text-accent">
                  {endedText(state.ended[strategy])}
                </span>
              ))}
            </p>
          </div>
          <Curve state={state} ref={picture} />
        </section>
      )}
      <WallControls state={state} send={send} picture={picture} refusal={refusal} onExplain={explain} />
    </main>
  );
}
