import type { Scenario } from "./scenario";

/** Every scenario, in the order in which they are told. Each is loaded when it is used. */
const loaders = {
  "the-password-changes": () => import("./the-password-changes"),
} satisfies Record<string, () => Promise<{ scenario: Scenario }>>;

export type ScenarioId = keyof typeof loaders;

export const scenarioIds = Object.keys(loaders) as ScenarioId[];

export function isScenarioId(value: unknown): value is ScenarioId {
  return scenarioIds.includes(value as ScenarioId);
}

export async function loadScenario(id: ScenarioId): Promise<Scenario> {
  return (await loaders[id]()).scenario;
}
