import { describe, expect, it } from "vitest";
import { loadScenario } from "../../lessons/scenarios/registry";
import "../testing/strict";
import { posterMoment } from "./poster-moment";

const chapters = [0, 10, 20, 30, 40];

describe("a poster", () => {
  it("asks what the story asks, and does not show the answer", async () => {
    const story = await loadScenario("the-password-changes");
    const change = story.steps.findIndex(({ action }) => action?.do === "change-password");
    expect(posterMoment(story, chapters)).toBe((chapters[change] ?? Number.NaN) + 1);
    expect(posterMoment(story, chapters)).toBeLessThan(chapters[change + 1] ?? 0);
  });

  it("shows the end of a story that asks nothing", () => {
    const steps = [{ title: "", narration: "", expect: {} }];
    expect(posterMoment({ steps }, chapters)).toBe(41);
  });
});
