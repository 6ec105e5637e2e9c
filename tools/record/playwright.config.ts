import { fileURLToPath } from "node:url";
import { defineConfig, devices } from "@playwright/test";
import base from "../../playwright.config";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Only asked which films are out of date. */
const isListing = Boolean(process.env.RECORD_STALE);

/** For `npm run record`: tools/record.mjs sets what this reads from the environment. */
export default defineConfig({
  ...base,
  projects: [{ name: "camera", use: devices["Desktop Chrome"] }],
  testDir: ".",
  testMatch: isListing ? "list-stale.ts" : "record.ts",
  outputDir: process.env.RECORD_WORK,
  // What is filmed must not wait for something else that is filmed.
  workers: 1,
  fullyParallel: false,
  // A scenario of at most 90 seconds, and its encoding.
  timeout: 900_000,
  reporter: [["./reporter.ts"]],
  use: { ...base.use, actionTimeout: 15_000 },
  webServer: isListing
    ? undefined
    : {
        command: "node tools/start.mjs",
        cwd: root,
        url: `http://localhost:${process.env.E2E_PORT}/api/health`,
        env: { PORT: `${process.env.E2E_PORT}`, DATA_DIR: `${process.env.RECORD_WORK}-data` },
        timeout: 180_000,
        stdout: "ignore",
        gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
      },
});
