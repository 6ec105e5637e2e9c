const listeners = new Set<() => void>();
let on = false;

/** Whether the board is shown in large type. Kept outside of React: a tour goes on in another lab. */
export const presentation = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: (): boolean => on,
  toggle(): void {
    on = !on;
    for (const listener of listeners) listener();
  },
};
