import { describe, expect, it } from "vitest";
import "@/tools/testing/strict";
import { countLines, countSources } from "./source-count";

describe("lines of code", () => {
  it.each([
    ["", 0],
    ["\n  \n", 0],
    ["// a comment\nconst one = 1;\n", 1],
    ["/** why\n * and how\n */\nconst one = 1; // beside code\n", 1],
    ['const url = "http://localhost";\n', 1],
  ])("of %j are %s", (code, lines) => {
    expect(countLines(code)).toBe(lines);
  });

  it("are those of the two configurations, with what each alone needs", async () => {
    const [database, jwt] = await countSources("auth/database.ts", "auth/jwt.ts");
    expect(database.files).toEqual(["auth/database.ts", "auth/sessions.ts"]);
    expect(jwt.files).toEqual(["auth/jwt.ts", "auth/tokens.ts"]);
    for (const { configuration, lines } of [database, jwt]) {
      expect(configuration).toBeGreaterThan(10);
      expect(lines).toBeGreaterThan(configuration);
    }
  });
});
