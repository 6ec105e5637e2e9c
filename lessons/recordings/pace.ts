const charactersPerSecond = 15;
const shortestSeconds = 2.5;

/** @returns seconds that it takes to read a text without hurry, while something else is in the picture too */
export function readingSeconds(text: string): number {
  return Math.max(shortestSeconds, text.length / charactersPerSecond);
}

/** @param seconds from the beginning @returns `1:05` */
export function formatClock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
