import "server-only";
import { issuer } from "@/lib/device/token-realm";
import { getEnv } from "@/lib/env";
import { deriveKey } from "@/lib/keys";
import type { LabId } from "@/lib/lab/lab-id";
import { problemOf, type Satellite, type SatelliteEnv } from "./satellite";
import { startSatellite } from "./supervisor";

/** Where an instance looks to tell who is signed in. */
export type Store = "memory" | "database" | "jwt";

/** What an instance of the app is given: the database that all share, and the key of its tokens. */
export function instanceEnv(lab: LabId): SatelliteEnv {
  return {
    LAB: lab,
    ISSUER: issuer,
    DATABASE_URL: getEnv().DATABASE_URL,
    JWT_KEY: deriveKey("jwt").toString("base64url"),
  };
}

/**
 * Asks one instance whether it takes a credential for that of somebody who is signed in.
 * @throws Problem when it cannot say: `database-unavailable`, or `satellite-failed`
 */
export async function checkAt(instance: Satellite, store: Store, credential: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${credential}` };
  const response = await instance.send(`/${store}/check`, { headers });
  if (response.status === 401) return false;
  if (!response.ok) throw await problemOf(response);
  return true;
}

/**
 * Signs in at one instance, which keeps the session in its own memory.
 * @returns the session token, or `null` for a wrong password
 * @throws Problem `database-unavailable` or `satellite-failed`
 */
export async function signInAt(
  instance: Satellite,
  user: { email: string; password: string },
): Promise<string | null> {
  const response = await instance.send("/memory/sign-in", { method: "POST", body: JSON.stringify(user) });
  if (response.status === 401) return null;
  if (!response.ok) throw await problemOf(response);
  return ((await response.json()) as { token: string }).token;
}

/**
 * An instance that can be restarted: the process really ends and another one begins.
 * @param lab in which it signs people in
 * @param askedBy the lab whose visitor wants it
 * @throws Problem `too-many-satellites` or `satellite-failed`
 */
export async function startAppInstance(lab: LabId, askedBy: LabId) {
  let current = await startSatellite(askedBy, "instance", instanceEnv(lab));
  return {
    get pid() {
      return current.pid;
    },
    signIn: (user: { email: string; password: string }) => signInAt(current, user),
    check: (store: Store, credential: string) => checkAt(current, store, credential),
    async restart() {
      await current.stop();
      current = await startSatellite(askedBy, "instance", instanceEnv(lab));
    },
    stop: () => current.stop(),
  };
}
