import type { Metadata } from "next";
import { Header } from "@/components/ui/header";
import { type FilmId, isPageId, isRoundFilmId } from "@/lessons/recordings/filmed";
import { roundFilms } from "@/lessons/recordings/filmed-round";
import { tellRecordings } from "@/lessons/recordings/read-recordings";
import { recordingUrl } from "@/lessons/recordings/recording";
import type { ToldRecording } from "@/lessons/recordings/told";
import { roundKinds } from "@/lessons/rounds/registry";
import { isScenarioId, type ScenarioId } from "@/lessons/scenarios/registry";
import { StartLab } from "../start-lab";
import { startTour } from "../tour/actions";
import { Player } from "./components";
import { RecordingList } from "./recording-list";

export const metadata: Metadata = { title: "Recordings" };

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
            There is no recording of that name.
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
          <form action={startTour}>
            <input type="hidden" name="scenario" value={tour} />
            <button type="submit" className="btn">
              Do it yourself: the tour
            </button>
          </form>
        ) : (
          <StartLab page={isPageId(id) ? id : undefined} words="Do it yourself" className="btn" />
        )}
        <Download
          href={recordingUrl(id, "captionedFilm")}
          name={`Video with captions and chapters (Matroska, ${inMegabytes(recording)} MB)`}
        />
        <Download href={recordingUrl(id, "captions")} name="Captions (WebVTT)" />
        <Download href={recordingUrl(id, "transcript")} name="Transcript with SQL and tokens (Markdown)" />
      </div>
      <p className="mt-1.5 text-muted">
        Recorded {recordedAt.slice(0, 16).replace("T", " ")} UTC with {made.join(", ")}. Every outcome was
        measured in this run.
      </p>
      {!isCurrent && (
        <p className="mt-1.5 font-semibold text-alert">
          The story has changed since it was filmed: the words are those of today, the picture is older.{" "}
          <code className="font-mono">npm run record {id}</code> films it anew.
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
  return (bytes / 2 ** 20).toFixed(1);
}

function Nothing() {
  return (
    <>
      <h1 className="font-bold text-2xl tracking-tight">Recordings</h1>
      <p className="mt-1 text-base">
        Nothing was recorded yet. <code className="font-mono">npm run record</code> plays every scenario
        before a camera, <code className="font-mono">npm run record the-password-changes</code> one of them;
        then start the program again.
      </p>
    </>
  );
}
