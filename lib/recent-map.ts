/** A Map that holds so many entries: the one that was used longest ago makes room. */
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

  /** Drops every entry whose value is of no more use. */
  deleteWhere(isDone: (value: V) => boolean): void {
    for (const [key, value] of this.#entries) if (isDone(value)) this.#entries.delete(key);
  }
}
