import { Problem, type ProblemCode } from "./errors";

/** How many places there are, and how many requests may wait for one: for each lab, and in all. */
export type PlaceLimits = { perLab: number; total: number; waitingPerLab: number; waiting: number };

/** Gives a place back. A second call does nothing. */
export type GiveBack = () => void;

type Share = { held: number; lastTurn: number; waiting: (() => void)[] };

/**
 * Places for expensive work. Labs that wait take turns, however many requests each of them makes: the next
 * free place goes to the lab that holds the fewest, and among those to the one served longest ago.
 */
export class Places {
  readonly #shares = new Map<string, Share>();
  #held = 0;
  #turn = 0;

  /** @param full the problem for a request that finds no place, and none to wait in */
  constructor(
    readonly limits: PlaceLimits,
    private readonly full: ProblemCode,
  ) {}

  /** Whether a request of this lab would get so many places at once. */
  hasRoom(lab: string, count = 1): boolean {
    const held = this.#shares.get(lab)?.held ?? 0;
    return this.#held + count <= this.limits.total && held + count <= this.limits.perLab;
  }

  /**
   * Takes a place without waiting.
   * @throws Problem
   */
  takeNow(lab: string): GiveBack {
    const [giveBack] = this.takeAll(lab, 1);
    return giveBack as GiveBack;
  }

  /**
   * Takes several places without waiting, or none: two that have half of what they need would wait for each other.
   * @throws Problem
   */
  takeAll(lab: string, count: number): GiveBack[] {
    if (!this.hasRoom(lab, count)) throw new Problem(this.full);
    return Array.from({ length: count }, () => this.#seat(lab));
  }

  /**
   * Takes a place, in turn.
   * @param signal leaves the queue when it is aborted, and rejects with its reason; without one it stays
   * @throws Problem before anything is awaited, when the queue is full
   */
  take(lab: string, signal?: AbortSignal): Promise<GiveBack> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (this.hasRoom(lab)) return Promise.resolve(this.#seat(lab));
    const { waiting } = this.#shareOf(lab);
    const all = [...this.#shares.values()].reduce((sum, share) => sum + share.waiting.length, 0);
    if (waiting.length >= this.limits.waitingPerLab || all >= this.limits.waiting) {
      this.#forgetIdle(lab);
      throw new Problem(this.full);
    }
    return new Promise((resolve, reject) => {
      const sit = () => {
        signal?.removeEventListener("abort", leave);
        resolve(this.#seat(lab));
      };
      const leave = () => {
        waiting.splice(waiting.indexOf(sit), 1);
        this.#forgetIdle(lab);
        reject(signal?.reason);
      };
      waiting.push(sit);
      signal?.addEventListener("abort", leave, { once: true });
    });
  }

  /** Does something that needs a place, and gives the place back whether it succeeds or fails. */
  async within<T>(lab: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    const giveBack = await this.take(lab, signal);
    try {
      return await work();
    } finally {
      giveBack();
    }
  }

  #seat(lab: string): GiveBack {
    const share = this.#shareOf(lab);
    share.held += 1;
    share.lastTurn = this.#turn += 1;
    this.#held += 1;
    let given = false;
    return () => {
      if (given) return;
      given = true;
      share.held -= 1;
      this.#held -= 1;
      this.#forgetIdle(lab);
      this.#admit();
    };
  }

  #admit(): void {
    const waiting = [...this.#shares].filter(([lab, share]) => share.waiting.length > 0 && this.hasRoom(lab));
    const [next] = waiting.sort(([, a], [, b]) => a.held - b.held || a.lastTurn - b.lastTurn);
    next?.[1].waiting.shift()?.();
  }

  #shareOf(lab: string): Share {
    const share = this.#shares.get(lab) ?? { held: 0, lastTurn: 0, waiting: [] };
    this.#shares.set(lab, share);
    return share;
  }

  #forgetIdle(lab: string): void {
    const share = this.#shares.get(lab);
    if (share?.held === 0 && share.waiting.length === 0) this.#shares.delete(lab);
  }
}

/** One place for each name, which nothing waits for. */
export function onePlaceEach(taken: ProblemCode): Places {
  return new Places({ perLab: 1, total: Number.POSITIVE_INFINITY, waitingPerLab: 0, waiting: 0 }, taken);
}
