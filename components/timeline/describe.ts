import { nameWithin } from "@/lessons/strategies/lane-name";
import { t } from "@/lib/language/texts";
import type { TimelineLane, TimelineModel } from "./model";
import { clock } from "./time";

/** The picture in words, for whoever cannot see it: each lane a sentence, then what was done when. */
export function describeTimeline(model: TimelineModel): string {
  if (model.empty) return t("Nobody has signed in yet.");
  const seen = model.lanes.filter((lane) => lane.bars.length + lane.unanswered.length > 0);
  const never = model.lanes.filter((lane) => !seen.includes(lane)).map(laneTitle);
  const happened = model.rules.filter((rule) => rule.kind !== "no-answer");
  return [
    ...seen.map((lane) => `${laneTitle(lane)}: ${laneStory(lane, model.now).join("; ")}.`),
    ...(never.length > 0 ? [t("Never signed in: {names}.", { names: never.join("; ") })] : []),
    ...happened.map((rule) => `${capital(rule.texts[0] ?? "")}.`),
  ].join(" ");
}

const laneTitle = (lane: TimelineLane): string => `${lane.name}, ${nameWithin(lane.strategy)}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function laneStory(lane: TimelineLane, now: number): string[] {
  const bars = lane.bars.map((bar, index) => {
    const stretch = t("signed in from {from} to {to}", {
      from: clock(bar.from),
      to: clock(bar.to),
    });
    if (bar.ending === "expired" && bar.expiresAt !== null)
      return t("{stretch}, expired {clock}", { stretch, clock: clock(bar.expiresAt) });
    if (bar.ending === "ended") return t("{stretch}, then signed out", { stretch });
    if (!lane.pending || index < lane.bars.length - 1) return stretch;
    const end = t("expires {at}", { at: clock(lane.pending.to) });
    if (bar.to < now) return t("{stretch}, not checked since, {end}", { stretch, end });
    return t("signed in since {clock}, {end}", { clock: clock(bar.from), end });
  });
  const gaps = lane.unanswered.map((gap) =>
    t("no answer from {from} to {to}", { from: clock(gap.from), to: clock(gap.to) }),
  );
  const unwatched = lane.unwatched.map((gap) =>
    t("not watched from {from} to {to}, and over by then", {
      from: clock(gap.from),
      to: clock(gap.to),
    }),
  );
  return [...bars, ...gaps, ...unwatched];
}
