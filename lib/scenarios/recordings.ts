import "server-only";
import { existsSync } from "node:fs";
import path from "node:path";

/** Whether a scenario was recorded here: `npm run record` writes its video. */
export function hasRecording(scenario: string): boolean {
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), "public/recordings");
  return existsSync(path.join(folder, `${scenario}.webm`));
}
