import { type Column, columns, type Text } from "@/lessons/defences/columns";
import type { Price } from "@/lessons/defences/price";
import { type Strategy, strategies, strategyRecords } from "@/lessons/strategies/strategy";
import { t } from "@/lib/language/texts";
import { BrokenMark } from "../ui/broken-mark";

export type Order = { key: string; descending: boolean };

const measures = () => columns.filter(({ key }) => key !== "strategy");

type Props = { prices: readonly Price[] | null; order: Order | null; onSort(key: string): void };

/** A row for each strategy. Before anything was measured, the rows are there and say so. */
export function PriceTable({ prices, order, onSort }: Props) {
  const rows: readonly { strategy: Strategy; price: Price | null }[] =
    prices?.map((price) => ({ strategy: price.strategy, price })) ??
    strategies.map((strategy) => ({ strategy, price: null }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it may scroll, and the keyboard must reach it
    <section className="relative mt-3 overflow-x-auto max-sm:hidden" tabIndex={0} aria-label={t("Prices")}>
      <table className="w-full border-collapse text-[0.8125rem]">
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.key} column={column} order={order} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ strategy, price }) => (
            <tr key={strategy} data-strategy={strategy} className="border-line border-t align-top">
              <th
                scope="row"
                className="sticky left-0 border-l-[3px] border-l-accent bg-surface py-1.5 pr-2 pl-2 text-left font-semibold"
              >
                {strategyRecords[strategy].title} {strategyRecords[strategy].broken && <BrokenMark />}
              </th>
              {measures().map(({ key, text }) => (
                <td key={key} className="px-1 py-1.5 text-right font-mono text-[0.8125rem]">
                  {price ? <Cell {...text(price)} /> : <span className="text-muted">·</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** All columns fit into a window of 1280 pixels: what is long stands in two lines. */
function Cell({ value, detail }: Text) {
  return (
    <>
      <span className="ml-auto block w-max max-w-[13ch]">{value}</span>
      {detail && (
        <span className="ml-auto block w-max max-w-[16ch] text-[0.71875rem] text-muted">{detail}</span>
      )}
    </>
  );
}

type HeadingProps = { column: Column; order: Order | null; onSort(key: string): void };

function Heading({ column: { key, title, unit }, order, onSort }: HeadingProps) {
  const sorted = order?.key === key ? (order.descending ? "descending" : "ascending") : undefined;
  const arrow = sorted === undefined ? "" : sorted === "ascending" ? " ↑" : " ↓";
  const isName = key === "strategy";
  return (
    <th
      scope="col"
      aria-sort={sorted}
      className={`px-1 pb-1 align-bottom font-semibold ${isName ? "sticky left-0 bg-surface pl-2 text-left" : "text-right"}`}
    >
      <button type="button" className="min-h-6 hover:underline" onClick={() => onSort(key)}>
        {title}
        {unit && <span className="font-normal text-muted"> ({unit})</span>}
        <span aria-hidden="true">{arrow}</span>
      </button>
    </th>
  );
}
