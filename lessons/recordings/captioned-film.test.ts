import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { captionFilm } from "./captioned-film";
import { type Element, element, elementsIn, text, unsigned } from "./ebml";

const [segmentId, clusterId, indexId] = [0x18538067, 0x1f43b675, 0x1c53bb6b];
const film = readFileSync("public/recordings/the-password-changes.webm");
const captions = [
  { from: 0, to: 8.9, text: "Alice signs in: “everywhere” & <always>." },
  { from: 8.9, to: 20.25, text: "And then?" },
];
const chapters = captions.map((cue, index) => ({ ...cue, text: `Chapter ${index + 1}` }));
const kept = captionFilm(film, captions, chapters);

function within(file: Buffer, { body, end }: Element): Element[] {
  return [...elementsIn(file, body, end)];
}

function segmentOf(file: Buffer): Element {
  return [...elementsIn(file, 0, file.length)].find(({ id }) => id === segmentId) as Element;
}

function numberOf(file: Buffer, { body, end }: Element): number {
  return file.subarray(body, end).reduce((value, byte) => value * 256 + byte, 0);
}

/** Every block with the track's number, its time in milliseconds and what is in it. */
function blocksOf(file: Buffer) {
  const clusters = within(file, segmentOf(file)).filter(({ id }) => id === clusterId);
  return clusters.flatMap((cluster) => {
    const [timestamp, ...parts] = within(file, cluster);
    const time = numberOf(file, timestamp as Element);
    const blocks = parts.map((part) => (part.id === 0xa0 ? (within(file, part)[0] as Element) : part));
    return blocks.map(({ body, end }) => ({
      track: file.readUInt8(body) & 0x7f,
      at: time + file.readInt16BE(body + 1),
      content: file.toString("latin1", body + 4, end),
    }));
  });
}

describe("a film with captions in it", () => {
  it("has every picture as it was, at its time", () => {
    const pictures = blocksOf(kept).filter(({ track }) => track === 1);
    expect(pictures.length).toBeGreaterThan(100);
    // Not by toEqual: it would print a megabyte.
    expect(JSON.stringify(pictures) === JSON.stringify(blocksOf(film))).toBe(true);
  });

  it("has each caption at its time, just before the picture that it belongs to", () => {
    const blocks = blocksOf(kept);
    const said = blocks.filter(({ track }) => track === 2);
    const utf8 = (latin1: string) => `${Buffer.from(latin1, "latin1")}`;
    expect(said.map(({ at, content }) => [at, utf8(content)])).toEqual([
      [0, captions[0]?.text],
      [8900, captions[1]?.text],
    ]);
    const next = blocks[blocks.indexOf(said[1] as (typeof said)[0]) + 1];
    expect(next?.track).toBe(1);
    const [first, second] = blocks.filter(({ track }) => track === 1);
    expect((next?.at ?? 0) - 8900).toBeLessThanOrEqual((second?.at ?? 0) - (first?.at ?? 0));
    expect((next?.at ?? 0) - 8900).toBeGreaterThanOrEqual(-1);
  });

  it("has an index that leads to clusters, each beginning with a picture that needs no other", () => {
    const segment = segmentOf(kept);
    const parts = within(kept, segment);
    const index = parts.find(({ id }) => id === indexId) as Element;
    const places = within(kept, index).map((point) => {
      const positions = within(kept, point)[1] as Element;
      return segment.body + numberOf(kept, within(kept, positions)[1] as Element);
    });
    const starts = new Set(parts.filter(({ id }) => id === clusterId).map(({ start }) => start));
    expect(places.length).toBeGreaterThan(1);
    expect(places.filter((place) => !starts.has(place))).toEqual([]);
  });

  it("is made of WebM alone", () => {
    expect(() => captionFilm(Buffer.from("not a film"), captions, chapters)).toThrow();
    expect(() => captionFilm(film.subarray(0, 1000), captions, chapters)).toThrow(RangeError);
    expect(() => captionFilm(element(0xec), captions, chapters)).toThrow(/no element 18538067/);
  });
});

describe("EBML", () => {
  it("is read as it was written, and a size of eight bytes to the last bit", () => {
    const file = Buffer.concat([element(0x4282, text(0x86, "film"), unsigned(0xd7, 90e9)), element(0xec)]);
    const [first, second] = [...elementsIn(file, 0, file.length)];
    expect(first).toMatchObject({ id: 0x4282, start: 0, body: 10, end: 10 + 13 + 17 });
    expect(second).toMatchObject({ id: 0xec, body: file.length, end: file.length });
    const odd = Buffer.concat([element(0x86, Buffer.alloc(734_613))]);
    expect([...elementsIn(odd, 0, odd.length)][0]?.end).toBe(odd.length);
  });
});
