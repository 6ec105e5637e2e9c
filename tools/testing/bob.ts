import type { Strategy } from "../../lessons/strategies/strategy";
import { invite } from "../../lib/lab/bystanders";
import type { DeviceSlug } from "../../lib/lab/devices";
import { Device, type newLab } from "./lab";

type Lab = Awaited<ReturnType<typeof newLab>>;

/**
 * The second person of a lab: what is done to Alice must leave him as he is.
 * @returns his devices, in the browser of whoever made the lab
 */
export async function inviteBob({ id, browser }: Lab) {
  const bob = (await invite(id)).find(({ name }) => name === "Bob");
  if (!bob) throw new Error("Bob is not among the bystanders.");
  return (slug: DeviceSlug, strategy: Strategy) =>
    new Device(browser, id, slug, strategy, bob.password, bob.email);
}
