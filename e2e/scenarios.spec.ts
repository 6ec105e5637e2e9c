import { loadScenario, scenarioIds } from "../lib/scenarios/registry";
import { test } from "./fixtures";
import { runScenario } from "./scenarios/run-scenario";
import { Stage } from "./scenarios/stage";

// What a scenario is about may be a refusal.
test.use({
  refusals: { 401: /\/(check|sessions)(\?|$)/, 409: /\/sessions(\?|$)/, 503: /\?db=down$/ },
});

for (const id of scenarioIds) {
  test(`scenario: ${id}`, async ({ page, lab }) => {
    const scenario = await loadScenario(id);
    const stage = new Stage(page, lab, scenario.strategies);
    await stage.open();
    await runScenario(scenario, stage);
  });
}
