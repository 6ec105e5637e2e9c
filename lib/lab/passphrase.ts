export const adjectives =
  "amber apple autumn bamboo birch brass bright calm cedar cherry clever copper coral cotton crystal early ember fern gentle ginger golden green hazel honest ivory jade juniper kind lemon lilac linen little maple marble mellow mint misty modest olive opal orange paper pearl pepper pine plain quiet river rose ruby saffron sandy scarlet silver simple smooth steady sunny tidy velvet violet walnut winter".split(
    " ",
  );
const second =
  "anchor arch badge barrel basket beacon bell bench bottle bridge brush bucket button candle canoe carpet castle clock cloud coin compass corner curtain drum engine feather fiddle garden gate hammer harbour helmet island jacket kettle ladder lantern ledger lighthouse meadow mirror mitten needle orchard paddle pencil piano pillow pocket puzzle quilt ribbon saddle shelf spoon stamp stream table teapot thimble ticket tower tunnel umbrella window".split(
    " ",
  );

/** @returns a random password that can be read aloud, such as `paper-lantern-42` (19 bits: for a sandbox only) */
export function createPassphrase(): string {
  return `${pick(adjectives)}-${pick(second)}-${10 + randomBelow(90)}`;
}

function pick(words: string[]): string {
  return words[randomBelow(words.length)] as string;
}

/** @param limit at most 256 */
function randomBelow(limit: number): number {
  // Bytes at the end of the range would make the first words a little likelier: drawn again.
  const fair = 256 - (256 % limit);
  for (;;) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < fair) return byte % limit;
  }
}
