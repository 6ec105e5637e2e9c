/** What a part of the page shows, replaced whole at every change, as `useSyncExternalStore` wants it. */
export class ViewStore<View> {
  #listeners = new Set<() => void>();

  constructor(protected view: View) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly read = (): View => this.view;

  protected update(change: Partial<View>): void {
    this.replace({ ...this.view, ...change });
  }

  protected replace(view: View): void {
    this.view = view;
    for (const listener of this.#listeners) listener();
  }
}
