import { type DeviceSlug, deviceCatalogue, firstDevices } from "@/lib/lab/devices";
import type { Lane } from "@/lib/lab/lane";
import type { CheckRun, EventKind, LabEvent, LabSnapshot } from "@/lib/lab/snapshot-types";
import type { TimedRun } from "./lane-spans";

/** Labs for the tests, told in seconds since a frozen moment. */
const START = Date.parse("2026-03-02T09:00:00.000Z");

export const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString();
export const epoch = (seconds: number): number => START + seconds * 1000;

type RunOptions = { from: number; to: number; credential?: string | null; expires?: number; status?: number };

export function run(lane: Lane, { from, to, credential = "a", expires, status = 200 }: RunOptions): CheckRun {
  const signedIn = status === 200;
  return {
    ...lane,
    id: `${lane.device}-${lane.strategy}-${from}-${status}`,
    signedIn,
    status,
    reason: signedIn ? null : status === 503 ? "database-unavailable" : "unknown-session",
    credential,
    expiresAt: expires === undefined ? null : at(expires),
    count: to - from + 1,
    firstAt: at(from),
    lastAt: at(to),
  };
}

export function event(kind: EventKind, seconds: number, lane?: Partial<Lane>): LabEvent {
  const { device = null, strategy = null } = lane ?? {};
  return { id: `${kind}-${seconds}-${strategy}`, kind, device, strategy, detail: {}, at: at(seconds) };
}

export function lab(parts: Partial<LabSnapshot>, devices: readonly DeviceSlug[] = firstDevices): LabSnapshot {
  return {
    id: "q7m2xk9d4c",
    createdAt: at(-1200),
    expiresAt: at(85_200),
    now: at(0),
    devices: deviceCatalogue
      .filter(({ slug }) => devices.includes(slug))
      .map((device) => ({ ...device, addedAt: at(-1200) })),
    checks: [],
    events: [],
    ...parts,
  };
}

/** One lane's runs as `readLane` takes them, in seconds. */
export function laneRuns(...options: RunOptions[]): TimedRun[] {
  return options.map(({ from, to, credential = "a", expires, status = 200 }) => ({
    from: from * 1000,
    to: to * 1000,
    credential,
    status,
    signedIn: status === 200,
    expiresAt: expires === undefined ? null : expires * 1000,
  }));
}

/**
 * Signed in everywhere from 0:00, the phone's cookie stolen at 0:23, the password changed at 0:48.
 * The database sessions end there; the JWTs are seen until `until`.
 */
export function walk(
  until: number,
  lifetime: number,
  devices: readonly DeviceSlug[] = firstDevices,
): LabSnapshot {
  const checks = devices.flatMap((device, index) => {
    const from = device === "thief" ? 23.4 : index * 0.4 + 0.2;
    const expires = (device === "thief" ? 0.4 : index * 0.4) + lifetime;
    const session: Lane = { device, strategy: "database" };
    const token: Lane = { device, strategy: "jwt" };
    const end = Math.min(until, expires - 0.3);
    return [
      run(session, { from, to: Math.min(until, 47.8), expires }),
      ...(until > 48.6 ? [run(session, { from: 48.6, to: until, status: 401 })] : []),
      run(token, { from, to: end, expires }),
      ...(until > expires ? [run(token, { from: expires + 0.4, to: until, status: 401 })] : []),
    ];
  });
  const events = [
    event("signed-in", 0, { device: "laptop", strategy: "database" }),
    event("cookie-stolen", 23, { device: "phone", strategy: "database" }),
    event("cookie-stolen", 23.2, { device: "phone", strategy: "jwt" }),
    event("password-changed", 48, { device: "laptop", strategy: "database" }),
  ];
  const seen = checks.filter((each) => each.firstAt <= each.lastAt);
  return lab({ checks: seen, events: events.filter((each) => each.at <= at(until)) }, devices);
}
