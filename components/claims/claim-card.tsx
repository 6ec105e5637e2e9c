import { rich } from "@/components/ui/rich";
import type { Card } from "@/lessons/claims/card";
import { sideWords } from "@/lessons/claims/columns";
import { duration } from "@/lessons/claims/words";
import { labPath } from "@/lib/lab/lab-path";
import { formatTime } from "@/lib/language/numbers";
import { t } from "@/lib/language/texts";
import { CardLinks, PrintedSources } from "./card-links";
import type { CardState, ClaimsStore } from "./claims-store";
import { ColumnVerdicts } from "./column-verdicts";
import { EvidenceLines } from "./evidence-lines";
import { OwnField } from "./own-field";
import { QuizPanel } from "./quiz-panel";
import { SliderField } from "./slider-field";
import { VerdictBadge } from "./verdict-badge";

type Props = { lab: string; card: Card; state: CardState | undefined; store: ClaimsStore };

/** One statement: how it is tested, the button that does it, and what the numbers decided. */
export function ClaimCard({ lab, card, state, store }: Props) {
  const { number, id, of, side, statement, means, narrowed, leftOut, method, thresholds } = card;
  const { running = null, result = null, problem = null, own = null, slider } = state ?? {};
  return (
    <article
      id={id}
      aria-labelledby={`${id}-statement`}
      data-verdict={result?.verdict}
      className="panel grid min-w-0 scroll-mt-4 gap-2 px-3 pt-2.5 pb-2 print:break-before-page print:break-inside-avoid print:border-0"
    >
      <div className="flex items-start gap-2.5">
        <span className="min-w-5 font-semibold text-accent text-base leading-[1.35]">{number}</span>
        <h3 id={`${id}-statement`} className="min-w-0 grow font-semibold text-base leading-[1.35]">
          {statement}
        </h3>
        <button
          type="button"
          className="btn -my-0.5 print:hidden"
          aria-disabled={running !== null}
          onClick={() => store.run(card)}
        >
          {running ? t("Running") : result ? t("Run again") : t("Run")}
          <span className="sr-only">: {statement}</span>
        </button>
      </div>
      <p className="leading-[1.45]">
        <span className="font-semibold">
          {of === "praise" ? t("Praise") : t("Blame")}, {sideWords[side]}:
        </span>{" "}
        {means}
        {narrowed && ` ${narrowed}`}
      </p>
      <p className="text-[0.8125rem] text-muted leading-[1.45]">{method}</p>
      <OwnField
        card={card}
        own={own}
        open={!result && !running}
        onChange={(expected) => store.setOwn(card, expected)}
      />
      {card.slider && (
        <SliderField
          slider={card.slider}
          value={slider ?? card.slider.initial}
          onChange={(value) => store.setSlider(card, value)}
        />
      )}
      {card.browser === "quiz" && <QuizPanel />}
      {running && (
        <label className="grid gap-1 text-[0.8125rem]">
          <span>{running.words}</span>
          <progress className="progress w-full" value={running.share} max={1} />
        </label>
      )}
      {problem && <p className="font-semibold text-[0.8125rem] text-alert">{problem}</p>}
      {result && (
        <div className={`grid min-w-0 gap-2 ${running ? "opacity-60" : ""}`}>
          <p className="leading-[1.45]">
            <VerdictBadge verdict={result.verdict} /> {result.sentence}
          </p>
          <ColumnVerdicts id={id} result={result} />
          {leftOut && <p className="text-[0.8125rem] text-muted leading-[1.45]">{leftOut}</p>}
          <EvidenceLines lines={result.evidence} label={t("Evidence: {statement}", { statement })} />
        </div>
      )}
      <div className="relative flex flex-wrap justify-between gap-x-4 gap-y-1 border-line border-t pt-1.5 text-[0.75rem] text-muted">
        <ul className="min-w-0">
          {thresholds.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        <div className="flex flex-wrap items-baseline gap-x-3">
          {result ? (
            <span>
              {rich(
                "<time>{when}</time>, took {duration}",
                { time: (text) => <time dateTime={result.at}>{text}</time> },
                { when: formatTime(result.at), duration: duration(result.ms) },
              )}
            </span>
          ) : (
            <span>{t("takes about {expectedSeconds} s", { expectedSeconds: card.expectedSeconds })}</span>
          )}
          <CardLinks card={card} lab={labPath(lab)} />
        </div>
      </div>
      <PrintedSources sources={card.sources} />
    </article>
  );
}
