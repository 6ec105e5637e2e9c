import { isScenarioId } from "../scenarios/registry";
import type { Claim } from "./claim";

/** What the page shows of a claim before it is put to the test: data alone, fit for the browser. */
export type Card = Pick<
  Claim,
  "number" | "id" | "side" | "statement" | "method" | "code" | "tests" | "slider" | "browser" | "waits"
> & {
  thresholds: string[];
  /** Left out until the scenario can be told. */
  scenario: string | null;
};

export function toCard(claim: Claim): Card {
  const { number, id, side, statement, method, code, tests, slider, browser, waits, scenario } = claim;
  const thresholds = Object.values(claim.thresholds).map(({ words }) => words);
  const told = isScenarioId(scenario) ? scenario : null;
  return {
    number,
    id,
    side,
    statement,
    method,
    code,
    tests,
    slider,
    browser,
    waits,
    thresholds,
    scenario: told,
  };
}
