import type { DeviceSlug } from "./devices";
import type { LabId } from "./lab-id";
import type { Strategy } from "./strategy";

/** One device under one strategy, within a lab that is understood. */
export type Lane = { device: DeviceSlug; strategy: Strategy };
/** A lane of a named lab. */
export type LabLane = Lane & { lab: LabId };
/** A lane, and the cookies that a request brought for it. */
export type LaneCookies = LabLane & {
  /** The session cookie, or `null`. */
  credential: string | null;
  /** The refresh token, under the strategy that has them, or `null`. */
  refreshToken: string | null;
};
export type LaneKey = `${DeviceSlug}/${Strategy}`;

export function laneKey({ device, strategy }: Lane): LaneKey {
  return `${device}/${strategy}`;
}

export function laneOf(key: LaneKey): Lane {
  const [device, strategy] = key.split("/") as [DeviceSlug, Strategy];
  return { device, strategy };
}
