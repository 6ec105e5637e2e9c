import type { Strategy } from "@/lessons/strategies/strategy";
import type { DeviceSlug } from "@/lib/lab/devices";
import { t } from "@/lib/language/texts";
import { requestingLane } from "./board-actions";
import type { BoardView, Said } from "./board-view";
import { fetchCsrfToken, signIn } from "./device-client";
import { addDevice, inviteBystanders } from "./lab-client";
import { signedInWords } from "./measured-words";

/** Where Bob and Carol sign in, in this order. */
const theirDevices: readonly DeviceSlug[] = ["tablet", "desktop"];

/** Signs Bob and Carol in, who share nothing with Alice but the server and its keys. */
export async function bringBystanders(view: BoardView, strategies: readonly Strategy[]): Promise<Said> {
  const { state, settings } = view;
  const shown = state.devices.map(({ slug }) => slug);
  for (const device of theirDevices) if (!shown.includes(device)) await addDevice(state.id);
  const bystanders = await inviteBystanders(state.id);
  const { lifetime, expiry } = settings;
  for (const [index, { email, password }] of bystanders.entries()) {
    for (const strategy of strategies) {
      const lane = requestingLane(view, { device: theirDevices[index] as DeviceSlug, strategy });
      const csrfToken = await fetchCsrfToken(lane);
      await signIn(lane, { csrfToken, email, password, lifetime, expiry });
    }
  }
  return (measured) =>
    t("Bob has the tablet, and Carol the desktop. {signedInWords}", {
      signedInWords: signedInWords(measured, theirDevices, strategies),
    });
}
