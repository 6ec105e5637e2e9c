import { useEffect } from "react";
import type { Step } from "@/lib/scenarios/scenario";
import { highlighted } from "./highlight";

const ring =
  "outline:3px solid var(--ink);outline-offset:3px;box-shadow:0 0 0 10px color-mix(in srgb,var(--ink) 18%,transparent)";

/** A ring around what a step is about, brought into sight. The controls themselves are left as they are. */
export function Highlight({ step }: { step: Step }) {
  const selectors = highlighted(step);
  const list = selectors.join(",");
  useEffect(() => {
    if (!list) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const found = document.querySelector(list);
    found?.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
  }, [list]);
  if (!list) return null;
  return <style>{`${list}{${ring}}`}</style>;
}
