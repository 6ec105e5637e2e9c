import { columns } from "@/lessons/defences/columns";
import type { Price } from "@/lessons/defences/price";
import { strategyRecords } from "@/lessons/strategies/strategy";
import { t } from "@/lib/language/texts";
import { BrokenMark } from "../ui/broken-mark";
import { Select } from "../ui/select";

type Props = { prices: readonly Price[]; sortedBy: string; onSort(key: string): void };

const measures = () => columns.filter(({ key }) => key !== "strategy");

/** The price list where there is no room for a table: a card for each strategy. */
export function PriceCards({ prices, sortedBy, onSort }: Props) {
  return (
    <div className="mt-3 sm:hidden">
      <div className="text-muted">
        <Select
          control="sort"
          label={t("Sort by")}
          value={sortedBy}
          options={columns.map(({ key, title }) => [key, title])}
          onChange={onSort}
        />
      </div>
      <ul className="mt-2 grid gap-4">
        {prices.map((price) => (
          <li
            key={price.strategy}
            data-strategy={price.strategy}
            className="border-l-[3px] border-l-accent pl-3"
          >
            <h3 className="font-semibold">
              {strategyRecords[price.strategy].title}{" "}
              {strategyRecords[price.strategy].broken && <BrokenMark />}
            </h3>
            <dl className="text-[0.8125rem]">
              {measures().map(({ key, title, unit, text }) => {
                const { value, detail } = text(price);
                return (
                  <div key={key} className="flex justify-between gap-3">
                    <dt className="text-muted">
                      {title}
                      {unit && `, ${unit}`}
                    </dt>
                    <dd className="text-right font-mono">
                      {value}
                      {detail && <span className="text-muted"> {detail}</span>}
                    </dd>
                  </div>
                );
              })}
            </dl>
          </li>
        ))}
      </ul>
    </div>
  );
}
