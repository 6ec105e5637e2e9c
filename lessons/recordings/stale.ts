import { loadScenario, type ScenarioId, scenarioIds } from "../scenarios/registry";
import type { Scenario } from "../scenarios/scenario";
import { fingerprint } from "./fingerprint";
import type { Recording } from "./recording";

type Filmed = Pick<Recording, "id" | "fingerprint">;

/** The scenarios that have no film, or one that shows something else than they do today. */
export async function findStale(
  films: readonly Filmed[],
  load: (id: ScenarioId) => Promise<Scenario> = loadScenario,
): Promise<ScenarioId[]> {
  const filmed = new Map(films.map((film) => [film.id, film.fingerprint]));
  const today = await Promise.all(scenarioIds.map(async (id) => fingerprint(await load(id))));
  return scenarioIds.filter((id, index) => filmed.get(id) !== today[index]);
}
