import "server-only";
import { Problem } from "../errors";
import { type LabId, readLabId } from "../lab/lab-id";
import type { PhoneSlug } from "../lab/phones";
import { findClass } from "./classes";
import { readJoined } from "./phone-cookie";
import { readPin } from "./pin";
import { limitPins } from "./pin-limit";

/** The class behind a PIN, as the browser that asks stands to it. */
export type Entrance = {
  pin: string;
  lab: LabId;
  isOpen: boolean;
  isFull: boolean;
  /** The phone that this browser is already. */
  phone: PhoneSlug | null;
};

/**
 * Finds the class that a PIN leads to. Wrong PINs are counted.
 * @throws Problem `malformed-pin`, `unknown-class`, `too-many-pins`; `expired-class` for a phone that was in it
 */
export async function enterByPin(text: string, headers: Headers): Promise<Entrance> {
  const pin = readPin(text);
  const cookie = readJoined(headers);
  const found = await limitPins(headers, () => findClass(pin));
  if (found && readLabId(found.lab, Date.now()).state === "alive") {
    return { pin, ...found, phone: cookie?.lab === found.lab ? cookie.phone : null };
  }
  // The cookie lies on the path of this PIN: it was the PIN of that class.
  const isOver = found || (cookie && readLabId(cookie.lab, Date.now()).state === "expired");
  throw new Problem(isOver ? "expired-class" : "unknown-class");
}
