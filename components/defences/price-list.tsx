"use client";

import { useEffect, useState } from "react";
import { columns, lifetime, sortBy, toCsv } from "@/lessons/defences/columns";
import { conclude } from "@/lessons/defences/conclusion";
import type { Measured } from "@/lessons/defences/start-measurement";
import type { Keeping } from "@/lib/evidence/keeping";
import { t } from "@/lib/language/texts";
import { cacheNames } from "../lab-client/cache-names";
import { inTab } from "../storage";
import { followRun } from "../ui/follow-run";
import { offerFile } from "../ui/offer-file";
import { Select } from "../ui/select";
import { PriceCards } from "./price-cards";
import { type Order, PriceTable } from "./price-table";

type Progress = { words: string; share: number };

/** The price list of a lab: measured at the press of a button, and kept in this browser. */
export function PriceList({ path }: { path: string }) {
  const [measured, setMeasured] = useState<Measured | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [problem, setProblem] = useState("");
  const [order, setOrder] = useState<Order | null>(null);
  const [cache, setCache] = useState<Keeping>("0");
  // Another version of the list kept something else.
  const key = `prices 3 ${path}`;
  const measuredPrices = measured?.prices ?? null;
  const prices =
    measuredPrices && order ? sortBy(measuredPrices, order.key, order.descending) : measuredPrices;

  useEffect(() => {
    const kept = inTab.read(key);
    if (kept) setMeasured(JSON.parse(kept) as Measured);
  }, [key]);

  async function measure(): Promise<void> {
    setProblem("");
    setProgress({ words: t("Beginning"), share: 0 });
    try {
      const onProgress = (words: string, share: number) => setProgress({ words, share });
      const found = await followRun<Measured>(`${path}/defences/measurement?cache=${cache}`, {}, onProgress);
      setMeasured(found);
      inTab.write(key, JSON.stringify(found));
    } catch (error) {
      setProblem((error as Error).message);
    } finally {
      setProgress(null);
    }
  }

  /** Once from the smallest, and the other way round at the second time. */
  function sort(key: string): void {
    setOrder({ key, descending: order?.key === key && !order.descending });
  }

  return (
    <section aria-labelledby="prices" className="panel px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="prices" className="font-semibold text-base">
          {t("The price list")}
        </h2>
        <button
          type="button"
          className="btn btn-main"
          aria-disabled={progress !== null}
          onClick={() => progress === null && void measure()}
        >
          {measured ? t("Measure again") : t("Measure")}
        </button>
        <Select
          label={t("Cache")}
          control="price-cache"
          value={cache}
          options={Object.entries(cacheNames)}
          onChange={(value) => setCache(value as Keeping)}
        />
        {progress && (
          <label className="flex grow items-center gap-3 text-muted">
            <progress value={progress.share} max={1} className="progress w-40" />
            {progress.words}…
          </label>
        )}
        {measured && !progress && <Exports measured={measured} />}
      </div>
      <p role="status" className={problem ? "mt-2 font-semibold text-alert" : "sr-only"}>
        {problem || (measured && !progress ? t("Measured.") : "")}
      </p>
      <PriceTable prices={prices} order={order} onSort={sort} />
      {prices && <PriceCards prices={prices} sortedBy={order?.key ?? "strategy"} onSort={sort} />}
      {measured && (
        <>
          <p className="mt-3 max-w-[75ch]" data-testid="conclusion">
            {conclude(measured.prices)}
          </p>
          <p className="mt-1 max-w-[75ch] text-muted">
            {t(
              "Cache: {cacheNames}. Sign-ins lived {lifetime} s, and longer where costs were counted. Who is out was tried once a second, so that a figure may be a second late. What a check adds is the server's own account of {count} checks; it is meant for comparing one row with another.",
              { cacheNames: cacheNames[measured.cache], lifetime, count: measured.prices[0]?.added.count },
            )}
          </p>
        </>
      )}
      <Explanation />
    </section>
  );
}

/** What each column has measured. */
function Explanation() {
  return (
    <details className="mt-2">
      <summary className="min-h-6 text-muted">{t("What the columns say")}</summary>
      <dl className="mt-1 grid max-w-[90ch] gap-x-4 text-[0.8125rem] sm:grid-cols-[max-content_minmax(0,1fr)]">
        {columns
          .filter(({ note }) => note)
          .map(({ key, title, note }) => (
            <div key={key} className="sm:col-span-2 sm:grid sm:grid-cols-subgrid">
              <dt className="font-semibold">{title}</dt>
              <dd className="text-muted">{note}.</dd>
            </div>
          ))}
      </dl>
    </details>
  );
}

function Exports({ measured }: { measured: Measured }) {
  const save = (text: string, type: string, name: string) => offerFile(new Blob([text], { type }), name);
  const button = "min-h-6 underline hover:text-ink";
  return (
    <div className="ml-auto flex flex-wrap gap-x-4 text-muted">
      <span className="py-0.5">
        {t("measured {measuredAt} UTC", { measuredAt: measured.measuredAt.slice(0, 19).replace("T", " ") })}
      </span>
      <button
        type="button"
        className={button}
        onClick={() => save(toCsv(measured.prices), "text/csv", "defences.csv")}
      >
        {t("Save as CSV")}
      </button>
      <button
        type="button"
        className={button}
        onClick={() => save(JSON.stringify(measured, null, 2), "application/json", "defences.json")}
      >
        {t("Save as JSON")}
      </button>
    </div>
  );
}
