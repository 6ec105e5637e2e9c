import { type RefObject, useEffect, useState } from "react";

export type Captions = {
  /** There is somebody to show them: before that, and without JavaScript, the player does. */
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
    const player = video.current;
    const element = player?.querySelector<HTMLTrackElement>("track[kind=captions]");
    if (!player || !element) return;
    const { track } = element;
    // They are on by default, which WebKit heeds only once somebody has touched its menu.
    if (track.mode === "disabled") track.mode = "showing";
    const read = () => {
      setOn(track.mode === "showing");
      const active = Array.from(track.activeCues ?? []);
      // Before it has been played no cue is active, not even the one at 0:00.
      const cues =
        active.length > 0 || player.currentTime > 0 ? active : Array.from(track.cues ?? []).slice(0, 1);
      setText((cues as VTTCue[]).map((cue) => cue.getCueAsHTML().textContent).join(" "));
    };
    read();
    setReady(true);
    element.addEventListener("load", read);
    player.textTracks.addEventListener("change", read);
    track.addEventListener("cuechange", read);
    return () => {
      element.removeEventListener("load", read);
      player.textTracks.removeEventListener("change", read);
      track.removeEventListener("cuechange", read);
    };
  }, [video]);

  function toggle(): void {
    const track = video.current?.querySelector<HTMLTrackElement>("track[kind=captions]")?.track;
    if (track) track.mode = on ? "hidden" : "showing";
  }

  return { ready, on, text: on ? text : "", toggle };
}
