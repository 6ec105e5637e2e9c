/** Milliseconds by which the server's clock was ahead of this browser's at the last answer. */
let ahead = 0;

/** Every answer tells the time in whole seconds (RFC 9110 §6.6.1). */
export function noteServerTime({ headers }: Response): void {
  const told = Date.parse(headers.get("date") ?? "");
  if (!Number.isNaN(told)) ahead = told - Date.now();
}

/** @returns milliseconds since the epoch by the server's clock, up to a second late: a browser's may be wrong */
export function serverNow(): number {
  return Date.now() + ahead;
}
