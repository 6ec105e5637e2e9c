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
    expect(database.files).toContain("lib/device/session-adapter.ts");
    expect(database.files).toContain("auth/sessions.ts");
    expect(jwt.files).toContain("auth/tokens.ts");
    for (const shared of ["lib/device/common.ts", "lib/device/credentials.ts"]) {
      expect([...database.files, ...jwt.files]).not.toContain(shared);
    }
    for (const { configuration, files, lines } of [database, jwt]) {
      expect(configuration).toBeGreaterThan(10);
      expect(lines).toBeGreaterThan(configuration);
      expect(files[0]).toMatch(/^lib\/auth\/(database|jwt)\.ts$/);
    }
  });
});
