import "server-only";
import type { LabId } from "@/lib/lab/lab-id";
import { type GiveBack, type PlaceLimits, Places } from "@/lib/places";
import { singleton } from "@/lib/singleton";
import { launch, type Program, type Satellite, type SatelliteEnv } from "./satellite";

/** Nothing waits for a place: a run that has one may need another, and two would wait for each other's. */
export const satelliteLimits: PlaceLimits = { perLab: 6, total: 12, waitingPerLab: 0, waiting: 0 };

/** A lab whose visitor wants processes, or the page that needs no lab. */
export type AskedBy = LabId | "bugs";

/** Milliseconds that a process may run. */
const lifetime = 60_000;

const places = singleton("satellites", () => new Places(satelliteLimits, "too-many-satellites"));

/**
 * Starts one process for each environment, and stops all of them when `work` is done or has failed.
 * @param askedBy whose places they take: all at once or none
 * @throws Problem `too-many-satellites` or `satellite-failed`
 */
export async function withSatellites<T>(
  askedBy: AskedBy,
  program: Program,
  envs: readonly SatelliteEnv[],
  work: (satellites: Satellite[]) => Promise<T>,
): Promise<T> {
  const taken = places.takeAll(askedBy, envs.length);
  const starting = await Promise.allSettled(
    envs.map((env, index) => startIn(taken[index] as GiveBack, program, env)),
  );
  const started = starting.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  try {
    for (const one of starting) if (one.status === "rejected") throw one.reason;
    return await work(started);
  } finally {
    await Promise.all(started.map((satellite) => satellite.stop()));
  }
}

/** The same for a single process. */
export function withSatellite<T>(
  askedBy: AskedBy,
  program: Program,
  env: SatelliteEnv,
  work: (satellite: Satellite) => Promise<T>,
): Promise<T> {
  return withSatellites(askedBy, program, [env], ([satellite]) => work(satellite as Satellite));
}

/**
 * Starts a process, which the caller has to stop; it is stopped anyway when its time is up.
 * @throws Problem `too-many-satellites` or `satellite-failed`
 */
export async function startSatellite(
  askedBy: AskedBy,
  program: Program,
  env: SatelliteEnv,
): Promise<Satellite> {
  // Taken before anything is awaited: two that come at the same moment cannot both have the last one.
  return startIn(places.takeNow(askedBy), program, env);
}

/** @param giveBack gives back the place that the process has, once it has ended */
async function startIn(giveBack: GiveBack, program: Program, env: SatelliteEnv): Promise<Satellite> {
  try {
    const satellite = await launch(program, env, lifetime);
    void satellite.ended.then(giveBack);
    return satellite;
  } catch (error) {
    giveBack();
    throw error;
  }
}
