import { useEffect, useState } from "react";
import { type Visit, visits } from "@/lessons/other-site/story";
import { t } from "@/lib/language/texts";

type Props = { lab: string; sites: { alice: string; other: string }; made: number };

/** What comes next, and the way there; and once all has been done, the ways to do it again. */
export function VisitPanel({ lab, sites, made }: Props) {
  const unreached = useUnreached(sites);
  const next = visits[made];
  const addressOf = ({ site, path }: Visit) => `${sites[site]}${path(lab)}`;
  return (
    <section aria-label={t("What comes next")} className="panel mt-4 px-4 py-3">
      {unreached && (
        <p role="alert" className="font-semibold text-alert">
          {t(
            "This browser does not reach {unreached}. In a container, the port of the page of another site has to be open too.",
            { unreached },
          )}
        </p>
      )}
      {next ? (
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
          <div className="min-w-0 grow basis-96">
            <h2 className="font-bold text-[1.0625rem]">
              <span className="text-muted">
                {t("{made} of {visits}", { made: made + 1, visits: visits.length })}
              </span>{" "}
              {next.title}
            </h2>
            <p className="max-w-[75ch] text-[1.0625rem] leading-[1.35]">{next.narration}</p>
            {next.asks.length > 0 && (
              <p className="mt-1 text-muted">
                {t("Guess first: tick the cells where you think that it will happen.")}
              </p>
            )}
          </div>
          <a className="btn btn-main" href={addressOf(next)}>
            {next.button}
          </a>
        </div>
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <h2 className="font-bold text-[1.0625rem]">{t("Measured")}</h2>
          {visits.map((visit) => (
            <a key={visit.title} className="btn" href={addressOf(visit)}>
              {visit.asks.length > 0 ? t("{button} again", { button: visit.button }) : t("Start again")}
            </a>
          ))}
        </div>
      )}
    </section>
  );
}

/** The first of the two sites that does not answer this browser, although it answers the lab. */
function useUnreached({ alice, other }: Props["sites"]): string | null {
  const [unreached, setUnreached] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    const tell = (site: string) => () => {
      if (!gone) setUnreached((known) => known ?? site);
    };
    for (const site of [alice, other]) fetch(`${site}/about`, { mode: "no-cors" }).catch(tell(site));
    return () => {
      gone = true;
    };
  }, [alice, other]);
  return unreached;
}
