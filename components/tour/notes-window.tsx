import { type ReactNode, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { laneName } from "@/lessons/strategies/lane-name";
import { type LaneKey, laneOf } from "@/lib/lab/lane";
import { formatTime } from "@/lib/language/numbers";
import { t } from "@/lib/language/texts";
import { formatLeft } from "../evidence/format";
import { actionWords } from "./action-words";
import type { TourStore } from "./tour-store";
import type { TourView } from "./tour-view";

type Props = { page: Window; tour: TourStore; told: TourView; children: ReactNode };

/** For whoever presents, in a window of its own: what to say, what will come of it, and what comes next. */
export function NotesWindow({ page, tour, told, children }: Props) {
  const { step, scenario } = tour;
  const next = scenario.steps[told.index + 1];
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "ArrowRight" || event.key === "PageDown") void tour.next();
      if (event.key === "ArrowLeft" || event.key === "PageUp") void tour.restartAt(told.index - 1);
    };
    page.addEventListener("keydown", onKey);
    return () => page.removeEventListener("keydown", onKey);
  }, [page, tour, told.index]);
  return createPortal(
    <main className="grid gap-4 p-5 text-base">
      <Clock />
      <section>
        <h1 className="font-bold text-xl">{step.title}</h1>
        <p className="text-muted">
          {t("{title} · step {index} of {steps}", {
            title: scenario.title,
            index: told.index + 1,
            steps: scenario.steps.length,
          })}
        </p>
        <p className="mt-2 text-lg">{step.narration}</p>
        {step.action && (
          <p className="mt-2 text-muted">
            {t("Next: {actionWords}.", { actionWords: actionWords(step.action) })}
          </p>
        )}
      </section>
      <Answer lanes={step.expect.lanes} />
      <section>
        <h2 className="font-bold">{t("What comes next")}</h2>
        <p>{next ? `${next.title}: ${next.narration}` : t("That is the last step.")}</p>
      </section>
      {children}
    </main>,
    page.document.body,
  );
}

function Answer({ lanes = {} }: { lanes: TourStore["step"]["expect"]["lanes"] }) {
  const entries = Object.entries(lanes) as [LaneKey, string][];
  if (entries.length === 0) return null;
  return (
    <section>
      <h2 className="font-bold">{t("The answer")}</h2>
      <ul>
        {entries.map(([lane, outcome]) => (
          <li key={lane}>
            {laneName(laneOf(lane))}: {outcome}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The time of day, and how long the window has been open. */
function Clock() {
  const [now, setNow] = useState(() => Date.now());
  const [began] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p role="timer" className="flex justify-between font-mono text-lg">
      <span>{formatTime(now)}</span>
      <span>{formatLeft(now - began)}</span>
    </p>
  );
}
