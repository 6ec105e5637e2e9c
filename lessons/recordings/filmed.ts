import type { Column } from "../other-site/outcome";
import { lessons, story, type Visit, visits } from "../other-site/story";
import { ways } from "../satellites/programs/lib/ways.mjs";
import { isScenarioId, loadScenario, type ScenarioId, scenarioIds } from "../scenarios/registry";
import type { Scenario, Step } from "../scenarios/scenario";

/** What there are films of: the scenarios, and the visits to a page of another site. */
export type FilmId = ScenarioId | "other-site";

export const filmIds: readonly FilmId[] = [...scenarioIds, "other-site"];

/** Where a step leads to that leaves the lab, and what is known afterwards of each way to keep the proof. */
export type FilmedVisit = Pick<Visit, "site"> & {
  path: string;
  asks: readonly Column[];
  ways: Readonly<Record<string, string | null>>;
};

/** A story as a film tells it. */
export type Filmed = Omit<Scenario, "steps"> & { steps: readonly (Step & { visit?: FilmedVisit })[] };

/** The visits, and what they come to. Nothing in them is about a device of the board. */
const otherSite: Filmed = {
  id: "other-site",
  title: story.title,
  question: story.question,
  strategies: [],
  steps: [
    ...visits.map(({ title, narration, site, path, asks }) => ({
      title,
      narration,
      visit: { site, path: path("{lab}"), asks, ways },
      expect: {},
    })),
    { title: "What it comes to", narration: lessons.map(({ title }) => title).join(" "), expect: {} },
  ],
};

export function isFilmId(value: unknown): value is FilmId {
  return value === "other-site" || isScenarioId(value);
}

export async function loadFilmed(id: FilmId): Promise<Filmed> {
  return id === "other-site" ? otherSite : loadScenario(id);
}
