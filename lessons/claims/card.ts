import { isScenarioId } from "../scenarios/registry";
import type { Claim } from "./claim";

/** What the page shows of a claim before it is put to the test: data alone, fit for the browser. */
export type Card = Omit<Claim, "run" | "judge" | "evidence" | "thresholds" | "scenario"> & {
  thresholds: string[];
  /** Left out until the scenario can be told. */
  scenario: string | null;
};

export function toCard({ run: _run, judge: _judge, evidence: _evidence, ...claim }: Claim): Card {
  return {
    ...claim,
    thresholds: Object.values(claim.thresholds).map(({ words }) => words),
    scenario: isScenarioId(claim.scenario) ? claim.scenario : null,
  };
}
