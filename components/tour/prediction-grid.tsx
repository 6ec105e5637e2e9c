import { laneName } from "@/lessons/strategies/lane-name";
import { strategyRecords } from "@/lessons/strategies/strategy";
import { deviceName } from "@/lib/lab/devices";
import { type LaneKey, laneOf } from "@/lib/lab/lane";
import { type Guess, guessWords, type Judged, judgeGuesses } from "./prediction";
import type { TourStore } from "./tour-store";
import type { TourView } from "./tour-view";

const choices: readonly { guess: Guess; icon: string; word: string }[] = [
  { guess: "signed-in", icon: "✓", word: "in" },
  { guess: "signed-out", icon: "✕", word: "out" },
];

type Props = { tour: TourStore; told: TourView };

/** Who will still be signed in? One guess for each device; afterwards what came of it, beside the guess. */
export function PredictionGrid({ tour, told }: Props) {
  const { scenario, stage } = tour;
  const judged = told.phase === "compared" ? judgeGuesses(told.guesses, told.found) : null;
  return (
    <div data-part="prediction" className="grid grid-cols-2 gap-x-3 sm:col-span-2 sm:gap-x-6">
      {scenario.strategies.map((strategy) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid cell in every browser
        <div
          key={strategy}
          role="group"
          aria-label={`Prediction, ${strategyRecords[strategy].title}`}
          data-strategy={strategy}
          className="min-w-0 border-l-[3px] border-l-accent pl-2"
        >
          <p className="font-semibold text-[0.8125rem]">{strategyRecords[strategy].title}</p>
          <div className="mt-1 grid gap-x-3 gap-y-1 sm:grid-cols-3">
            {stage
              .lanes()
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
        </div>
      ))}
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
      <span className="flex gap-1.5">
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

const outcomeWords: Record<Judged["outcome"], string> = {
  "signed-in": "in",
  "signed-out": "out",
  "no-answer": "no answer",
};

const verdicts: Record<Judged["verdict"], { icon: string; word: string; look: string }> = {
  right: { icon: "✓", word: "right", look: "" },
  wrong: { icon: "✕", word: "wrong", look: "text-alert" },
  open: { icon: "?", word: "nobody can say", look: "" },
};

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
        guessed {outcomeWords[guess]}, is {outcomeWords[outcome]}
      </span>
    </p>
  );
}
