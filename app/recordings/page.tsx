import { Header } from "@/components/ui/header";
import { rich } from "@/components/ui/rich";
import { type FilmId, isPageId, isRoundFilmId } from "@/lessons/recordings/filmed";
import { roundFilms } from "@/lessons/recordings/filmed-round";
import { tellRecordings } from "@/lessons/recordings/read-recordings";
import { recordingUrl } from "@/lessons/recordings/recording";
import type { ToldRecording } from "@/lessons/recordings/told";
import { roundKinds } from "@/lessons/rounds/registry";
import { isScenarioId, type ScenarioId } from "@/lessons/scenarios/registry";
import { formatNumber } from "@/lib/language/numbers";
import { t } from "@/lib/language/texts";
import { titled } from "@/lib/language/titled";
import { StartLab } from "../start-lab";
import { Player } from "./components";
import { RecordingList } from "./recording-list";

export const generateMetadata = titled("Recordings");

type Value = string | string[] | undefined;
type Props = { searchParams: Promise<{ id?: Value; step?: Value }> };

export default async function RecordingsPage({ searchParams }: Props) {
  const { id, step } = await searchParams;
  const recordings = await tellRecordings();
  const asked = recordings.find((recording) => recording.id === id);
  const recording = asked ?? recordings[0];
  return (
    <>
      <Header />
      <main className="mx-auto max-w-[90rem] px-5 py-5 max-sm:px-3">
        {id !== undefined && !asked && (
          <p role="alert" className="mb-3 font-semibold text-alert">
            {t("There is no recording of that name.")}
          </p>
        )}
        {recording ? (
          <>
            <Chosen recording={recording} step={readStep(step, recording)} />
            <RecordingList recordings={recordings} chosen={recording.id} />
          </>
        ) : (
          <Nothing />
        )}
      </main>
    </>
  );
}

/** @returns which step, from 1; the first for what is none */
function readStep(value: Value, { steps }: ToldRecording): number {
  const step = Number(value);
  return Number.isInteger(step) && step >= 1 && step <= steps.length ? step : 1;
}

function Chosen({ recording, step }: { recording: ToldRecording; step: number }) {
  const { id, title, question, recordedAt, versions, isCurrent } = recording;
  const tour = tourOf(id);
  const made = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return (
    <section aria-labelledby="chosen">
      <h1 id="chosen" className="font-bold text-2xl tracking-tight">
        {title}
      </h1>
      <p className="mb-3 text-base text-muted">{question}</p>
      {/* Another recording is another player. */}
      <Player key={`${id} ${step}`} recording={recording} step={step} />
      <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-1.5">
        {tour ? (
          <form method="post" action="/api/labs">
            <input type="hidden" name="scenario" value={tour} />
            <button type="submit" className="btn">
              {t("Do it yourself: the tour")}
            </button>
          </form>
        ) : (
          <StartLab page={isPageId(id) ? id : undefined} words={t("Do it yourself")} className="btn" />
        )}
        <Download
          href={recordingUrl(id, "captionedFilm")}
          name={t("Video with captions and chapters (Matroska, {size} MB)", { size: inMegabytes(recording) })}
        />
        <Download href={recordingUrl(id, "captions")} name={t("Captions (WebVTT)")} />
        <Download
          href={recordingUrl(id, "transcript")}
          name={t("Transcript with SQL and tokens (Markdown)")}
        />
      </div>
      <p className="mt-1.5 text-muted">
        {t("Recorded {recordedAt} UTC with {made}. Every outcome was measured in this run.", {
          recordedAt: recordedAt.slice(0, 16).replace("T", " "),
          made: made.join(", "),
        })}
      </p>
      {!isCurrent && (
        <p className="mt-1.5 font-semibold text-alert">
          {rich(
            "The story has changed since it was filmed: the words are those of today, the picture is older. <code>npm run record {id}</code> films it anew.",
            { code: (text) => <code className="font-mono">{text}</code> },
            { id },
          )}
        </p>
      )}
    </section>
  );
}

/** The story that is told step by step: of a class, that of its round. */
function tourOf(id: FilmId): ScenarioId | null {
  if (isRoundFilmId(id)) return roundKinds[roundFilms[id].kind].scenario;
  return isScenarioId(id) ? id : null;
}

function Download({ href, name }: { href: string; name: string }) {
  return (
    <a className="inline-block min-h-6 py-0.5 underline" href={href} download>
      {name}
    </a>
  );
}

function inMegabytes({ bytes }: ToldRecording): string {
  return formatNumber(bytes / 2 ** 20, 1);
}

function Nothing() {
  return (
    <>
      <h1 className="font-bold text-2xl tracking-tight">{t("Recordings")}</h1>
      <p className="mt-1 text-base">
        {rich(
          "Nothing was recorded yet. <code>npm run record</code> plays every scenario before a camera, <example>npm run record the-password-changes</example> one of them; then start the program again.",
          {
            code: (text) => <code className="font-mono">{text}</code>,
            example: (text) => <code className="font-mono">{text}</code>,
          },
        )}
      </p>
    </>
  );
}
