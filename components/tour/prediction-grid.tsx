import { strategyWords } from "@/lib/auth/strategy";
import { deviceName } from "@/lib/lab/devices";
import { type LaneKey, laneName, laneOf } from "@/lib/lab/lane";
import type { BoardView } from "../board/board-store";
import { type Guess, guessWords, type Judged, judgeGuesses } from "./prediction";
import type { TourStore, TourView } from "./tour-store";

const choices: readonly { guess: Guess; icon: string; word: string }[] = [
  { guess: "signed-in", icon: "✓", word: "in" },
  { guess: "signed-out", icon: "✕", word: "out" },
];

type Props = { tour: TourStore; told: TourView; board: BoardView };

/** Who will still be signed in? One guess for each device; afterwards what came of it, beside the guess. */
export function PredictionGrid({ tour, told, board }: Props) {
  const { scenario, stage, locked } = tour;
  const answers = board.rounds.at(-1)?.answers ?? new Map();
  const judged = told.phase === "compared" ? judgeGuesses(told.guesses, answers) : null;
  const right = judged?.filter((one) => one.right).length ?? 0;
  return (
    <div className="sm:col-span-2">
      <div className="grid grid-cols-2 gap-x-3 sm:gap-x-6">
        {scenario.strategies.map((strategy) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid cell in every browser
          <div
            key={strategy}
            role="group"
            aria-label={`Prediction, ${strategyWords[strategy].title}`}
            data-strategy={strategy}
            className="min-w-0 border-l-[3px] border-l-accent pl-2"
          >
            <p className="font-semibold text-[0.8125rem]">{strategyWords[strategy].title}</p>
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
      <p className="mt-1 text-[0.8125rem] text-muted" aria-live="polite">
        {judged && `${right} of ${judged.length} guessed right.`}
        {locked && "Guess for each device before the password is changed. "}
        {told.phase === "told" && !locked && "Every device is guessed. "}
        {told.phase === "told" && (
          <button
            type="button"
            className="min-h-6 underline hover:text-ink"
            onClick={() => tour.skipPrediction()}
          >
            Skip the prediction
          </button>
        )}
      </p>
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
  return (
    <div className="flex min-w-0 items-center gap-1.5">
      <span className="min-w-0 grow truncate text-[0.8125rem]">{deviceName(laneOf(lane).device)}</span>
      {judged ? (
        <Verdict {...judged} />
      ) : (
        choices.map((choice) => (
          <button
            key={choice.guess}
            type="button"
            aria-label={`${laneName(laneOf(lane))}: ${guessWords[choice.guess]}`}
            aria-pressed={guess === choice.guess}
            aria-disabled={!open}
            onClick={() => open && onGuess(choice.guess)}
            className="min-h-8 whitespace-nowrap rounded-md border border-edge px-1.5 text-[0.8125rem] aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:font-semibold aria-pressed:text-surface sm:px-2.5"
          >
            <span aria-hidden="true">{choice.icon}</span> {choice.word}
          </button>
        ))
      )}
    </div>
  );
}

const outcomeWords: Record<Judged["outcome"], string> = {
  "signed-in": "in",
  "signed-out": "out",
  "no-answer": "no answer",
};

function Verdict({ guess, outcome, right }: Judged) {
  return (
    <span className="whitespace-nowrap text-[0.8125rem]">
      <span className="text-muted">guessed</span> {outcomeWords[guess]}
      <span className="text-muted">, is</span> {outcomeWords[outcome]}{" "}
      <b className={right ? "" : "text-alert"}>{right ? "✓ right" : "✕ wrong"}</b>
    </span>
  );
}
