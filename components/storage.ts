/**
 * What the browser keeps for this site, if its visitor lets it: with cookies blocked, the mere mention of
 * `localStorage` throws. Then nothing is kept, and nothing is found.
 */
function storage(name: "localStorage" | "sessionStorage") {
  return {
    read: (key: string): string | null => unlessBlocked(() => globalThis[name].getItem(key), null),
    /** @returns whether it is kept */
    write: (key: string, value: string): boolean =>
      unlessBlocked(() => {
        globalThis[name].setItem(key, value);
        return true;
      }, false),
    remove: (key: string): void => unlessBlocked(() => globalThis[name].removeItem(key), undefined),
  };
}

/** Until it is deleted. */
export const inBrowser = storage("localStorage");
/** For as long as the tab lives. */
export const inTab = storage("sessionStorage");

/** Blocked and full are both a DOMException; anything else is a fault of ours. */
function unlessBlocked<T>(use: () => T, otherwise: T): T {
  try {
    return use();
  } catch (error) {
    if (error instanceof DOMException) return otherwise;
    throw error;
  }
}
