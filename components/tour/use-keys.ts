import { useEffect, useRef } from "react";
import { singleKeys } from "./single-keys";

/** The keys that anything is bound to, by what the browser calls them. */
const keys = {
  ArrowRight: "right",
  ArrowLeft: "left",
  // What a presenter's remote sends.
  PageDown: "forward",
  PageUp: "backward",
  " ": "forward",
  Escape: "escape",
  p: "present",
  "?": "list",
  ".": "blank",
  1: "first",
  2: "second",
  3: "third",
} as const;

type KeyName = keyof typeof keys;

export type KeyBindings = Readonly<Partial<Record<(typeof keys)[KeyName], () => void>>>;

/** Something is open that has keys of its own, Escape among them. */
const open = "dialog[open], :popover-open";
const typing = "input, select, textarea, [contenteditable], video, audio";
/** What Space presses. */
const pressed = "button, a, summary, [role=tab]";

/** Single keys, for as long as nobody types, chooses or has something open. */
export function useKeys(bindings: KeyBindings): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTakenBy(event.target, event.key)) return;
      if (document.querySelector(open)) return;
      const act = Object.hasOwn(keys, event.key) ? latest.current[keys[event.key as KeyName]] : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}

/** Whether a key means something else where it was pressed, or is one of those that can be switched off. */
function isTakenBy(target: EventTarget | null, key: string): boolean {
  const isSpace = key === " ";
  if (key.length === 1 && !isSpace && !singleKeys.read()) return true;
  return target instanceof Element && target.closest(isSpace ? `${typing}, ${pressed}` : typing) !== null;
}
