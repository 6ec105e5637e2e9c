import { useEffect, useRef } from "react";

/** The keys that anything is bound to, by what the browser calls them. */
const keys = {
  ArrowRight: "right",
  ArrowLeft: "left",
  Escape: "escape",
  p: "present",
  "?": "list",
} as const;

type KeyName = keyof typeof keys;

export type KeyBindings = Readonly<Partial<Record<(typeof keys)[KeyName], () => void>>>;

/** Something is open that has keys of its own, Escape among them. */
const open = "dialog[open], :popover-open";
const typing = "input, select, textarea, [contenteditable], video, audio";

/** Single keys, for as long as nobody types, chooses or has something open. */
export function useKeys(bindings: KeyBindings): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(typing)) return;
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
