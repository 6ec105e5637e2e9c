import { describe, expect, it } from "vitest";
import "@/tools/testing/strict";
import { readTour } from "./read-tour";

const scenario = "the-password-changes";

describe("the tour that an address asks for", () => {
  it("is none when it names no scenario", async () => {
    expect(await readTour({ step: "2" })).toEqual({ tour: null, refusal: null });
  });

  it("begins with the first step when it names none", async () => {
    const { tour, refusal } = await readTour({ scenario });
    expect(refusal).toBeNull();
    expect(tour).toMatchObject({ scenario: { id: scenario }, index: 0 });
  });

  it("is at the step that it names", async () => {
    expect((await readTour({ scenario, step: "3" })).tour?.index).toBe(2);
  });

  it.each(["toString", "", "the-password-changes ", ["the-password-changes", "the-clock"]])(
    "is refused for the scenario %j",
    async (value) => {
      expect(await readTour({ scenario: value })).toEqual({
        tour: null,
        refusal: "There is no such scenario.",
      });
    },
  );

  it.each(["0", "6", "-1", "1.5", "1e0", "", " 1", "99999999999999999999", ["1", "2"]])(
    "is refused for step %j",
    async (step) => {
      const { tour, refusal } = await readTour({ scenario, step });
      expect(tour).toBeNull();
      expect(refusal).toBe("“The password changes” has no such step: it has 5.");
    },
  );
});
