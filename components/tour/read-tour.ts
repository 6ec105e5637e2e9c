import { isScenarioId, loadScenario, type ScenarioId, scenarioIds } from "@/lessons/scenarios/registry";
import type { Scenario } from "@/lessons/scenarios/scenario";
import { problemTitle } from "@/lib/errors";
import { t } from "@/lib/language/texts";

export type TourProps = {
  scenario: Scenario;
  /** The step to arrive at, from 0. */
  index: number;
  /** The tour after this one; `null` after the last. */
  next: { id: string; title: string } | null;
};

/** What an address asks for: a step of a tour, nothing of the kind, or something that there is not. */
export type AskedTour = { tour: TourProps | null; refusal: string | null };

type Value = string | string[] | undefined;

/**
 * @param query `?scenario=` and `?step=` as they came; without a step it is the first
 * @returns the tour, or what to say to somebody who asked for one that there is not
 */
export async function readTour(query: { scenario?: Value; step?: Value }): Promise<AskedTour> {
  const { scenario: id, step = "1" } = query;
  if (id === undefined) return { tour: null, refusal: null };
  if (!isScenarioId(id)) return { tour: null, refusal: problemTitle("unknown-scenario") };
  const scenario = await loadScenario(id);
  const count = scenario.steps.length;
  const number = typeof step === "string" && /^\d{1,3}$/.test(step) ? Number(step) : 0;
  if (number < 1 || number > count) {
    return {
      tour: null,
      refusal: t("“{title}” has no such step: it has {count}.", { title: scenario.title, count }),
    };
  }
  return { tour: { scenario, index: number - 1, next: await nextOf(id) }, refusal: null };
}

async function nextOf(id: ScenarioId): Promise<TourProps["next"]> {
  const next = scenarioIds[scenarioIds.indexOf(id) + 1];
  return next ? { id: next, title: (await loadScenario(next)).title } : null;
}
