import { formatNumber } from "@/lib/language/numbers";

/** Words that the cards' sentences and evidence share. */

/** @returns `10,000` */
export function grouped(value: number): string {
  return formatNumber(Math.round(value));
}

/** @param ms a duration; two significant digits, and seconds from a second on */
export function duration(ms: number): string {
  if (ms >= 10_000) return `${Math.round(ms / 1000)} s`;
  if (ms >= 1000) return `${formatNumber(ms / 1000, 1)} s`;
  return `${formatNumber(ms, ms < 1 ? 2 : ms < 10 ? 1 : 0)} ms`;
}

/** @returns `312 B`, `4.1 KB`, `5.6 MB`, in thousands, as networks and disks are sold */
export function bytes(count: number): string {
  const units = ["B", "KB", "MB", "GB", "TB"];
  let value = count;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? grouped(value) : formatNumber(value, 1)} ${units[unit]}`;
}
