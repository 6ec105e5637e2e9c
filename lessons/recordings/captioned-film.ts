import { languages } from "@/lib/language/languages";
import { language } from "@/lib/language/texts";
import { type Element, element, elementsIn, text, unsigned } from "./ebml";
import type { Cue } from "./recording";

/** The elements of Matroska (RFC 9559) that are read or written here. */
const id = {
  header: 0x1a45dfa3,
  documentType: 0x4282,
  documentVersion: 0x4287,
  documentReadVersion: 0x4285,
  segment: 0x18538067,
  info: 0x1549a966,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackNumber: 0xd7,
  trackUid: 0x73c5,
  trackType: 0x83,
  trackIsDefault: 0x88,
  trackLacing: 0x9c,
  trackCodec: 0x86,
  trackLanguage: 0x22b59c,
  trackName: 0x536e,
  chapters: 0x1043a770,
  edition: 0x45b9,
  chapter: 0xb6,
  chapterUid: 0x73c4,
  chapterFrom: 0x91,
  chapterTo: 0x92,
  chapterDisplay: 0x80,
  chapterTitle: 0x85,
  chapterLanguage: 0x437c,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
  blockDuration: 0x9b,
  index: 0x1c53bb6b,
  indexPoint: 0xbb,
  indexTime: 0xb3,
  indexPositions: 0xb7,
  indexTrack: 0xf7,
  indexCluster: 0xf1,
} as const;

const pictures = 1;
const captionTrack = 2;

/** A piece of the film, and when in it a player can begin: milliseconds. */
type Cluster = { bytes: Buffer; begins: number | null };

/**
 * A film with its captions and chapters inside, where a player can switch them on and off: a Matroska file with
 * the picture as it is, and a track of plain text (S_TEXT/UTF8), which VLC, mpv and ffmpeg read.
 * @param film WebM with one track, as ffmpeg writes it: a timestamp is a millisecond
 * @throws Error when it is something else
 */
export function captionFilm(film: Buffer, captions: readonly Cue[], chapters: readonly Cue[]): Buffer {
  const segment = find(film, elementsIn(film, 0, film.length), id.segment);
  const parts = [...elementsIn(film, segment.body, segment.end)];
  const info = find(film, parts, id.info);
  const tracks = find(film, parts, id.tracks);
  const left = [...captions];
  const clusters = parts
    .filter((part) => part.id === id.cluster)
    .map((part) => addCaptions(film, part, left));
  const before = Buffer.concat([
    film.subarray(info.start, info.end),
    element(id.tracks, film.subarray(tracks.body, tracks.end), writeTrack()),
    element(id.chapters, element(id.edition, ...chapters.map(writeChapter))),
  ]);
  // As long with other positions in it: so these can follow from its length.
  const { length } = writeIndex(clusters, 0);
  const index = writeIndex(clusters, before.length + length);
  const header = element(
    id.header,
    text(id.documentType, "matroska"),
    unsigned(id.documentVersion, 4),
    unsigned(id.documentReadVersion, 2),
  );
  return Buffer.concat([header, element(id.segment, before, index, ...clusters.map(({ bytes }) => bytes))]);
}

function find(film: Buffer, elements: Iterable<Element>, wanted: number): Element {
  for (const found of elements) if (found.id === wanted) return found;
  throw new Error(`There is no element ${wanted.toString(16)} in this film of ${film.length} bytes.`);
}

/**
 * A cluster with each caption before the first picture that it belongs to.
 * @param left in their order; those that were written are taken away
 */
function addCaptions(film: Buffer, cluster: Element, left: Cue[]): Cluster {
  const parts = [...elementsIn(film, cluster.body, cluster.end)];
  const { body, end } = find(film, parts, id.timestamp);
  const time = film.readUIntBE(body, end - body);
  const written = [unsigned(id.timestamp, time)];
  let begins: number | null = null;
  for (const block of parts.filter((part) => part.id === id.simpleBlock)) {
    // A track number of one byte, the time from the cluster's on, and flags, of which the first is "keyframe".
    const at = time + film.readInt16BE(block.body + 1);
    if (film.readUInt8(block.body + 3) & 0x80) begins ??= at;
    for (; left[0] && left[0].from * 1000 <= at + 1; left.shift()) written.push(writeCaption(left[0], time));
    written.push(film.subarray(block.start, block.end));
  }
  return { bytes: element(id.cluster, ...written), begins };
}

function writeCaption({ from, to, text: said }: Cue, clusterTime: number): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt8(0x80 | captionTrack);
  head.writeInt16BE(Math.round(from * 1000) - clusterTime, 1);
  return element(
    id.blockGroup,
    element(id.block, head, Buffer.from(said)),
    unsigned(id.blockDuration, (to - from) * 1000),
  );
}

function writeTrack(): Buffer {
  return element(
    id.track,
    unsigned(id.trackNumber, captionTrack),
    unsigned(id.trackUid, captionTrack),
    // A subtitle.
    unsigned(id.trackType, 0x11),
    unsigned(id.trackIsDefault, 1),
    unsigned(id.trackLacing, 0),
    text(id.trackCodec, "S_TEXT/UTF8"),
    text(id.trackLanguage, languages[language()].code),
    text(id.trackName, languages[language()].name),
  );
}

function writeChapter({ from, to, text: title }: Cue, index: number): Buffer {
  return element(
    id.chapter,
    unsigned(id.chapterUid, index + 1),
    unsigned(id.chapterFrom, from * 1e9),
    unsigned(id.chapterTo, to * 1e9),
    element(
      id.chapterDisplay,
      text(id.chapterTitle, title),
      text(id.chapterLanguage, languages[language()].code),
    ),
  );
}

/** Where a player finds the clusters that it can begin with. @param offset of the first, in the segment */
function writeIndex(clusters: readonly Cluster[], offset: number): Buffer {
  let position = offset;
  const points = clusters.map(({ bytes, begins }) => {
    const at = position;
    position += bytes.length;
    if (begins === null) return Buffer.alloc(0);
    const place = [unsigned(id.indexTrack, pictures), unsigned(id.indexCluster, at)];
    return element(id.indexPoint, unsigned(id.indexTime, begins), element(id.indexPositions, ...place));
  });
  return element(id.index, ...points);
}
