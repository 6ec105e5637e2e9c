import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { check, requireSignedIn } from "@/lib/device/check";
import type { CookieJar } from "@/lib/device/cookie-jar";
import { ndjson } from "@/lib/ndjson";
import { Places } from "@/lib/places";
import { singleton } from "@/lib/singleton";

/** Milliseconds from one message to the next, and for which a stream stays open. */
const rhythm = 250;
const length = 6_000;

const limits = { perLab: 16, total: 96, waitingPerLab: 0, waiting: 0 };
const places = singleton("open-streams", () => new Places(limits, "too-many-streams"));

/** When a stream asks whether its device is signed in: as it is opened, or before every message as well. */
export type Asks = "once" | "always";

/**
 * A stream of messages that stays open, as notifications and chats have one. To open it, a device has to be
 * signed in. Like every stream it has an end, and that one comes soon.
 * @throws Problem `not-signed-in`, or `too-many-streams`
 */
export async function openStream(jar: CookieJar, asks: Asks): Promise<Response> {
  await requireSignedIn(jar);
  const giveBack = places.takeNow(jar.lab);
  return ndjson<{ message: number }>(async (tell) => {
    const begun = performance.now();
    try {
      for (let message = 1; performance.now() < begun + length; message += 1) {
        if (asks === "always" && !(await check(jar)).signedIn) return;
        tell({ message });
        await sleep(rhythm);
      }
    } finally {
      giveBack();
    }
  });
}
