import { rich } from "@/components/ui/rich";
import type { Prediction } from "@/lessons/scenarios/scenario";
import { laneName } from "@/lessons/strategies/lane-name";
import { strategyRecords } from "@/lessons/strategies/strategy";
import { deviceName } from "@/lib/lab/devices";
import { type LaneKey, laneOf } from "@/lib/lab/lane";
import { inLanguage } from "@/lib/language/in-language";
import { t } from "@/lib/language/texts";
import { type Guess, guessWords, type Judged, judgeGuesses, tallyWords } from "./prediction";
import type { TourStore } from "./tour-store";
import type { TourView } from "./tour-view";

const choices: readonly { guess: Guess; icon: string; word: string }[] = inLanguage(
  [
    { guess: "signed-in", icon: "✓", word: "in" },
    { guess: "signed-out", icon: "✕", word: "out" },
  ],
  "word",
);

type Props = { tour: TourStore; told: TourView; prediction: Prediction };

/** Who will still be signed in? One guess for each device that is open; afterwards what came of it, and why. */
export function PredictionGrid({ tour, told, prediction }: Props) {
  const { ask, because, why } = prediction;
  const judged = told.phase === "compared" ? judgeGuesses(told.guesses, told.found) : null;
  const strategies = [...new Set(ask.map((key) => laneOf(key).strategy))];
  return (
    <div data-part="prediction" className="grid grid-cols-2 gap-x-3 gap-y-1 sm:col-span-2 sm:gap-x-6">
      {strategies.map((strategy) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid cell in every browser
        <div
          key={strategy}
          role="group"
          aria-label={t("Prediction, {title}", { title: strategyRecords[strategy].title })}
          data-strategy={strategy}
          className="min-w-0 border-l-[3px] border-l-accent pl-2"
        >
          <p className="font-semibold text-[0.8125rem]">{strategyRecords[strategy].title}</p>
          <div className="mt-1 grid gap-x-3 gap-y-1 sm:grid-cols-3">
            {ask
              .filter((key) => laneOf(key).strategy === strategy)
              .map((key) => (
                <Cell
                  key={key}
                  lane={key}
                  guess={told.guesses.get(key)}
                  judged={judged?.find((one) => one.key === key)}
                  open={told.phase === "told"}
                  onGuess={(guess) => tour.guess(key, guess)}
                />
              ))}
          </div>
          {judged?.some(({ key, verdict }) => verdict === "wrong" && laneOf(key).strategy === strategy) && (
            <p className="mt-1 text-[0.8125rem]">{why[strategy]}</p>
          )}
        </div>
      ))}
      {judged ? (
        <GivenReason told={told} because={because} judged={judged} />
      ) : (
        <AskedReason tour={tour} told={told} because={because} />
      )}
    </div>
  );
}

type ReasonProps = { told: TourView; because: Prediction["because"] };

/** The reason for the guesses: one of those that are heard, or another. Neither has to be given. */
function AskedReason({ tour, told, because }: ReasonProps & { tour: TourStore }) {
  const off = told.phase !== "told";
  return (
    <div className="col-span-full flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.8125rem]">
      <label className="flex min-w-0 items-center gap-1.5">
        {t("because …")}
        <select
          value={told.reason}
          disabled={off}
          onChange={(event) => tour.explainGuess({ reason: event.target.value })}
          className="field min-h-8 w-auto min-w-0 max-w-full rounded-md pl-1.5"
        >
          <option value="">{t("choose a reason, if you like")}</option>
          {because.map(({ reason }) => (
            <option key={reason}>{reason}</option>
          ))}
        </select>
      </label>
      <input
        aria-label={t("Because, in your own words")}
        placeholder={t("or say it in your own words")}
        maxLength={140}
        value={told.ownWords}
        disabled={off}
        onChange={(event) => tour.explainGuess({ ownWords: event.target.value })}
        className="min-h-8 min-w-48 grow rounded-md border border-edge bg-surface px-2"
      />
    </div>
  );
}

/** The same once the outcome is known, with what is to be said of it. */
function GivenReason({ told, because, judged }: ReasonProps & { judged: readonly Judged[] }) {
  const chosen = because.find(({ reason }) => reason === told.reason);
  return (
    <div className="col-span-full text-[0.8125rem]">
      <p className="font-semibold">{tallyWords(judged)}</p>
      {chosen && (
        <p>
          {rich(
            "You said: because {reason}. <b>{answer}</b>",
            { b: (text) => <b className="font-semibold">{text}</b> },
            { reason: chosen.reason, answer: chosen.answer },
          )}
        </p>
      )}
      {told.ownWords && <p>{t("In your own words: “{ownWords}”", { ownWords: told.ownWords })}</p>}
    </div>
  );
}

type CellProps = {
  lane: LaneKey;
  guess: Guess | undefined;
  judged: Judged | undefined;
  open: boolean;
  onGuess(guess: Guess): void;
};

function Cell({ lane, guess, judged, open, onGuess }: CellProps) {
  const device = deviceName(laneOf(lane).device);
  if (judged) return <Verdict device={device} {...judged} />;
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-1.5 gap-y-1">
      <span className="text-[0.8125rem] sm:min-w-12">{device}</span>
      <span className="flex flex-wrap gap-1.5">
        {choices.map((choice) => (
          <button
            key={choice.guess}
            type="button"
            aria-label={`${laneName(laneOf(lane))}: ${guessWords[choice.guess]}`}
            aria-pressed={guess === choice.guess}
            aria-disabled={!open}
            onClick={() => open && onGuess(choice.guess)}
            className="min-h-8 whitespace-nowrap rounded-md border border-edge px-1.5 text-[0.8125rem] aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:font-semibold aria-pressed:text-surface xl:px-2.5"
          >
            <span aria-hidden="true">{choice.icon}</span> {choice.word}
          </button>
        ))}
      </span>
    </div>
  );
}

const outcomeWords: Record<Judged["outcome"], string> = inLanguage({
  "signed-in": "in",
  "signed-out": "out",
  "no-answer": "no answer",
});

const verdicts: Record<Judged["verdict"], { icon: string; word: string; look: string }> = inLanguage(
  {
    right: { icon: "✓", word: "right", look: "" },
    wrong: { icon: "✕", word: "wrong", look: "text-alert" },
    open: { icon: "?", word: "no answer", look: "" },
  },
  "word",
);

function Verdict({ device, guess, outcome, verdict }: Judged & { device: string }) {
  const { icon, word, look } = verdicts[verdict];
  return (
    <p className="min-w-0 text-[0.8125rem] leading-tight">
      {device}{" "}
      <b className={`whitespace-nowrap ${look}`}>
        <span aria-hidden="true">{icon}</span> {word}
      </b>
      <br />
      <span className="text-muted">
        {t("guessed {guess}, is {outcome}", {
          guess: outcomeWords[guess],
          outcome: outcomeWords[outcome],
        })}
      </span>
    </p>
  );
}
