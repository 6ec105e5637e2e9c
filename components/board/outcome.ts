import { type DeviceSlug, thief } from "@/lib/lab/devices";

/** What the last check of a device found; `undefined` before there was one. */
export type Found = { device: DeviceSlug; status: 200 | 401 | 503 | undefined };

/** Who is signed in under one strategy, as a headline says it. From the last checks and nothing else. */
export function outcomeWords(found: readonly Found[]): string {
  const count = (status: Found["status"]) => found.filter((one) => one.status === status).length;
  const all = found.length;
  const [signedIn, unanswered, unchecked] = [count(200), count(503), count(undefined)];
  if (unchecked > 0) return "not checked yet";
  if (unanswered === all) return "no answer";
  if (unanswered > 0) return `${signedIn} of ${all}, and no answer for ${unanswered}`;
  if (signedIn === 0) return "nobody";
  const isThiefIn = found.some(({ device, status }) => device === thief && status === 200);
  if (isThiefIn && signedIn === 1) return "only the thief";
  const many = signedIn === all ? `all ${all}` : `${signedIn} of ${all}`;
  if (isThiefIn) return `${many}, the thief included`;
  return found.some(({ device }) => device === thief) ? `${many}, and not the thief` : many;
}
