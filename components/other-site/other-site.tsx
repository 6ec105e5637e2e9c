"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { Outcome } from "@/lessons/other-site/outcome";
import { lessons, visits, visitsMade } from "@/lessons/other-site/story";
import { twoSites } from "@/lessons/other-site/two-sites";
import { doneTours } from "../tour/done-tours";
import { Lessons } from "../ui/lessons";
import { useLoaded } from "../ui/use-loaded";
import { type Guesses, keepGuesses, readGuesses } from "./guesses";
import { noteVisit } from "./note-visit";
import { OutcomeTable } from "./outcome-table";
import { Refused } from "./refused";
import { RequestsSeen } from "./requests-seen";
import { VisitPanel } from "./visit-panel";

type Props = { lab: string; port: number; outcome: Outcome | null };

/** The visits one after the other, and the table that they fill. */
export function OtherSite({ lab, port, outcome }: Props) {
  const isLoaded = useLoaded();
  const router = useRouter();
  const [guesses, setGuesses] = useState<Guesses>(new Set());
  useEffect(() => setGuesses(readGuesses(lab)), [lab]);
  useEffect(() => {
    // Shown as it was, when the visitor comes back with the browser's own button.
    const refresh = ({ persisted }: PageTransitionEvent) => persisted && router.refresh();
    window.addEventListener("pageshow", refresh);
    return () => window.removeEventListener("pageshow", refresh);
  }, [router]);
  const made = visitsMade(outcome);
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    if (made > 1) noteVisit(lab).then(setRefusal);
  }, [lab, made]);
  useEffect(() => {
    if (made === visits.length) doneTours.add("other-site");
  }, [made]);
  const guess = (next: Guesses) => {
    setGuesses(next);
    keepGuesses(lab, next);
  };
  if (!isLoaded) return null;
  // Not as the server sees it: after a form Next asks itself for the page, under a name of its own.
  const sites = twoSites(location.origin, port);
  if ("refused" in sites) return <Refused words={sites.refused} />;
  return (
    <>
      {refusal && <Refused words={refusal} />}
      <VisitPanel lab={lab} sites={sites} made={made} />
      {made === visits.length && <Lessons lessons={lessons} />}
      <OutcomeTable outcome={outcome} asks={visits[made]?.asks ?? []} guesses={guesses} onGuess={guess} />
      {outcome && <RequestsSeen outcome={outcome} />}
    </>
  );
}
