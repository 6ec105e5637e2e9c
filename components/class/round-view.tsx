import { type RefObject, useState } from "react";
import { strategyRecords } from "@/lessons/strategies/strategy";
import type { ClassState } from "@/lib/class/state";
import { t } from "@/lib/language/texts";
import type { SharedLink } from "@/lib/shared-link";
import { areAlike, Curve, endedText } from "./curve";
import { Guesses } from "./guesses";
import { JoinPanel } from "./join-panel";
import { Lights } from "./lights";
import { ChooseCheck } from "./one-check";

type Props = {
  state: ClassState;
  /** One for each address of this machine, the likeliest first. */
  links: readonly SharedLink[];
  picture: RefObject<SVGSVGElement | null>;
  /** The check of that phone is to be told by itself. */
  onTell(number: number): void;
};

/** The round that the class is in, or the way to join before the first. */
export function RoundView({ state, links, picture, onTell }: Props) {
  const { round, counts, predictions, phones, pin, isOpen, told } = state;
  const inLobby = round.phase === "lobby";
  const strategies = [round.left, round.right];
  const [chosen, setChosen] = useState<number | null>(null);
  const choose = (number: number) => {
    setChosen(number);
    onTell(number);
  };
  return (
    <>
      <div
        className={`grid gap-3 ${inLobby ? "lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]" : "md:grid-cols-2 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_19rem]"}`}
      >
        {inLobby && (
          <section aria-label={t("Join")} className="panel row-span-2 px-4 py-4">
            <JoinPanel links={links} pin={pin} isOpen={isOpen} isLarge />
          </section>
        )}
        {strategies.map((strategy) => (
          <Lights key={strategy} state={state} strategy={strategy} />
        ))}
        {!inLobby && (
          <section
            aria-label={t("Join and guesses")}
            className="panel grid content-between gap-x-6 gap-y-3 px-3 py-3 max-xl:md:col-span-2 max-xl:md:grid-cols-2"
          >
            <JoinPanel links={links} pin={pin} isOpen={isOpen} isLarge={false} />
            <div className="grid content-start gap-3">
              {told && <ChooseCheck phones={phones} chosen={chosen ?? told.number} onChoose={choose} />}
              <Guesses round={round} predictions={predictions} counts={counts} phones={phones.length} />
            </div>
          </section>
        )}
      </div>
      {!inLobby && (
        <section aria-labelledby="curve-heading" className="panel px-3 pt-2 pb-1">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <h2 id="curve-heading" className="font-semibold text-base">
              {t("Who stayed signed in")}
            </h2>
            <p className="flex flex-wrap gap-x-4">
              {strategies.map((strategy, index) => (
                <span key={strategy} data-strategy={strategy} className="font-semibold text-accent">
                  {areAlike(state) && `${index === 0 ? "┄" : "—"} ${strategyRecords[strategy].title} `}
                  {endedText(state.ended[strategy])}
                </span>
              ))}
            </p>
          </div>
          <Curve state={state} ref={picture} />
        </section>
      )}
    </>
  );
}
