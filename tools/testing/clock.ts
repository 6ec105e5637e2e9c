import { vi } from "vitest";

/** Stops `Date` in the middle of a second, so that what is rounded to whole seconds shows. Timers run on. */
export function stopClock(): Date {
  const now = Math.floor(Date.now() / 1000) * 1000 + 789;
  vi.useFakeTimers({ toFake: ["Date"], now });
  return new Date(now);
}

/** @param ms milliseconds to move the stopped clock on by */
export function moveClock(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}
