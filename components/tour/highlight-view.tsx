import { useEffect } from "react";
import type { Step } from "@/lessons/scenarios/scenario";
import { highlighted } from "./highlight";
import { markWords } from "./mark-words";
import type { Phase } from "./tour-view";

const ring =
  "outline:3px solid var(--ink);outline-offset:3px;box-shadow:0 0 0 10px color-mix(in srgb,var(--ink) 18%,transparent)";
const marker = "background:var(--ink);color:var(--surface)";

/** A ring around what a step is about, brought into sight. The controls themselves are left as they are. */
export function Highlight({ step, phase }: { step: Step; phase: Phase }) {
  const isDone = phase === "compared";
  const list = highlighted(step, isDone).join(",");
  const mark = isDone ? step.show?.mark : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what there is to see may have grown since
  useEffect(() => {
    if (!list) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const found = document.querySelector(list);
    found?.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
  }, [list, phase]);
  useEffect(() => {
    const panel = list && mark ? document.querySelector<HTMLElement>(list) : null;
    return panel && mark ? markWords(panel, mark) : undefined;
  }, [list, mark]);
  if (!list) return null;
  return <style>{`${list}{${ring}}::highlight(told){${marker}}`}</style>;
}
