"use client";

import { useState } from "react";
import type { Fate } from "@/lessons/opaque-token/fate";
import type { Acted, Asked, Experiment, Seen } from "@/lessons/opaque-token/seen";
import { type ApiId, apiIds, lessons } from "@/lessons/opaque-token/story";
import { t } from "@/lib/language/texts";
import { doneTours } from "../tour/done-tours";
import { followRun, RunProblem } from "../ui/follow-run";
import { Lessons } from "../ui/lessons";
import { useLoaded } from "../ui/use-loaded";
import { ApiPanel } from "./api-panel";
import { Price } from "./price";

type Props = { lab: string };

export type Guesses = Partial<Record<ApiId, Fate>>;

/** Three APIs, a guess about each, and what they answered. */
export function OpaqueToken({ lab }: Props) {
  const isLoaded = useLoaded();
  const [guesses, setGuesses] = useState<Guesses>({});
  const [asked, setAsked] = useState<readonly Asked[]>([]);
  const [acted, setActed] = useState<readonly Acted[]>([]);
  const [doing, setDoing] = useState<string | null>(null);
  const [problem, setProblem] = useState("");
  const [experiment, setExperiment] = useState<Experiment | null>(null);

  function begin(): void {
    setAsked([]);
    setActed([]);
    setExperiment(null);
    setProblem("");
  }

  async function run(): Promise<void> {
    begin();
    setDoing(t("Starting"));
    const note = (words: string, _share: number, seen?: Seen) => {
      setDoing(words);
      if (!seen) return;
      if ("asked" in seen) setAsked((before) => [...before, seen.asked]);
      else setActed((before) => [...before, seen.acted]);
    };
    try {
      setExperiment(await followRun<Experiment, Seen>(`/lab/${lab}/opaque-token/run`, {}, note));
      doneTours.add("opaque-token");
    } catch (error) {
      setProblem(error instanceof RunProblem ? error.message : t("The run came to nothing. Try again."));
    }
    setDoing(null);
  }

  const begun = doing !== null || asked.length > 0;
  const guessed = apiIds.every((api) => guesses[api]);
  return (
    <>
      <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <button
          type="button"
          className="btn btn-main"
          disabled={!isLoaded || doing !== null}
          onClick={() => void run()}
        >
          {doing ?? (experiment || problem ? t("Once more") : t("Change the password"))}
        </button>
        {!begun && (
          <span className="text-muted">
            {guessed
              ? t("Then the network is cut, with new tokens.")
              : t("Guess first: how long after the change does each API accept the token?")}
          </span>
        )}
        {experiment && (
          <button type="button" className="btn" onClick={begin}>
            {t("Guess again")}
          </button>
        )}
      </div>
      <p role="alert" className="mt-2 font-semibold text-alert empty:hidden">
        {problem}
      </p>
      <p role="status" className="sr-only">
        {experiment && t("Measured.")}
      </p>
      <div className="mt-4 grid gap-3 lg:grid-cols-3">
        {apiIds.map((api) => (
          <ApiPanel
            key={api}
            api={api}
            asked={asked.filter((one) => one.api === api)}
            acted={acted}
            guess={guesses[api]}
            onGuess={
              begun || !isLoaded ? null : (fate) => setGuesses((before) => ({ ...before, [api]: fate }))
            }
          />
        ))}
      </div>
      {experiment && (
        <>
          <Lessons lessons={lessons} />
          <Price experiment={experiment} />
        </>
      )}
    </>
  );
}
