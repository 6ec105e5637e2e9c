import { describe, expect, it } from "vitest";
import "@/tools/testing/strict";
import { type Facts, serverRendering } from "./05-server-rendering";

function facts(session: boolean, cookie: boolean, storage: boolean): Facts {
  const page = { status: 200, ms: 12 };
  return {
    pages: [
      { ...page, kept: "session cookie", strategy: "database", greeted: session },
      { ...page, kept: "JWT in a cookie", strategy: "jwt", greeted: cookie },
      { ...page, kept: "JWT in localStorage", strategy: "jwt", greeted: storage },
    ],
  };
}

describe("server rendering", () => {
  it.each([
    [facts(true, false, false), "holds"],
    [facts(true, true, false), "holds-but"],
    [facts(true, true, true), "holds-but"],
    [facts(false, true, false), "not-here"],
    [facts(false, false, false), "not-here"],
  ] as const)("judges who was greeted (%#): %s", (measured, verdict) => {
    expect(serverRendering.judge(measured).verdict).toBe(verdict);
  });

  it("names who was greeted and who was not", () => {
    const { sentence } = serverRendering.judge(facts(true, true, false));
    expect(sentence).toContain("session cookie and JWT in a cookie");
    expect(sentence).toContain("Unknown to it: JWT in localStorage");
  });
});
