export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

const two = (value: number): string => String(value).padStart(2, "0");

/** A moment on the timeline, in milliseconds since its origin, as "0:48" or "1:02:03". */
export function clock(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / SECOND);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** A length of time in one unit, rounded: "45 s", "15 min", "24 h". */
export function duration(ms: number): string {
  if (ms < 1.5 * MINUTE) return `${Math.round(ms / SECOND)} s`;
  if (ms < 1.5 * HOUR) return `${Math.round(ms / MINUTE)} min`;
  return `${Math.round(ms / HOUR)} h`;
}
