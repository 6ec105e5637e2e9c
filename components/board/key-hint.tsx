"use client";

import { useSyncExternalStore } from "react";
import { singleKeys } from "../tour/single-keys";

/** The key that presses a button, where there is a keyboard to press it on. */
export function KeyHint({ of }: { of: string }) {
  const on = useSyncExternalStore(singleKeys.subscribe, singleKeys.read, () => true);
  if (!on) return null;
  return (
    <span
      aria-hidden="true"
      className="rounded border border-current px-1 font-mono text-[0.75em] leading-tight opacity-70 max-sm:hidden pointer-coarse:hidden"
    >
      {of}
    </span>
  );
}
