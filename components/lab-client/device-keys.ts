import { createDeviceKey, type DeviceKey, signProof } from "@/lib/client/device-key.mjs";
import { jarPath } from "@/lib/device/cookie-jar";
import type { LabLane } from "@/lib/lab/lane";
import { t } from "@/lib/language/texts";
import { alone } from "./alone";
import { LabProblem } from "./request";
import { serverNow } from "./server-clock";

const store = "keys";

/**
 * Signs a proof with the key of a device, which is made when it is first needed and kept in IndexedDB. A key's private
 * half cannot be exported; the browser keeps it, and no cookie holds it.
 * @param endpoint under the lane's path
 * @throws LabProblem `no-device-key` where the browser makes no keys, on a page that is neither https nor localhost,
 *   or keeps none, with its storage blocked
 */
export async function proveDevice(lane: LabLane, endpoint: string, challenge?: string): Promise<string> {
  const key = await deviceKey(lane);
  const proven = { htm: "POST", htu: `${jarPath(lane)}/${endpoint}`, ...(challenge && { challenge }) };
  return signProof(key, proven, serverNow());
}

/** One at a time in all tabs, which would make two otherwise. */
export async function deviceKey(lane: LabLane): Promise<DeviceKey> {
  if (!globalThis.isSecureContext) {
    throw noKey(
      t("This browser makes no keys here: under this strategy a page has to come from https or localhost."),
    );
  }
  const name = jarPath(lane);
  return alone(`key ${name}`, async () => {
    const database = await open().catch((cause: unknown) => {
      throw noKey(t("This browser keeps no keys here: under this strategy a page needs its storage."), cause);
    });
    try {
      const kept = await done<DeviceKey | undefined>(
        database.transaction(store).objectStore(store).get(name),
      );
      if (kept) return kept;
      const made = await createDeviceKey();
      await done(database.transaction(store, "readwrite").objectStore(store).put(made, name));
      return made;
    } finally {
      database.close();
    }
  });
}

function noKey(message: string, cause?: unknown): LabProblem {
  return new LabProblem("no-device-key", message, { cause });
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open("still-signed-in", 1);
  request.onupgradeneeded = () => request.result.createObjectStore(store);
  return done(request);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
