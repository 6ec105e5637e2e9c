import { defineConfig } from "vitest/config";
import base from "../../vitest.config";

/** The unit tests of what is mutated, run by Stryker: of each mutant those that come by it. */
export default defineConfig({
  ...base,
  test: {
    ...base.test?.projects?.map((project) => (project as { test: object }).test)[0],
    include: ["auth/**/*.test.ts", "lib/{device,lab}/**/*.test.ts"],
  },
});
