import { t } from "@/lib/language/texts";
import { MARGIN, SMALL } from "./geometry";
import type { TimelineModel } from "./model";
import { textWidth } from "./text-width";
import { ticksFor } from "./ticks";
import { clock } from "./time";

/** From milliseconds since the origin to pixels. */
export type Scale = {
  x: (ms: number) => number;
  left: number;
  right: number;
  perMs: number;
  wide: boolean;
};

/** A tick whose label would touch the one of "now" keeps its line only. */
export type LaidOutTick = { x: number; label: string | null };

export type LaidOutNow = { x: number; label: { text: string; x: number } };

/** `null` when the picture stands still because all is over. */
export function layoutNow(model: TimelineModel, scale: Scale): LaidOutNow | null {
  const x = scale.x(model.now);
  if (model.empty || x > scale.right) return null;
  const text = t("now {clock}", { clock: clock(model.now) });
  const half = textWidth(text, SMALL, true) / 2;
  return { x, label: { text, x: Math.min(x, scale.right - half) } };
}

export function layoutTicks(scale: Scale, now: LaidOutNow | null): LaidOutTick[] {
  const pixels = scale.right - scale.left;
  const to = pixels / scale.perMs;
  const minGap = textWidth(clock(to), SMALL) + (scale.wide ? 64 : 24);
  const nowHalf = now ? textWidth(now.label.text, SMALL, true) / 2 : 0;
  return ticksFor(to, pixels, minGap).map(({ at, label }) => {
    const x = scale.x(at);
    const half = textWidth(label, SMALL) / 2;
    const hidden = now !== null && Math.abs(now.label.x - x) < half + nowHalf + 6;
    const cutOff = x + half > scale.right + MARGIN;
    return { x, label: hidden || cutOff ? null : label };
  });
}
