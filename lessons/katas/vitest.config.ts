import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The kata, and the file that is put to its checks: from tools/kata.mjs. */
const { KATA, KATA_ATTEMPT } = process.env;

export default defineConfig({
  resolve: {
    alias: {
      "@": root,
      "kata/checks": `${root}lessons/katas/${KATA}/checks.ts`,
      "kata/attempt": KATA_ATTEMPT ?? "",
    },
  },
  test: { root, include: ["lessons/katas/run.ts"], reporters: ["tree"] },
});
