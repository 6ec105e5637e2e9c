import { formatNumber } from "@/lib/language/numbers";

/** @param ms a duration; more than two significant digits are not worth it */
export function formatMs(ms: number): string {
  const digits = ms < 1 ? 2 : ms < 10 ? 1 : 0;
  return `${formatNumber(ms, digits)} ms`;
}

/** @returns what is left as `1:08`, or `23:59:01` from an hour on; never less than `0:00` */
export function formatLeft(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** @returns a long secret in a form that can be told from another: `9f2cab…e41b` */
export function abbreviate(value: string, head = 6, tail = 4): string {
  return value.length <= head + tail + 1 ? value : `${value.slice(0, head)}…${value.slice(-tail)}`;
}
