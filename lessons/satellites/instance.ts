import "server-only";
import { randomBytes } from "node:crypto";
import { copyCookieName } from "@/lib/device/cookie-jar";
import { stockSecret } from "@/lib/device/stock-tokens";
import { issuer } from "@/lib/device/token-realm";
import { getEnv } from "@/lib/env";
import { deriveKey } from "@/lib/keys";
import type { LabId } from "@/lib/lab/lab-id";
import type { ClaimColumn } from "../claims/columns";
import type { VisitorDevice } from "../claims/visitor-device";
import { problemOf, type Satellite, type SatelliteEnv } from "./satellite";
import { startSatellite } from "./supervisor";

/** Where an instance looks to tell who is signed in: in its own memory, or as the app does under a configuration. */
export type Store = "memory" | ClaimColumn;

const withKeys = ["database-cached", "jwt", "jwt-short", "jwt-denylist"] as const;

/**
 * What an instance of the app is given: the database that all share, and the keys of the app's tokens.
 * @param keys `others`: keys that no other instance has, and the app does not either
 */
export function instanceEnv(lab: LabId, keys: "the app's" | "others" = "the app's"): SatelliteEnv {
  const key = (purpose: (typeof withKeys)[number]) =>
    (keys === "others" ? randomBytes(32) : deriveKey(purpose)).toString("base64url");
  const stock = keys === "others" ? randomBytes(32).toString("base64url") : stockSecret(lab);
  const all = Object.fromEntries(withKeys.map((purpose) => [purpose, key(purpose)]));
  const { DATABASE_URL, DATABASE_PID } = getEnv();
  return {
    LAB: lab,
    ISSUER: issuer,
    DATABASE_URL,
    KEYS: JSON.stringify({ ...all, "jwt-stock": stock }),
    ...(DATABASE_PID && { DATABASE_PID: `${DATABASE_PID}` }),
  };
}

/** @returns what an instance is to be shown of a signed-in device: its session cookie, and the copy beside it */
export function credentialOf(device: VisitorDevice): string {
  const copy = device.cookieNamed(copyCookieName);
  return `${device.credential}${copy === null ? "" : `~${copy}`}`;
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

/** What so many checks took: microseconds of processor time, and statements. */
export type Effort = { processor: number; statements: number; ofDatabase: number | null };

/**
 * Has one instance check a credential so many times, one after the other.
 * @throws Problem `satellite-failed` when the credential is refused, or the instance does not answer
 */
export async function measureAt(
  instance: Satellite,
  store: Store,
  credential: string,
  times: number,
): Promise<Effort> {
  const init = { method: "POST", headers: { authorization: `Bearer ${credential}` } };
  const response = await instance.send(`/${store}/measure?times=${times}`, init);
  if (!response.ok) throw await problemOf(response);
  return response.json();
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
