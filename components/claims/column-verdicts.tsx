import type { ClaimResult } from "@/lessons/claims/claim";
import { columnRecords, columnsOf, sides, sideWords } from "@/lessons/claims/columns";
import { VerdictMark } from "./verdict-badge";

type Props = { id: string; result: ClaimResult };

/** What a statement came to for each configuration, the two sides apart, each told by its name. */
export function ColumnVerdicts({ id, result }: Props) {
  return (
    <div className="grid gap-1.5">
      {sides.map((side) => {
        const columns = columnsOf(side).filter((column) => result.cells[column]);
        if (columns.length === 0) return null;
        return (
          <section key={side} data-strategy={side} className="border-l-[3px] border-l-accent pl-2">
            <h4 className="font-semibold text-[0.8125rem]">{sideWords[side]}</h4>
            <dl className="grid gap-0.5 text-[0.8125rem] leading-[1.45]">
              {columns.map((column) => {
                const cell = result.cells[column];
                return (
                  cell && (
                    <div key={column} id={`${id}-${column}`} className="scroll-mt-4 target:bg-accent-soft">
                      <dt className="inline text-muted">{columnRecords[column].title}: </dt>
                      <dd className="inline">
                        <strong className="whitespace-nowrap font-semibold">
                          <VerdictMark verdict={cell.verdict} />
                          {cell.verdict !== "holds-but" && "."}
                        </strong>{" "}
                        {cell.sentence}
                      </dd>
                    </div>
                  )
                );
              })}
            </dl>
          </section>
        );
      })}
    </div>
  );
}
