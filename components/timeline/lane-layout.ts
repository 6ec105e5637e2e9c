import type { Strategy } from "@/lessons/strategies/strategy";
import { t } from "@/lib/language/texts";
import type { Scale } from "./axis-layout";
import { SMALL } from "./geometry";
import type { Span } from "./lane-spans";
import type { TimelineLane, TimelineModel } from "./model";
import { textWidth } from "./text-width";
import { clock, duration } from "./time";

type Stretch = { x: number; width: number };

export type LaidOutLane = {
  /** Stable from one second to the next. */
  key: string;
  strategy: Strategy;
  name: string;
  /** The middle of the lane. */
  y: number;
  bars: Stretch[];
  unanswered: Stretch[];
  unwatched: Stretch[];
  /** `beyond`: the end lies outside the picture. */
  dash: { from: number; to: number; beyond: boolean } | null;
  /** When the last credential ends by itself, or did. */
  end: { text: string; x: number; toCome: boolean } | null;
};

/** One check alone must still be seen. */
const SHORTEST = 3;
const APART = 2;
const BESIDE = 6;

/** What is written after a lane. */
export function laneEndText(lane: TimelineLane, model: TimelineModel, wide: boolean): string | null {
  const expiry = lane.pending?.to ?? expiredAt(lane);
  if (expiry === null) return null;
  if (expiry > model.end) {
    const left = duration(expiry - model.now);
    return wide ? t("expires in {left}", { left }) : t("ends in {left}", { left });
  }
  const at = clock(expiry);
  if (lane.pending) return wide ? t("expires {at}", { at }) : t("ends {at}", { at });
  return wide ? t("expired {at}", { at }) : t("ended {at}", { at });
}

function expiredAt(lane: TimelineLane): number | null {
  const last = lane.bars.at(-1);
  return last?.ending === "expired" ? last.expiresAt : null;
}

type Place = { model: TimelineModel; scale: Scale; name: string; y: number };

export function layoutLane(lane: TimelineLane, { model, scale, name, y }: Place): LaidOutLane {
  const bars = lane.bars.map((bar, index) => {
    const x = scale.x(bar.from);
    const next = lane.bars[index + 1];
    // A new sign-in is a new bar, and must look like one however far the picture is zoomed out.
    const most = next ? scale.x(next.from) - APART - x : Number.POSITIVE_INFINITY;
    return { x, width: Math.max(1, Math.min(most, Math.max(SHORTEST, scale.x(bar.to) - x))) };
  });
  const stretch = (span: Span): Stretch => {
    const x = scale.x(span.from);
    return { x, width: Math.max(SHORTEST, scale.x(span.to) - x) };
  };
  const dash = layoutDash(lane, model, scale);
  return {
    key: `${lane.device}/${lane.strategy}`,
    strategy: lane.strategy,
    name,
    y,
    bars,
    unanswered: lane.unanswered.map(stretch),
    unwatched: lane.unwatched.map(stretch),
    dash,
    end: layoutEnd(lane, model, scale),
  };
}

function layoutDash(lane: TimelineLane, model: TimelineModel, scale: Scale): LaidOutLane["dash"] {
  if (!lane.pending) return null;
  const from = scale.x(lane.pending.from);
  const beyond = lane.pending.to > model.end;
  if (!beyond) return { from, to: scale.x(lane.pending.to), beyond };
  const text = laneEndText(lane, model, scale.wide) ?? "";
  return { from, to: Math.max(from, scale.right - textWidth(text, SMALL) - BESIDE), beyond };
}

function layoutEnd(lane: TimelineLane, model: TimelineModel, scale: Scale): LaidOutLane["end"] {
  const text = laneEndText(lane, model, scale.wide);
  const expiry = lane.pending?.to ?? expiredAt(lane);
  if (text === null || expiry === null) return null;
  const end = layoutDash(lane, model, scale)?.to ?? scale.x(expiry);
  return { text, x: end + BESIDE, toCome: lane.pending !== null };
}
