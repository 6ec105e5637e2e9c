import { expect, it } from "vitest";
import { loadScenario } from "../scenarios/registry";
import { everyColumn } from "../scenarios/scenario";
import { roundKindIds, roundKinds } from "./registry";

it.each(roundKindIds)("the tour that the round %s leads to shows what was in doubt in it", async (id) => {
  const { right, scenario } = roundKinds[id];
  expect(everyColumn(await loadScenario(scenario))).toContain(right);
});
