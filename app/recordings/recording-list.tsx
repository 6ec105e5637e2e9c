import { formatClock } from "@/lessons/recordings/pace";
import { recordingUrl } from "@/lessons/recordings/recording";
import type { ToldRecording } from "@/lessons/recordings/told";
import { t } from "@/lib/language/texts";

type Props = { recordings: readonly ToldRecording[]; chosen: string };

/** All recordings, each with a picture of how it ends. */
export function RecordingList({ recordings, chosen }: Props) {
  return (
    <section aria-labelledby="all" className="mt-8">
      <h2 id="all" className="font-bold text-lg">
        {t("All recordings")}
      </h2>
      <ul className="mt-2 grid gap-3 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
        {recordings.map(({ id, title, question, seconds, isCurrent }) => (
          <li
            key={id}
            id={id}
            className="panel relative flex flex-col overflow-hidden has-[[aria-current]]:border-ink"
          >
            {/* biome-ignore lint/performance/noImgElement: it is as small as it can be already */}
            <img
              src={recordingUrl(id, "poster")}
              alt=""
              width={960}
              height={540}
              loading="lazy"
              className="aspect-video w-full border-line border-b object-cover object-top"
            />
            <div className="px-3 py-2">
              <h3 className="font-semibold">
                <a
                  href={`/recordings?id=${id}`}
                  aria-current={id === chosen ? "true" : undefined}
                  className="inline-block min-h-6 after:absolute after:inset-0 after:content-[''] hover:underline aria-[current]:underline"
                >
                  {title}
                </a>{" "}
                <span className="font-normal text-muted">{formatClock(seconds)}</span>
              </h3>
              <p className="text-muted">{question}</p>
              {!isCurrent && <p className="font-semibold text-alert">{t("Older than the story.")}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
