import { inBrowser } from "../storage";

/** Milliseconds after which the lock of a tab that has gone counts no more: longer than any request. */
const lease = 20_000;
/** Milliseconds in which two tabs see what the other has written. */
const settling = 50;

/**
 * Does something while no other tab of this browser does something of the same name. Browsers have locks for
 * that on https and on this machine; elsewhere, as on a class's network, a note in the storage that all tabs
 * share must do. Where storage is blocked too, tabs do not wait for each other.
 */
export function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  if ("locks" in navigator) return navigator.locks.request(name, work);
  return withNote(`lock ${name}`, work);
}

async function withNote<T>(key: string, work: () => Promise<T>): Promise<T> {
  const own = `${Date.now() + lease} ${Math.random()}`;
  while (inBrowser.read(key) !== own) {
    if (!isHeld(inBrowser.read(key)) && !inBrowser.write(key, own)) return work();
    await new Promise((resolve) => setTimeout(resolve, settling));
  }
  try {
    return await work();
  } finally {
    if (inBrowser.read(key) === own) inBrowser.remove(key);
  }
}

function isHeld(note: string | null): boolean {
  return note !== null && Number.parseInt(note, 10) > Date.now();
}
