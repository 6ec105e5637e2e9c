/** Pixels. One place for the measures, so that the height is known before the width is. */
export const MARGIN = 12;
export const TEXT = 12;
export const SMALL = 11;
export const LABEL_ROWS = 2;
export const ROW_HEIGHT = 14;
const AXIS_HEIGHT = 22;
/** Between the lanes of one strategy and the next. */
export const GROUP_GAP = 6;
/** Under this width words are cut short. */
export const WIDE = 640;

export type LaneSize = { pitch: number; bar: number };

/** Twenty-four lanes still fit a projector, each a little lower. */
export function laneSize(lanes: number): LaneSize {
  return lanes > 12 ? { pitch: 20, bar: 12 } : { pitch: 24, bar: 14 };
}

export const lanesTop = LABEL_ROWS * ROW_HEIGHT + 4;

/** Depends on nothing that is measured or that changes from second to second. */
export function timelineHeight(lanes: number, strategies: number): number {
  return lanesBottom(lanes, strategies) + AXIS_HEIGHT;
}

export function lanesBottom(lanes: number, strategies: number): number {
  return lanesTop + lanes * laneSize(lanes).pitch + Math.max(0, strategies - 1) * GROUP_GAP;
}
