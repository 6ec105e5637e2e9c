import { type RefObject, useEffect, useState } from "react";

export type Captions = {
  /** There is somebody to show them: before that, and without JavaScript, the picture has them itself. */
  ready: boolean;
  on: boolean;
  /** What is said now; empty when they are off. */
  text: string;
  toggle(): void;
};

/** What a video's captions say now, and whether they are on: in the video's own menu they are switched too. */
export function useCaptions(video: RefObject<HTMLVideoElement | null>): Captions {
  const [ready, setReady] = useState(false);
  const [on, setOn] = useState(true);
  const [text, setText] = useState("");

  useEffect(() => {
    const track = captionsOf(video.current);
    const tracks = video.current?.textTracks;
    if (!track || !tracks) return;
    const read = () => {
      setOn(track.mode === "showing");
      const cues = Array.from(track.activeCues ?? []) as VTTCue[];
      setText(cues.map((cue) => cue.getCueAsHTML().textContent).join(" "));
    };
    read();
    setReady(true);
    tracks.addEventListener("change", read);
    track.addEventListener("cuechange", read);
    return () => {
      tracks.removeEventListener("change", read);
      track.removeEventListener("cuechange", read);
    };
  }, [video]);

  function toggle(): void {
    const track = captionsOf(video.current);
    if (track) track.mode = on ? "hidden" : "showing";
  }

  return { ready, on, text: on ? text : "", toggle };
}

function captionsOf(video: HTMLVideoElement | null): TextTrack | undefined {
  return Array.from(video?.textTracks ?? []).find(({ kind }) => kind === "captions");
}
