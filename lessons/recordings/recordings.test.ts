import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { isScenarioId, loadScenario, scenarioIds } from "../scenarios/registry";
import { readRecordings } from "./read-recordings";
import { type RecordingFile, recordingFiles, recordingUrl } from "./recording";

it("every scenario has a recording, with all its files", async () => {
  const ids = (await readRecordings()).map(({ id }) => id);
  expect(ids).toEqual(scenarioIds);
  const files = Object.keys(recordingFiles) as RecordingFile[];
  const paths = ids.flatMap((id) => files.map((file) => `public${recordingUrl(id, file)}`));
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});

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
