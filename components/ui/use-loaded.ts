import { useSyncExternalStore } from "react";

const subscribe = () => () => {};

/** @returns whether the page's script runs: what is chosen before that stays on the screen, and is not heard of. */
export function useLoaded(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
}
