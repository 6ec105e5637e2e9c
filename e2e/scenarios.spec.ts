import { loadScenario, scenarioIds } from "../lessons/scenarios/registry";
import type { Step } from "../lessons/scenarios/scenario";
import { expect, test } from "./fixtures";
import { expectedComplaints } from "./scenarios/refusals";
import { runScenario } from "./scenarios/run-scenario";
import { Stage } from "./scenarios/stage";

test.use({ refusals: expectedComplaints });

for (const id of scenarioIds) {
  test(`scenario: ${id}`, async ({ page, lab }) => {
    const scenario = await loadScenario(id);
    const stage = new Stage(page, lab, scenario.strategies);
    await stage.open();
    await runScenario(scenario, stage);
  });
}

test("a scenario that does not come as it says fails, and says what it saw", async ({ page, lab }) => {
  const { steps, ...told } = await loadScenario("the-password-changes");
  const last = { ...steps[2], expect: { lanes: { "thief/jwt": "unknown-session" } } } as Step;
  const stage = new Stage(page, lab, told.strategies);
  stage.patience = 500;
  await stage.open();
  const run = runScenario({ ...told, steps: [...steps.slice(0, 2), last] }, stage);
  await expect(run).rejects.toThrow(
    /^the-password-changes, step 3, “.+”: thief\/jwt: expected unknown-session, saw signed-in$/,
  );
});
