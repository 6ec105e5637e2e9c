import type { Cue } from "./recording";

/** WebVTT, https://www.w3.org/TR/webvtt1/. */
export function formatWebVtt(cues: readonly Cue[]): string {
  const blocks = cues.map(
    ({ from, to, text }) => `${timestamp(from)} --> ${timestamp(to)}\n${escapeText(text)}\n`,
  );
  return ["WEBVTT\n", ...blocks].join("\n");
}

/** An empty line would end the cue, `-->` would begin another, and `<` and `&` begin markup. */
function escapeText(text: string): string {
  return text.replace(/\s+/g, " ").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function timestamp(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const part = (value: number, digits = 2) => String(Math.floor(value)).padStart(digits, "0");
  const clock = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60].map((value) => part(value)).join(":");
  return `${clock}.${part(ms % 1000, 3)}`;
}
