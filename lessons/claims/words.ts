/** Words that the cards' sentences and evidence share. */

/** @returns `1 SQL statement`, `12 SQL statements` */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** @returns `10,000` */
export function grouped(value: number): string {
  return Math.round(value).toLocaleString("en");
}

/** @param ms a duration; two significant digits, and seconds from a second on */
export function duration(ms: number): string {
  if (ms >= 10_000) return `${Math.round(ms / 1000)} s`;
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`;
  return `${ms.toFixed(ms < 1 ? 2 : ms < 10 ? 1 : 0)} ms`;
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
  return `${unit === 0 || value >= 100 ? grouped(value) : value.toFixed(1)} ${units[unit]}`;
}

/** @returns `the phone and the tablet`, of two or more parts */
export function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
