import { describe, expect, it } from "vitest";
import "@/tools/testing/strict";
import { tourPath, tourQuery, withoutTour } from "./address";

describe("the address of a step", () => {
  it("names the lab, the scenario and the step", () => {
    expect(tourPath("a-lab", "the-clock", 3)).toBe("/lab/a-lab?scenario=the-clock&step=3");
  });

  it("keeps what else the address says", () => {
    expect(tourQuery("?view=both&step=2", "the-clock", 3)).toBe("view=both&step=3&scenario=the-clock");
    expect(withoutTour("?scenario=the-clock&view=both&step=2")).toBe("view=both");
    expect(withoutTour("?scenario=the-clock&step=2")).toBe("");
  });
});
