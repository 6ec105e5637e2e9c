import { pairOf, viewQuery } from "@/components/board/view";
import { PriceList } from "@/components/defences/price-list";
import { Scorecard } from "@/components/defences/scorecard";
import { BrokenMark } from "@/components/ui/broken-mark";
import { Header } from "@/components/ui/header";
import { NeedsScript } from "@/components/ui/needs-script";
import { rich } from "@/components/ui/rich";
import { type Strategy, strategies, strategyRecords } from "@/lessons/strategies/strategy";
import { labPath } from "@/lib/lab/lab-path";
import { t } from "@/lib/language/texts";
import { titled } from "@/lib/language/titled";
import { ownerPage } from "../../owner-page";

export const generateMetadata = titled("Defences");

/** What each defence of a JWT buys and costs, measured in this lab. */
export default ownerPage(async ({ lab }) => {
  const path = labPath(lab);
  return (
    <>
      <Header lab={path}>
        <a className="inline-block py-1 underline" href={path}>
          {t("The board")}
        </a>
      </Header>
      <NeedsScript>{t("the measurement is started from here.")}</NeedsScript>
      <main className="mx-auto grid max-w-[100rem] grid-cols-[minmax(0,1fr)] gap-4 px-5 py-5 max-sm:px-3">
        <div>
          <h1 className="font-bold text-xl">{t("What would it take?")}</h1>
          <p className="mt-1 max-w-[75ch] text-muted">
            {t(
              "A plain JWT cannot be taken back. These are the defences that standards and textbooks name, two other ways to keep sessions, four fixes that do not fix, and a session with a fault. Measuring takes about a minute and a half, longer on a busy machine. It signs Alice, a thief and two bystanders in under each strategy with real requests, in a lab of its own, and changes her password there: your board stays as it is.",
            )}
          </p>
        </div>
        <PriceList path={path} />
        <Scorecard />
        <p>
          {rich(
            "<link>What others do</link> at a change of the password: standards, libraries and services, with sources and dates.",
            {
              link: (text) => (
                <a className="link min-h-8" href="/practice">
                  {text}
                </a>
              ),
            },
          )}
        </p>
        <section aria-labelledby="strategies" className="panel px-4 py-3">
          <h2 id="strategies" className="font-semibold text-base">
            {t("See them on the board")}
          </h2>
          <ul className="mt-2 grid gap-x-6 gap-y-3 lg:grid-cols-2">
            {strategies.map((strategy) => (
              <Entry key={strategy} strategy={strategy} path={path} />
            ))}
          </ul>
        </section>
      </main>
    </>
  );
});

function Entry({ strategy, path }: { strategy: Strategy; path: string }) {
  const { title, summary, broken } = strategyRecords[strategy];
  return (
    <li data-strategy={strategy} className="border-l-[3px] border-l-accent pl-3">
      <a
        className="inline-block min-h-7 py-1 font-semibold underline"
        href={`${path}${viewQuery("both", pairOf([strategy]))}`}
      >
        {title}
      </a>{" "}
      {broken && <BrokenMark />}
      <p className="text-muted">{summary}</p>
      {broken && (
        <p>
          {t("A thief {beatenBy}. The line that is wrong {wrongLine}. “{title}” mends it.", {
            beatenBy: broken.beatenBy,
            wrongLine: broken.wrongLine,
            title: strategyRecords[broken.mendedBy].title,
          })}
        </p>
      )}
    </li>
  );
}
