// Mutation testing: `npm run mutants`, or some files of it: `npm run mutants -- --mutate auth/sessions.ts`.
// Each change that Stryker makes to the code below must make a test fail. The report is reports/mutation.html.

/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  mutate: [
    "auth/*.ts",
    "lib/device/{change-password,credentials,lab-sessions,lab-tokens,refresh,session-lists,sessions}.ts",
    "lib/lab/{account,denylist,end-all-sessions,refresh-*,revoke-all,rotate-key}.ts",
    "lib/lab/{session-limit,signing-keys,spend-refresh-token,sweep}.ts",
    "!**/*.test.ts",
  ],
  testRunner: "vitest",
  vitest: { configFile: "tools/mutants/vitest.config.ts" },
  // Stryker would rewrite tsconfig.json with the compiler's JavaScript API, which TypeScript 7 has not. Its
  // copy of the project lies within the project, and needs no rewriting.
  tsconfigFile: "none",
  // Each test is run for what it covers.
  coverageAnalysis: "perTest",
  // What is evaluated once, while a module loads, cannot be changed for a single test: such a mutant would
  // survive every one.
  ignoreStatic: true,
  thresholds: { high: 95, low: 85, break: 85 },
  reporters: ["clear-text", "progress", "html", "json"],
  htmlReporter: { fileName: "reports/mutation.html" },
  jsonReporter: { fileName: "reports/mutation.json" },
  clearTextReporter: { allowColor: false, logTests: false },
  tempDirName: ".stryker",
  ignorePatterns: [".data", ".next", "reports", "lessons/recordings", "docs", "public", "e2e/**/*.spec.ts"],
  timeoutMS: 60_000,
  // The first run is of every test, and one after the other.
  dryRunTimeoutMinutes: 60,
};
