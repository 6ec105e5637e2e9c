import { expect, it } from "vitest";
import { isScenarioId, loadScenario } from "../scenarios/registry";
import { readRecordings } from "./read-recordings";

it("what was recorded is what the scenarios tell today", async () => {
  for (const { id, title, question, steps } of await readRecordings()) {
    expect(isScenarioId(id), `${id}: record it anew, or delete it`).toBe(true);
    const scenario = await loadScenario(id);
    const told = (each: { title: string; narration: string }[]) =>
      each.map(({ title, narration }) => ({ title, narration }));
    expect({ title, question, steps: told([...steps]) }, `npm run record ${id}`).toEqual({
      title: scenario.title,
      question: scenario.question,
      steps: told([...scenario.steps]),
    });
  }
});
