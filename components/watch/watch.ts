import type { LabSnapshot } from "@/lib/lab/snapshot-types";
import { fetchWatched } from "../lab-client/lab-client";
import { LabProblem } from "../lab-client/request";

/** Milliseconds between two looks: the owner's board checks every second. */
const rhythm = 2_000;

/** With these the server says that there is nothing more to see. */
const endings: ReadonlySet<string> = new Set(["unknown-watch-link", "unknown-lab", "expired-lab"]);

/**
 * Looks every two seconds at what the owner's checks have found, while the page can be seen.
 * @param onTrouble is told why there is no answer, and "" when there is one again
 * @returns stops looking
 */
export function watch(
  path: string,
  onSeen: (snapshot: LabSnapshot) => void,
  onTrouble: (words: string) => void,
): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    try {
      if (!document.hidden) onSeen(await fetchWatched(path));
      onTrouble("");
    } catch (error) {
      if (!(error instanceof LabProblem)) throw error;
      onTrouble(error.message);
      stopped ||= endings.has(error.code);
    }
    if (!stopped) timer = setTimeout(look, rhythm);
  };
  timer = setTimeout(look, rhythm);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
