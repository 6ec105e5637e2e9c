"use client";

import { useEffect, useRef, useState } from "react";
import { Select } from "@/components/board/select";
import { type Recording, recordingUrl } from "@/lib/recordings/recording";
import { Transcript } from "./transcript";

const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2];

type Props = {
  recording: Recording;
  /** Where to begin, from 1. */
  step: number;
};

/** The video, its chapters to jump to, and the transcript that follows it. */
export function Player({ recording, step }: Props) {
  const { id, title, steps } = recording;
  const video = useRef<HTMLVideoElement>(null);
  const [current, setCurrent] = useState(step);
  const [speed, setSpeed] = useState(1);
  const [captions, setCaptions] = useState(true);
  useOldAddress(id);

  // Captions are switched in the video's own menu too.
  useEffect(() => {
    const tracks = video.current?.textTracks;
    if (!tracks) return;
    const read = () => setCaptions(captionsOf(tracks)?.mode === "showing");
    read();
    tracks.addEventListener("change", read);
    return () => tracks.removeEventListener("change", read);
  }, []);

  function follow(): void {
    const now = video.current?.currentTime ?? 0;
    // A jump may land a few milliseconds before what it aimed at.
    setCurrent(Math.max(1, steps.filter(({ from }) => from <= now + 0.05).length));
  }

  function jump(to: number): void {
    const target = steps[to - 1];
    if (!video.current || !target) return;
    video.current.currentTime = target.from;
    setCurrent(to);
    history.replaceState(null, "", `?id=${id}&step=${to}`);
  }

  function changeSpeed(to: number): void {
    if (video.current) video.current.playbackRate = to;
    setSpeed(to);
  }

  function toggleCaptions(): void {
    const track = captionsOf(video.current?.textTracks);
    if (track) track.mode = captions ? "hidden" : "showing";
  }

  const begin = steps[step - 1]?.from ?? 0;
  return (
    <div className="grid gap-3 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
      <div className="min-w-0">
        <video
          ref={video}
          controls
          preload="metadata"
          poster={step === 1 ? recordingUrl(id, "poster") : undefined}
          src={`${recordingUrl(id, "video")}${begin > 0 && step > 1 ? `#t=${begin.toFixed(2)}` : ""}`}
          aria-label={title}
          className="recording w-full rounded-[10px] border border-line"
          onTimeUpdate={follow}
          onSeeked={follow}
          onRateChange={() => setSpeed(video.current?.playbackRate ?? 1)}
        >
          <track kind="captions" srcLang="en" label="English" src={recordingUrl(id, "captions")} default />
          <track kind="chapters" srcLang="en" label="Chapters" src={recordingUrl(id, "chapters")} />
        </video>
        <div className="mt-2 flex flex-wrap items-center gap-x-2.5 gap-y-1.5">
          <button type="button" className="btn" disabled={current === 1} onClick={() => jump(current - 1)}>
            <span aria-hidden="true">‹</span> Previous chapter
          </button>
          <button
            type="button"
            className="btn"
            disabled={current === steps.length}
            onClick={() => jump(current + 1)}
          >
            Next chapter <span aria-hidden="true">›</span>
          </button>
          <button
            type="button"
            className="btn recording-captions"
            aria-pressed={captions}
            onClick={toggleCaptions}
          >
            Captions: {captions ? "on" : "off"}
          </button>
          <div className="text-muted">
            <Select
              label="Speed"
              value={String(speed)}
              control="speed"
              options={speeds.map((each) => [String(each), `${each}×`])}
              onChange={(value) => changeSpeed(Number(value))}
            />
          </div>
        </div>
      </div>
      <Transcript recording={recording} current={current} onJump={jump} />
    </div>
  );
}

function captionsOf(tracks: TextTrackList | undefined): TextTrack | undefined {
  return Array.from(tracks ?? []).find(({ kind }) => kind === "captions");
}

/** `/recordings#id` leads to the recording: the server never sees what stands behind the `#`. */
function useOldAddress(shown: string): void {
  useEffect(() => {
    const asked = location.hash.slice(1);
    if (asked && asked !== shown && document.getElementById(asked)) location.replace(`?id=${asked}`);
  }, [shown]);
}
