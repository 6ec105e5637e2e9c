import {
  type Cell,
  type Column,
  cellOf,
  columns,
  type Outcome,
  type WayId,
  wayIds,
} from "@/lessons/other-site/outcome";
import { attributesOf, cellWords, columnWords, sentWith, wayTitles, whyOf } from "@/lessons/other-site/words";
import { t } from "@/lib/language/texts";
import type { Guesses } from "./guesses";

type Props = {
  outcome: Outcome | null;
  /** The columns that are open to guesses. */
  asks: readonly Column[];
  guesses: Guesses;
  onGuess(guesses: Guesses): void;
};

/** A row for each way to keep the proof, a column for what may happen. */
export function OutcomeTable({ outcome, asks, guesses, onGuess }: Props) {
  const guessed = new Set([...guesses].map((cell) => cell.split("/")[1]));
  return (
    <table className="mt-4 w-full border-collapse text-left max-sm:text-[0.8125rem] max-[22rem]:wrap-anywhere">
      <caption className="sr-only">
        {t("What was carried out, read and done, for each way to keep the proof")}
      </caption>
      <thead>
        <tr className="border-edge border-b align-bottom">
          <th scope="col" className="py-1.5 pr-3 font-semibold">
            {t("What proves that she is Alice")}
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" className="w-[19%] px-2 py-1.5 font-semibold max-sm:px-1">
              {columnWords[column].title}
              <Tally outcome={outcome} column={column} guesses={guesses} shown={guessed.has(column)} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {wayIds.map((way) => (
          <tr key={way} data-way={way} className="border-line border-b align-top">
            <th scope="row" className="py-1.5 pr-3 font-normal">
              <span className="font-semibold">{wayTitles[way]}</span>{" "}
              <code className="text-[0.8125rem] text-muted [overflow-wrap:anywhere]">
                {attributesOf(way)}
              </code>
              {outcome && cellOf(outcome, way, "forged") !== null && (
                <span className="block max-w-[70ch] text-[0.8125rem]">{whyOf(way, outcome[way])}</span>
              )}
            </th>
            {columns.map((column) => {
              const cell = cellOf(outcome, way, column);
              const key = `${way}/${column}` as const;
              return (
                <td key={column} data-column={column} className="px-2 py-1.5 max-sm:px-1">
                  {asks.includes(column) && cell === null ? (
                    <Guess
                      way={way}
                      column={column}
                      checked={guesses.has(key)}
                      onCheck={(checked) => {
                        const others = [...guesses].filter((one) => one !== key);
                        onGuess(new Set(checked ? [...others, key] : others));
                      }}
                    />
                  ) : (
                    <Found cell={cell} column={column} />
                  )}
                  {column === "forged" && outcome && cell !== null && (
                    <span className="mt-0.5 block text-[0.75rem] text-muted">{sentWith(outcome[way])}</span>
                  )}
                  {guessed.has(column) && isWrong(cell, guesses.has(key)) && (
                    <span className="block text-[0.75rem] text-alert">{t("you guessed otherwise")}</span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isWrong(cell: Cell, guess: boolean): boolean {
  return (cell === "yes" && !guess) || (cell === "no" && guess);
}

type TallyProps = { outcome: Outcome | null; column: Column; guesses: Guesses; shown: boolean };

function Tally({ outcome, column, guesses, shown }: TallyProps) {
  const cells = wayIds.map((way) => [cellOf(outcome, way, column), guesses.has(`${way}/${column}`)] as const);
  const known = cells.filter(([cell]) => cell === "yes" || cell === "no");
  if (!shown || known.length === 0) return null;
  const right = known.filter(([cell, guess]) => !isWrong(cell, guess)).length;
  return (
    <span className="block font-normal text-[0.8125rem] text-muted">
      {t("{right} of {known} guessed right", { right, known: known.length })}
    </span>
  );
}

const looks: Record<NonNullable<Cell>, string> = {
  yes: "border-ink bg-ink font-semibold text-surface print:bg-transparent print:text-ink",
  no: "border-edge border-dashed",
  "not-kept": "border-edge border-dotted text-muted",
};

const icons: Record<NonNullable<Cell>, string> = { yes: "!", no: "–", "not-kept": "?" };

function Found({ cell, column }: { cell: Cell; column: Column }) {
  if (cell === null) return <span className="text-muted">{cellWords(cell, column)}</span>;
  return (
    <span
      className={`inline-block rounded-full border px-2 py-px max-sm:rounded-md max-sm:px-1 ${looks[cell]}`}
    >
      <span aria-hidden="true" className="max-sm:hidden">
        {icons[cell]}
      </span>{" "}
      {cellWords(cell, column)}
    </span>
  );
}

type GuessProps = { way: WayId; column: Column; checked: boolean; onCheck(checked: boolean): void };

function Guess({ way, column, checked, onCheck }: GuessProps) {
  const words = columnWords[column].yes;
  return (
    <label className="inline-flex min-h-8 items-center gap-1.5">
      <input
        type="checkbox"
        className="size-4 accent-ink"
        aria-label={`${wayTitles[way]}: ${words}`}
        checked={checked}
        onChange={({ currentTarget }) => onCheck(currentTarget.checked)}
      />
      {words}
    </label>
  );
}
