import { DoneMark } from "@/components/tour/done-mark";
import { StartAsked } from "@/components/tour/start-asked";
import { Header } from "@/components/ui/header";
import { rich } from "@/components/ui/rich";
import { bugMinutes, bugPrograms } from "@/lessons/bugs/program";
import { apiIds, story as opaqueToken } from "@/lessons/opaque-token/story";
import { story as otherSite, visits } from "@/lessons/other-site/story";
import { readRecordings } from "@/lessons/recordings/read-recordings";
import { minutesOf } from "@/lessons/scenarios/length";
import { partOf, parts } from "@/lessons/scenarios/part";
import { isScenarioId, loadScenario, scenarioIds } from "@/lessons/scenarios/registry";
import type { Scenario } from "@/lessons/scenarios/scenario";
import { t } from "@/lib/language/texts";
import { titled } from "@/lib/language/titled";
import type { LabPage } from "../lab-pages";
import { Refusal } from "../refusal";
import { StartLab } from "../start-lab";

export const generateMetadata = titled("Tour");

type Props = { searchParams: Promise<{ error?: string | string[]; scenario?: string | string[] }> };

export default async function TourPage({ searchParams }: Props) {
  const { error, scenario: asked } = await searchParams;
  const recorded = new Set<string>((await readRecordings()).map(({ id }) => id));
  const scenarios = await Promise.all(scenarioIds.map(loadScenario));
  return (
    <>
      <Header />
      <main className="mx-auto max-w-5xl px-5 py-8 max-sm:px-3">
        <h1 className="font-bold text-2xl tracking-tight">{t("Tour")}</h1>
        <p className="mt-1 max-w-[70ch] text-base text-muted">
          {t(
            "Each story runs in a new lab. “Next” does every step for real, and tells you when the result is not the one that the story says.",
          )}
        </p>
        <Refusal error={error} />
        {isScenarioId(asked) && <StartAsked scenario={asked} />}
        {parts.map(({ id, title }) => (
          <section key={id} aria-labelledby={id} className="mt-6">
            <h2 id={id} className="font-bold text-lg">
              {title}
            </h2>
            <ol className="mt-2 grid gap-3 lg:grid-cols-2">
              {scenarios
                .filter((scenario) => partOf(scenario) === id)
                .map((scenario) => (
                  <Entry
                    key={scenario.id}
                    scenario={scenario}
                    number={scenarios.indexOf(scenario) + 1}
                    isRecorded={recorded.has(scenario.id)}
                  />
                ))}
            </ol>
          </section>
        ))}
        <section aria-labelledby="beside" className="mt-6">
          <h2 id="beside" className="font-bold text-lg">
            {t("Beside the board")}
          </h2>
          <ol className="mt-2 grid gap-3 lg:grid-cols-2">
            <LabPageEntry
              page="other-site"
              number={scenarios.length + 1}
              story={otherSite}
              isRecorded={recorded.has("other-site")}
              length={t("{visits} visits", { visits: visits.length })}
            />
            <LabPageEntry
              page="opaque-token"
              number={scenarios.length + 2}
              story={opaqueToken}
              isRecorded={recorded.has("opaque-token")}
              length={t("{apiIds} APIs", { apiIds: apiIds.length })}
            />
            <BugsEntry number={scenarios.length + 3} />
          </ol>
        </section>
      </main>
    </>
  );
}

type LabPageProps = {
  page: LabPage;
  number: number;
  story: { title: string; question: string; minutes: number };
  length: string;
  isRecorded: boolean;
};

/** A story that is told by a page of its own. */
function LabPageEntry({ page, number, story, length, isRecorded }: LabPageProps) {
  return (
    <li className="panel flex flex-col px-4 py-3">
      <h3 className="font-bold text-[1.0625rem]">
        <span className="text-muted">{number}</span> {story.title}
      </h3>
      <p className="mt-0.5 text-base">{story.question}</p>
      <div className="mt-auto flex flex-wrap items-center gap-x-4 gap-y-1 pt-3">
        <StartLab
          page={page}
          words={t("Start")}
          label={t("Start: {title}", { title: story.title })}
          className="btn btn-main"
        />
        {isRecorded && <RecordingLink id={page} title={story.title} />}
        <span className="text-muted">
          {t("{length}, about {minutes} min", { length, minutes: story.minutes })}
        </span>
        <DoneMark scenario={page} />
      </div>
    </li>
  );
}

/** It needs no lab. */
function BugsEntry({ number }: { number: number }) {
  return (
    <li className="panel flex flex-col px-4 py-3">
      <h3 className="font-bold text-[1.0625rem]">
        {rich(
          "<part>{number}</part> Spot the bugs",
          { part: (text) => <span className="text-muted">{text}</span> },
          { number },
        )}
      </h3>
      <p className="mt-0.5 text-base">
        {t("The usual articles’ two examples: which lines are wrong, and what gets in there?")}
      </p>
      <div className="mt-auto flex flex-wrap items-center gap-x-4 gap-y-1 pt-3">
        <a className="btn btn-main" href="/bugs" aria-label={t("Start: Spot the bugs")}>
          {t("Start")}
        </a>
        <span className="text-muted">
          {t("{bugPrograms} programs, about {bugMinutes} min", {
            bugPrograms: bugPrograms.length,
            bugMinutes,
          })}
        </span>
      </div>
    </li>
  );
}

function RecordingLink({ id, title }: { id: string; title: string }) {
  return (
    <a className="inline-block min-h-6 py-0.5 underline" href={`/recordings?id=${id}`}>
      {t("Recording")}
      <span className="sr-only">: {title}</span>
    </a>
  );
}

type EntryProps = { scenario: Scenario; number: number; isRecorded: boolean };

function Entry({ scenario, number, isRecorded }: EntryProps) {
  const { id, title, question, steps } = scenario;
  return (
    <li className="panel flex flex-col px-4 py-3">
      <h3 className="font-bold text-[1.0625rem]">
        <span className="text-muted">{number}</span> {title}
      </h3>
      <p className="mt-0.5 text-base">{question}</p>
      <div className="mt-auto flex flex-wrap items-center gap-x-4 gap-y-1 pt-3">
        <form method="post" action="/api/labs">
          <input type="hidden" name="scenario" value={id} />
          <button type="submit" className="btn btn-main" aria-label={t("Start the tour: {title}", { title })}>
            {t("Start the tour")}
          </button>
        </form>
        {isRecorded && <RecordingLink id={id} title={title} />}
        <span className="text-muted">
          {t("{steps} steps, about {minutesOf} min", { steps: steps.length, minutesOf: minutesOf(scenario) })}
        </span>
        <DoneMark scenario={id} />
      </div>
    </li>
  );
}
