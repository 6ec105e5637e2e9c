"use client";

import { useSyncExternalStore } from "react";
import { t } from "@/lib/language/texts";
import { doneTours } from "./done-tours";

/** Says of a tour that it was told to its end in this browser. */
export function DoneMark({ scenario }: { scenario: string }) {
  const done = useSyncExternalStore(
    doneTours.subscribe,
    () => doneTours.has(scenario),
    () => false,
  );
  if (!done) return null;
  return (
    <span className="whitespace-nowrap font-semibold">
      <span aria-hidden="true">✓</span> {t("done")}
    </span>
  );
}
