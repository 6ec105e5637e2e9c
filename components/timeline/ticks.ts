import { clock, HOUR, MINUTE, SECOND } from "./time";

export type Tick = { at: number; label: string };

const steps = [
  5 * SECOND,
  10 * SECOND,
  15 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
];

/** The largest step that goes at least `parts` times into `span`, or the smallest there is. */
function stepWithin(span: number, parts: number): number {
  return steps.findLast((step) => step * parts <= span) ?? 5 * SECOND;
}

/** `span` made longer to a multiple of a step, of which at least `parts` fit into it. */
export function roundUp(span: number, parts: number): number {
  const step = stepWithin(span, parts);
  return Math.ceil(span / step) * step;
}

/** Ticks from 0 to `to` at the smallest step that leaves each label `minGap` pixels. */
export function ticksFor(to: number, pixels: number, minGap: number): Tick[] {
  const fits = (step: number) => (step / to) * pixels >= minGap;
  const step = steps.find(fits) ?? Math.ceil((to * minGap) / pixels / HOUR) * HOUR;
  const count = Math.floor(to / step) + 1;
  return Array.from({ length: count }, (_, index) => ({ at: index * step, label: clock(index * step) }));
}
