import "server-only";
import { createHmac } from "node:crypto";
import { deriveKey } from "../keys";
import type { LabId } from "../lab/lab-id";
import { adjectives } from "../lab/passphrase";

// So many that no name comes twice among a thousand: 63 and 20 have no common divisor.
const animals =
  "badger beaver crane dolphin falcon finch fox gecko hare heron ibis lynx magpie marten otter owl puffin robin seal swift".split(
    " ",
  );

/**
 * Names for the phones of a class that say nothing of who holds them, such as "Amber otter". A phone's is the same
 * whenever it is asked for, and the same in every language: it stands on the phone and on the wall.
 */
export function friendlyNames(lab: LabId): (number: number) => string {
  const start = createHmac("sha256", deriveKey("class-name")).update(lab).digest().readUInt16BE();
  return (number) => {
    const at = start + number;
    const adjective = adjectives[at % adjectives.length] as string;
    return `${adjective[0]?.toUpperCase()}${adjective.slice(1)} ${animals[at % animals.length]}`;
  };
}
