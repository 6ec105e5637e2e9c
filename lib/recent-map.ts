/** A Map with a limit: the entry that was used longest ago makes room. */
export class RecentMap<K, V> {
  readonly #entries = new Map<K, V>();

  constructor(readonly most: number) {}

  get size(): number {
    return this.#entries.size;
  }

  get(key: K): V | undefined {
    const value = this.#entries.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  set(key: K, value: V): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size <= this.most) return;
    const [oldest] = this.#entries.keys();
    this.#entries.delete(oldest as K);
  }

  delete(key: K): void {
    this.#entries.delete(key);
  }

  /** Deletes every entry that is no longer needed. */
  deleteWhere(isDone: (value: V) => boolean): void {
    for (const [key, value] of this.#entries) if (isDone(value)) this.#entries.delete(key);
  }
}
