import "server-only";
import { Places } from "@/lib/places";
import { singleton } from "@/lib/singleton";
import type { Satellite } from "../satellites/satellite";
import { withSatellites } from "../satellites/supervisor";
import { Exhibit } from "./exhibit";
import type { Fault } from "./fault";
import type { BugReport, Finding, Trial } from "./finding";
import type { BugProgram } from "./program";
import { faultsOf, fileOf, linesOf, numbersOf } from "./programs";

/** A class may press the button at once: they take turns, so that labs keep places for their own satellites. */
const places = singleton(
  "bugs",
  () => new Places({ perLab: 2, total: 2, waitingPerLab: 100, waiting: 100 }, "too-many-runs"),
);

/**
 * Starts the program as written and the repaired one, and puts every exploit to both.
 * @throws Problem `too-many-runs`, `too-many-satellites` or `satellite-failed`
 */
export function runBugs(program: BugProgram, signal?: AbortSignal): Promise<BugReport> {
  return places.within("bugs", signal, async () => {
    const [written, repaired] = await Promise.all([
      linesOf(program, "problem"),
      linesOf(program, "solution"),
    ]);
    const modules = (["problem", "solution"] as const).map((version) => ({
      MODULE: fileOf(program, version),
    }));
    const findings = await withSatellites("bugs", "article", modules, async (both) => {
      const [asWritten, mended] = both as [Satellite, Satellite];
      const found: Finding[] = [];
      for (const fault of faultsOf[program]) {
        const { id, title, standard, lines, repair } = fault;
        const mends = (line: string) => repair.some(([piece]) => line.includes(piece.trim()));
        found.push({
          ...{ id, title, standard },
          wrong: numbersOf(written, (line) => lines.includes(line)),
          mended: numbersOf(repaired, mends),
          asWritten: await tryExploit(fault, asWritten),
          repaired: await tryExploit(fault, mended),
        });
      }
      return found;
    });
    return { findings, repaired };
  });
}

export async function tryExploit(fault: Fault, satellite: Satellite): Promise<Trial> {
  const exhibit = new Exhibit(satellite);
  const gotIn = await fault.exploit(exhibit);
  return { gotIn, words: gotIn ? fault.inside : fault.outside, asked: exhibit.asked };
}
