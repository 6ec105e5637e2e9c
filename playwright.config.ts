import { defineConfig, devices } from "@playwright/test";

const port = process.env.E2E_PORT || "3210";
const report = process.env.E2E_REPORT;

/** The tag of a test in which something has to run out, 30 seconds at the shortest, while everybody waits. */
const waits = /@waits/;

export default defineConfig({
  testDir: "e2e",
  // What ends in .test.ts is Vitest's.
  testMatch: "**/*.spec.ts",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // On two cores: two tests that work, beside two that mostly wait.
  workers: 4,
  retries: 0,
  // A session of 30 seconds is waited for until its end, on a machine that may be busy.
  timeout: 180_000,
  reporter: report ? [["list"], ["json", { outputFile: report }]] : "list",
  use: {
    baseURL: `http://localhost:${port}`,
    // What was sent and done. Pictures of every step take a sixth of the processor's time.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false, sources: false },
    launchOptions: {
      // Empty stands for Playwright's own browser, see tools/lib/browser.mjs.
      executablePath: process.env.CHROMIUM_PATH || undefined,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "waiting", use: devices["Desktop Chrome"], grep: waits, workers: 2 },
    { name: "working", use: devices["Desktop Chrome"], grepInvert: waits, workers: 2 },
  ],
  webServer: {
    command: "node tools/start.mjs",
    url: `http://localhost:${port}/api/health`,
    env: { PORT: port, DATA_DIR: ".data/e2e" },
    timeout: 180_000,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
  },
});
