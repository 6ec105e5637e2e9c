import { titleWithin } from "@/lessons/strategies/lane-name";
import { strategyRecords } from "@/lessons/strategies/strategy";
import { t } from "@/lib/language/texts";
import { type LaidOutNow, type LaidOutTick, layoutNow, layoutTicks, type Scale } from "./axis-layout";
import {
  GROUP_GAP,
  LABEL_ROWS,
  type LaneSize,
  laneSize,
  lanesBottom,
  lanesTop,
  MARGIN,
  ROW_HEIGHT,
  SMALL,
  TEXT,
  timelineHeight,
  WIDE,
} from "./geometry";
import { placeLabels } from "./labels";
import { type LaidOutLane, laneEndText, layoutLane } from "./lane-layout";
import type { TimelineLane, TimelineModel } from "./model";
import type { RuleKind } from "./rules";
import { textWidth } from "./text-width";

export type LaidOutRule = {
  id: string;
  kind: RuleKind;
  x: number;
  top: number;
  label: { text: string; x: number; anchor: "start" | "end"; y: number } | null;
};

/** A mark on the axis that can be chosen. */
export type LaidOutMoment = { event: string; words: string; x: number };

export type TimelineLayout = {
  width: number;
  height: number;
  /** Where the lanes are drawn. */
  plot: { left: number; right: number; top: number; bottom: number };
  lanes: LaidOutLane[];
  ticks: LaidOutTick[];
  rules: LaidOutRule[];
  moments: LaidOutMoment[];
  now: LaidOutNow | null;
  size: LaneSize;
};

const DESKTOP_COLUMN = 150;

/** `null` weight: never left out. */
const weights: Record<RuleKind, number | null> = {
  "password-changed": null,
  "account-deleted": 4,
  "account-restored": 4,
  "account-banned": 4,
  "ban-lifted": 4,
  "session-limit-set": 2,
  "role-changed": 4,
  "cookie-stolen": 3,
  "leak-tried": 3,
  "id-planted": 3,
  "other-site-visited": 1,
  "refresh-token-reused": 4,
  "key-rotated": 4,
  "signed-out": 2,
  "session-revoked": 2,
  "no-answer": 1,
};

/** Turns times into pixels for a picture `width` pixels wide. */
export function layoutTimeline(model: TimelineModel, width: number): TimelineLayout {
  const wide = width >= WIDE;
  const names = model.lanes.map((lane) => laneName(lane, wide));
  const left = columnWidth(names, wide);
  const right = width - MARGIN;
  // Room beyond the end for "expires 2:04". Kept when there is none to write: the axis must not
  // move at the moment when a password change leaves nothing that could still expire.
  const endTexts = model.lanes.map((lane) => laneEndText(lane, model, wide) ?? "");
  const usual = wide ? t("expires in {left}", { left: "24 h" }) : t("ends {at}", { at: "0:00" });
  const room = Math.max(...[usual, ...endTexts].map((text) => textWidth(text, SMALL) + 14));
  const perMs = Math.max(40, right - left - room) / model.end;
  const scale: Scale = { x: (ms) => left + ms * perMs, left, right, perMs, wide };

  const groups = [...new Set(model.lanes.map((lane) => lane.strategy))];
  const size = laneSize(model.lanes.length);
  const bottom = lanesBottom(model.lanes.length, groups.length);
  const lanes = model.lanes.map((lane, index) => {
    const y = lanesTop + (index + 0.5) * size.pitch + groups.indexOf(lane.strategy) * GROUP_GAP;
    return layoutLane(lane, { model, scale, name: names[index] ?? lane.name, y });
  });

  const now = layoutNow(model, scale);
  return {
    width,
    height: timelineHeight(model.lanes.length, groups.length),
    plot: { left, right, top: lanesTop, bottom },
    lanes,
    ticks: layoutTicks(scale, now),
    rules: layoutRules(model, scale, width),
    moments: model.moments.map(({ at, ...moment }) => ({ ...moment, x: scale.x(at) })),
    now,
    size,
  };
}

function laneName(lane: TimelineLane, wide: boolean): string {
  const { broken, inNarrowLane } = strategyRecords[lane.strategy];
  return `${lane.name} · ${wide ? `${broken ? "⚠ " : ""}${titleWithin(lane.strategy)}` : inNarrowLane}`;
}

function columnWidth(names: string[], wide: boolean): number {
  const longest = Math.max(0, ...names.map((name) => textWidth(name, TEXT)));
  return wide ? Math.max(DESKTOP_COLUMN, MARGIN + longest + 12) : MARGIN + longest + 8;
}

function layoutRules(model: TimelineModel, scale: Scale, width: number): LaidOutRule[] {
  const requests = model.rules.map((rule, index) => ({
    id: `${rule.kind} ${index}`,
    x: scale.x(rule.at),
    texts: rule.texts,
    bold: rule.kind === "password-changed",
    line: rule.kind !== "no-answer",
    weight: weights[rule.kind],
    kind: rule.kind,
  }));
  const placed = placeLabels(requests, { width, rows: LABEL_ROWS, size: TEXT });
  return requests.map((request) => {
    const label = placed.find((candidate) => candidate.id === request.id);
    if (!label) return { id: request.id, kind: request.kind, x: request.x, top: lanesTop, label: null };
    const y = (LABEL_ROWS - label.row) * ROW_HEIGHT;
    const startsHere = label.from > request.x;
    return {
      id: request.id,
      kind: request.kind,
      x: request.x,
      top: y - 10,
      label: {
        text: label.text,
        x: startsHere ? label.from : label.to,
        anchor: startsHere ? "start" : "end",
        y,
      },
    };
  });
}
