import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// `server-only` refuses to load outside of a React server build, which a test is not.
const alias = { "@": at("."), "server-only": at("tools/testing/empty.mjs") };

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{auth,lib,lessons,components,tools}/**/*.test.{ts,mjs}"],
          globalSetup: "tools/testing/vitest-setup.mjs",
          setupFiles: ["tools/testing/own-database.mjs", "tools/testing/cheap-hashing.ts"],
          // One more than there are cores: some wait for seconds to go by.
          maxWorkers: availableParallelism() + 1,
          // Published as ES modules that import next/server without its extension.
          server: { deps: { inline: ["next-auth"] } },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "cli",
          include: ["e2e/cli/**/*.test.ts"],
          globalSetup: "tools/testing/prepared-database.mjs",
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each of these starts the whole app, and mostly waits for it, or for a film that lasts as long as it lasts.
          fileParallelism: true,
          maxWorkers: 3,
        },
      },
      {
        extends: true,
        test: {
          name: "browsers",
          include: ["e2e/browsers/**/*.test.ts"],
          globalSetup: "tools/testing/running-app.mjs",
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
