"use client";

import { useEffect, useRef, useState } from "react";
import { Select } from "@/components/ui/select";
import { recordingUrl } from "@/lessons/recordings/recording";
import type { ToldRecording } from "@/lessons/recordings/told";
import { languages } from "@/lib/language/languages";
import { language, t } from "@/lib/language/texts";
import { CaptionStrip } from "./caption-strip";
import { Transcript } from "./transcript";
import { useCaptions } from "./use-captions";

const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2];

/** Seconds: a player lands a moment before what it was sent to, and shows what was there then. */
const tolerance = 0.1;

type Props = {
  recording: ToldRecording;
  /** Where to begin, from 1. */
  step: number;
};

/** The video, its chapters to jump to, and the transcript that follows it. */
export function Player({ recording, step }: Props) {
  const { id, title, steps } = recording;
  const video = useRef<HTMLVideoElement>(null);
  const [current, setCurrent] = useState(step);
  const [speed, setSpeed] = useState(1);
  const [unplayable, setUnplayable] = useState(false);
  const captions = useCaptions(video);
  useOldAddress(id);
  // It may have failed before there was anybody to hear of it.
  useEffect(() => setUnplayable(Boolean(video.current?.error)), []);

  function follow(): void {
    const now = (video.current?.currentTime ?? 0) + tolerance;
    setCurrent(Math.max(1, steps.filter(({ from }) => from <= now).length));
  }

  function jump(to: number): void {
    const target = steps[to - 1];
    if (!video.current || !target) return;
    video.current.currentTime = target.from + tolerance;
    setCurrent(to);
    history.replaceState(null, "", `?id=${id}&step=${to}`);
  }

  function changeSpeed(to: number): void {
    if (video.current) video.current.playbackRate = to;
    setSpeed(to);
  }

  const begin = step > 1 ? `#t=${((steps[step - 1]?.from ?? 0) + tolerance).toFixed(2)}` : "";
  return (
    <div className="grid gap-3 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
      <div className="min-w-0">
        <div className="recording" data-strip={captions.ready}>
          <video
            ref={video}
            controls
            preload="metadata"
            src={`${recordingUrl(id, "film")}${begin}`}
            poster={begin ? undefined : recordingUrl(id, "poster")}
            aria-label={title}
            onError={() => setUnplayable(true)}
            onTimeUpdate={follow}
            onSeeked={follow}
            onRateChange={() => setSpeed(video.current?.playbackRate ?? 1)}
          >
            <track
              kind="captions"
              srcLang={language()}
              label={languages[language()].name}
              src={recordingUrl(id, "captions")}
              default
            />
            <track
              kind="chapters"
              srcLang={language()}
              label={t("Chapters")}
              src={recordingUrl(id, "chapters")}
            />
          </video>
          {captions.ready && !unplayable && (
            <CaptionStrip
              position={t("{current} of {steps}", { current, steps: steps.length })}
              chapter={steps[current - 1]?.title ?? ""}
              text={captions.text}
            />
          )}
        </div>
        {unplayable && (
          <p role="alert" className="mt-2 font-semibold text-alert">
            {t(
              "This browser does not play the film, which is WebM with VP9, or did not get it. The transcript has every word of it; the file can be downloaded below.",
            )}
          </p>
        )}
        <div className="mt-2 flex flex-wrap items-center gap-x-2.5 gap-y-1.5">
          <button type="button" className="btn" disabled={current === 1} onClick={() => jump(current - 1)}>
            <span aria-hidden="true">‹</span> {t("Previous chapter")}
          </button>
          <button
            type="button"
            className="btn"
            disabled={current === steps.length}
            onClick={() => jump(current + 1)}
          >
            {t("Next chapter")} <span aria-hidden="true">›</span>
          </button>
          {!unplayable && (
            <>
              <button type="button" className="btn" aria-pressed={captions.on} onClick={captions.toggle}>
                {t("Captions:")} {captions.on ? t("on") : t("off")}
              </button>
              <div className="text-muted">
                <Select
                  label={t("Speed")}
                  value={String(speed)}
                  control="speed"
                  options={speeds.map((each) => [String(each), `${each}×`])}
                  onChange={(value) => changeSpeed(Number(value))}
                />
              </div>
            </>
          )}
        </div>
      </div>
      <Transcript recording={recording} current={current} onJump={jump} />
    </div>
  );
}

/** `/recordings#id` leads to the recording: the server never sees what stands behind the `#`. */
function useOldAddress(shown: string): void {
  useEffect(() => {
    const follow = () => {
      const asked = location.hash.slice(1);
      if (asked && asked !== shown && document.getElementById(asked)) location.replace(`?id=${asked}`);
    };
    follow();
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [shown]);
}
