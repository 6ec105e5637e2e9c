import { describe, expect, it } from "vitest";
import { type LabelRequest, type PlacedLabel, placeLabels } from "./labels";

type Change = Partial<LabelRequest> & { x: number };

const request = (change: Change): LabelRequest => ({
  id: `at ${change.x}`,
  texts: ["cookie stolen 0:23", "stolen 0:23"],
  bold: false,
  line: true,
  weight: 3,
  ...change,
});
const password = (change: Change): LabelRequest =>
  request({ texts: ["password changed 0:48", "password 0:48", "0:48"], bold: true, weight: null, ...change });

/** A generator with a constant seed: the same cases on every run. */
function* noise(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

function overlaps(a: PlacedLabel, b: PlacedLabel): boolean {
  const text = a.row === b.row && a.from < b.to && b.from < a.to;
  const crossed = a.line && a.row > b.row && a.x > b.from && a.x < b.to;
  return text || crossed;
}

describe("labels", () => {
  it("stand to the right of their lines, in the row next to the lanes", () => {
    const placed = placeLabels([request({ x: 300 }), password({ x: 464 })], {
      width: 1240,
      rows: 2,
      size: 12,
    });
    expect(placed.map((label) => [label.text, label.row, label.from > label.x])).toEqual([
      ["password changed 0:48", 0, true],
      ["cookie stolen 0:23", 0, true],
    ]);
  });

  it("stay inside at the right edge", () => {
    const [label] = placeLabels([password({ x: 1200 })], { width: 1240, rows: 2, size: 12 });
    expect(label?.to).toBeLessThan(1200);
  });

  it("climb like stairs when they are close together", () => {
    const placed = placeLabels([request({ x: 440 }), password({ x: 464 })], {
      width: 1240,
      rows: 2,
      size: 12,
    });
    expect(placed.map((label) => label.row)).toEqual([0, 1]);
  });

  it("give way to a password change", () => {
    const crowd = Array.from({ length: 8 }, (_, index) => request({ x: 460 + index * 2 }));
    const placed = placeLabels([...crowd, password({ x: 468 })], { width: 640, rows: 2, size: 12 });
    expect(placed.some((label) => label.text.includes("0:48"))).toBe(true);
    expect(placed.length).toBeLessThan(9);
  });

  it("count the password changes that have no place of their own", () => {
    const crowd = Array.from({ length: 10 }, (_, index) => password({ id: `${index}`, x: 150 + index }));
    const placed = placeLabels(crowd, { width: 300, rows: 2, size: 12 });
    const counted = placed.map((label) => 1 + Number(label.text.split("+")[1] ?? 0));
    expect(counted.reduce((sum, each) => sum + each, 0)).toBe(10);
  });

  it("never overlap, never leave the picture and never lose a password change", () => {
    const random = noise(20_260_302);
    for (let width = 300; width <= 1900; width += 50) {
      for (let count = 1; count <= 10; count++) {
        const requests = Array.from({ length: count }, (_, index) => {
          const x = 90 + random.next().value * (width - 100);
          const kind = random.next().value;
          if (kind < 0.4) return password({ id: `${index}`, x });
          return request({ id: `${index}`, x, weight: kind < 0.7 ? 3 : 1, line: kind < 0.9 });
        });
        const placed = placeLabels(requests, { width, rows: 2, size: 12 });
        const pairs = placed.flatMap((a) => placed.filter((b) => b !== a).map((b) => [a, b] as const));
        expect(pairs.filter(([a, b]) => overlaps(a, b))).toEqual([]);
        expect(placed.filter((label) => label.from < 0 || label.to > width)).toEqual([]);
        const kept = placed.filter((label) => label.text.includes("0:48"));
        const told = kept.reduce((sum, label) => sum + 1 + Number(label.text.split("+")[1] ?? 0), 0);
        expect(told).toBe(requests.filter((each) => each.weight === null).length);
      }
    }
  });
});
