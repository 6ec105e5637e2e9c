import { language } from "./texts";

/** Of English the British kind: "1, 2 and 3" has no comma before "and". */
const locale = () => (language() === "en" ? "en-GB" : language());

/** @returns `10,000`, or `0.42` with two digits after the point */
export function formatNumber(value: number, digits = 0): string {
  return value.toLocaleString(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** @returns `the phone and the tablet` */
export function formatList(parts: readonly string[]): string {
  return new Intl.ListFormat(locale()).format(parts);
}

/** @returns `15:20:15`, by this machine's clock */
export function formatTime(moment: number | string): string {
  return new Date(moment).toLocaleTimeString(locale());
}
