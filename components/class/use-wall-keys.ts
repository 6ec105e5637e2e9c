import { useEffect } from "react";
import type { Phase } from "@/lib/class/state";

type Actions = { act(): unknown; explain(): unknown; blank(): void };

const typing = "input, select, textarea, summary, button, a, [contenteditable]";

/**
 * A presenter's remote sends PageDown and Space: the next of a round's steps. `.` makes the screen dark.
 * What begins a round is no key, since it is chosen.
 */
export function useWallKeys(actions: Actions, phase: Phase): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector("dialog[open]")) return;
      const isElsewhere = event.target instanceof Element && event.target.closest(typing);
      if (event.key === "." && !isElsewhere) return actions.blank();
      if (event.key !== "PageDown" && (event.key !== " " || isElsewhere)) return;
      event.preventDefault();
      if (phase === "ask") actions.act();
      else if (phase === "observe") actions.explain();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  });
}
