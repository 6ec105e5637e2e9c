import "server-only";
import { Problem } from "@/lib/errors";
import type { LabId } from "@/lib/lab/lab-id";
import { singleton } from "@/lib/singleton";
import { launch, type Program, type Satellite, type SatelliteEnv } from "./satellite";

/** How many processes there may be at a time, for one lab and altogether, and for how many milliseconds each. */
export const satelliteLimits = { perLab: 6, total: 12, lifetime: 60_000 };

const places = singleton("satellites", () => new Set<{ lab: LabId }>());

/**
 * Starts one process for each environment, and stops all of them when `work` is done or has failed.
 * @throws Problem `too-many-satellites` or `satellite-failed`
 */
export async function withSatellites<T>(
  lab: LabId,
  program: Program,
  envs: readonly SatelliteEnv[],
  work: (satellites: Satellite[]) => Promise<T>,
): Promise<T> {
  const starting = await Promise.allSettled(envs.map((env) => startSatellite(lab, program, env)));
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
  lab: LabId,
  program: Program,
  env: SatelliteEnv,
  work: (satellite: Satellite) => Promise<T>,
): Promise<T> {
  return withSatellites(lab, program, [env], ([satellite]) => work(satellite as Satellite));
}

/**
 * Starts a process that whoever calls this has to stop; it is stopped anyway when its time is up.
 * @throws Problem `too-many-satellites` or `satellite-failed`
 */
export async function startSatellite(lab: LabId, program: Program, env: SatelliteEnv): Promise<Satellite> {
  // Taken before anything is awaited: two that come at the same moment cannot both have the last one.
  const giveBack = takePlace(lab);
  try {
    const satellite = await launch(program, env, satelliteLimits.lifetime);
    void satellite.ended.then(giveBack);
    return satellite;
  } catch (error) {
    giveBack();
    throw error;
  }
}

function takePlace(lab: LabId): () => void {
  const ofLab = [...places].filter((place) => place.lab === lab).length;
  if (ofLab >= satelliteLimits.perLab || places.size >= satelliteLimits.total) {
    throw new Problem("too-many-satellites");
  }
  const place = { lab };
  places.add(place);
  return () => places.delete(place);
}
