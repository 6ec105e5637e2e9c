import "server-only";
import { randomInt } from "node:crypto";
import { Problem } from "../errors";

/** @returns six digits, each as likely as the others */
export function createPin(): string {
  return String(randomInt(1_000_000)).padStart(6, "0");
}

/**
 * A PIN as a person types it, in an address too: spaces and dashes do not count.
 * @throws Problem `malformed-pin`
 */
export function readPin(text: string): string {
  const pin = text.replace(/%20|[\s\p{Dash}]/gu, "");
  if (!/^\d{6}$/.test(pin)) throw new Problem("malformed-pin");
  return pin;
}

/** As it is shown: in two groups, which are easier to read from the back row. */
export function pinInGroups(pin: string): string {
  return `${pin.slice(0, 3)} ${pin.slice(3)}`;
}
