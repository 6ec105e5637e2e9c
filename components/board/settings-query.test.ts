import { describe, expect, it } from "vitest";
import { firstSettings, type Settings } from "../lab-client/board-view";
import { readSettings, withSettings } from "./settings-query";

const chosen: Settings = {
  ...firstSettings,
  lifetime: 30,
  expiry: "rolling",
  database: "slow:40",
  cache: "15",
  asks: false,
  device: "thief",
  tab: "Row and token",
  paused: true,
};

describe("the settings in the address", () => {
  it("come back as they were, beside what else is there", () => {
    const query = withSettings("?view=jwt&right=jwt-short", chosen);
    expect(query).toContain("view=jwt&right=jwt-short");
    expect(readSettings(Object.fromEntries(new URLSearchParams(query)))).toEqual(chosen);
  });

  it("are left out as long as they are as at the beginning", () => {
    expect(withSettings(`?view=jwt&${withSettings("", chosen)}`, firstSettings)).toBe("view=jwt");
  });

  it.each([
    { lifetime: "31" },
    { expiry: ["rolling", "absolute"] },
    { database: "slow:9999" },
    { cache: "86400" },
    { asks: "no" },
    { device: "toaster" },
    { tab: "__proto__" },
    { paused: "yes" },
  ])("that are none of the choices are as at the beginning: %j", (query) => {
    expect(readSettings(query)).toEqual(firstSettings);
  });
});
