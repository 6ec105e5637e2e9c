/** An element of EBML (RFC 8794), of which Matroska and WebM are made. The offsets are those in the file. */
export type Element = { id: number; start: number; body: number; end: number };

/** The elements that lie one after the other between two offsets. */
export function* elementsIn(file: Buffer, from: number, to: number): Generator<Element> {
  for (let start = from; start < to; ) {
    const id = readNumber(file, start, "with its marker");
    const size = readNumber(file, id.end, "without its marker");
    const end = size.end + size.value;
    if (end > to) throw new RangeError(`The element at ${start} ends behind what holds it.`);
    yield { id: id.value, start, body: size.end, end };
    start = end;
  }
}

/** The number of leading zero bits of its first byte tells how many bytes follow. */
function readNumber(file: Buffer, at: number, marker: "with its marker" | "without its marker") {
  const first = file.readUInt8(at);
  const length = Math.clz32(first) - 23;
  const kept = marker === "with its marker" ? first : first - 2 ** (8 - length);
  const value = file.subarray(at + 1, at + length).reduce((digits, byte) => digits * 256 + byte, kept);
  return { value, end: at + length };
}

/** @param id with its marker, as the tables of the format list it */
export function element(id: number, ...parts: Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.from(id.toString(16).padStart(2, "0"), "hex");
  // Always in eight bytes, so that the length of a file does not hang on what is in it.
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(body.length));
  size.writeUInt8(1);
  return Buffer.concat([head, size, body]);
}

export function unsigned(id: number, value: number): Buffer {
  const body = Buffer.alloc(8);
  body.writeBigUInt64BE(BigInt(Math.round(value)));
  return element(id, body);
}

export function text(id: number, value: string): Buffer {
  return element(id, Buffer.from(value));
}
