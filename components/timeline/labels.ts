import { textWidth } from "./text-width";

export type LabelRequest = {
  id: string;
  /** Where the rule stands, in pixels. */
  x: number;
  /** The longest first. */
  texts: readonly string[];
  bold: boolean;
  /** Whether a line comes up to the text, which other texts must not cover. */
  line: boolean;
  /** The more important one is given its place first. `null`: never left out. */
  weight: number | null;
};

export type PlacedLabel = Pick<LabelRequest, "id" | "x" | "line"> & {
  text: string;
  /** 0 is the row next to the lanes. */
  row: number;
  from: number;
  to: number;
};

type Area = { width: number; rows: number; size: number };
type Box = { row: number; from: number; to: number };

/** Between the line and its text, and between one text and the next thing. */
const BESIDE = 5;
const APART = 8;
const MOST_TRIES = 2_000;

/**
 * Finds a place for each label, in rows above the lanes: to the right of its line, or to the left
 * where there is no room. No text touches another, nor the line of a label in a row further up. What
 * finds no place is left out; what may not be left out is counted in its neighbour's label ("… +2").
 */
export function placeLabels(requests: readonly LabelRequest[], area: Area): PlacedLabel[] {
  // From right to left: so a text has room in a row above those to its right, like stairs.
  const wanted = requests.toSorted((a, b) => b.x - a.x);
  const leftOut: LabelRequest[] = [];
  for (;;) {
    const placed = placeAll(wanted, area);
    if (placed) return fillIn(placed, leftOut, area);
    const least = wanted
      .filter((request) => request.weight !== null)
      .toSorted(byWeight)
      .at(-1);
    if (!least) return fillIn(placeCounted(wanted, area), leftOut, area);
    wanted.splice(wanted.indexOf(least), 1);
    leftOut.push(least);
  }
}

const byWeight = (a: LabelRequest, b: LabelRequest): number => (b.weight ?? 0) - (a.weight ?? 0);

/** Takes a choice back when it leaves a later label without a place, but not for ever. */
function placeAll(requests: readonly LabelRequest[], area: Area): PlacedLabel[] | null {
  let triesLeft = MOST_TRIES;
  const placeFrom = (index: number, placed: PlacedLabel[]): PlacedLabel[] | null => {
    const request = requests[index];
    if (!request) return placed;
    for (const label of places(request, area)) {
      if (triesLeft-- <= 0) return null;
      const all = isFree(label, placed) && placeFrom(index + 1, [...placed, label]);
      if (all) return all;
    }
    return null;
  };
  return placeFrom(0, []);
}

function placeCounted(requests: readonly LabelRequest[], area: Area): PlacedLabel[] {
  const groups = requests.map((request) => ({ request, more: 0 }));
  for (;;) {
    const counted = groups.map(({ request, more }) => {
      const texts = more === 0 ? request.texts : request.texts.map((text) => `${text} +${more}`);
      return { ...request, texts };
    });
    const stuck = counted.findIndex((_, index) => !placeAll(counted.slice(0, index + 1), area));
    const group = groups[stuck];
    const neighbour = groups[stuck - 1];
    if (!group || !neighbour) return placeAll(counted, area) ?? [];
    group.more += 1 + neighbour.more;
    groups.splice(stuck - 1, 1);
  }
}

function fillIn(kept: PlacedLabel[], requests: readonly LabelRequest[], area: Area): PlacedLabel[] {
  const placed = [...kept];
  for (const request of requests.toSorted(byWeight)) {
    const label = places(request, area).find((candidate) => isFree(candidate, placed));
    if (label) placed.push(label);
  }
  return placed;
}

/** Where a label could stand within the picture, the best place first. */
function places(request: LabelRequest, area: Area): PlacedLabel[] {
  return request.texts.flatMap((text) => {
    const width = textWidth(text, area.size, request.bold);
    const right = { from: request.x + BESIDE, to: request.x + BESIDE + width };
    const left = { from: request.x - BESIDE - width, to: request.x - BESIDE };
    return [right, left]
      .filter((side) => side.from >= 0 && side.to <= area.width)
      .flatMap((side) =>
        Array.from({ length: area.rows }, (_, row) => ({
          id: request.id,
          x: request.x,
          line: request.line,
          text,
          row,
          ...side,
        })),
      );
  });
}

function isFree(label: PlacedLabel, placed: readonly PlacedLabel[]): boolean {
  return placed.every((other) => !boxes(label).some((a) => boxes(other).some((b) => touch(a, b))));
}

const touch = (a: Box, b: Box): boolean => a.row === b.row && a.from < b.to + APART && b.from < a.to + APART;

/** The text, and the line that comes up to it through the rows below. */
function boxes({ x, line, row, from, to }: PlacedLabel): Box[] {
  const below = Array.from({ length: line ? row : 0 }, (_, index) => ({ row: index, from: x, to: x }));
  return [{ row, from: Math.min(from, x), to: Math.max(to, x) }, ...below];
}
