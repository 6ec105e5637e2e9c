import { afterEach, beforeEach, expect, vi } from "vitest";
import { forgetOutage } from "../../lib/db/outage-log";

const levels = ["error", "warn"] as const;
type Level = (typeof levels)[number];

const announced = new Set<Level>();

// Importing this file makes a test file strict: what the program complains about and the test did not
// announce fails the test, and no clock or variable stays changed.
beforeEach(() => {
  announced.clear();
  forgetOutage();
  for (const level of levels) vi.spyOn(console, level).mockImplementation(() => {});
});

afterEach(() => {
  const complaints = levels.flatMap((level) => (announced.has(level) ? [] : complaintsOf(level)));
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  expect(complaints, "what the console said unannounced").toEqual([]);
});

/**
 * Announces that this test makes the program complain.
 * @returns what it has said so far, a text for each call
 */
export function expectComplaints(level: Level): () => string[] {
  announced.add(level);
  return () => complaintsOf(level);
}

function complaintsOf(level: Level): string[] {
  return vi.mocked(console[level]).mock.calls.map((parts) => parts.map(String).join(" "));
}
