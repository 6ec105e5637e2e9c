import type { LabId } from "@/lib/lab/lab-id";
import { type Lane, type LaneKey, laneKey } from "@/lib/lab/lane";
import type { LabState } from "@/lib/lab/snapshot-types";
import { type CheckAnswer, checkAsClient, fetchState, LabProblem } from "./lab-client";
import { addRound, describeChange, type Round } from "./rounds";

export type Message = { text: string; tone: "plain" | "alert" };

/** What the board shows. Replaced whole at every change. */
export type BoardView = {
  state: LabState;
  rounds: readonly Round[];
  /** The server's clock at the last round, in milliseconds since the epoch. */
  now: number;
  paused: boolean;
  /** What is being done, if anything. */
  busy: string | null;
  message: Message;
  /** What keeps the board from asking, for as long as it does. */
  trouble: string | null;
  /** What the last round changed, for those who cannot see the lights. */
  spoken: string;
  /** The lab no longer exists. */
  over: boolean;
};

/** Milliseconds between two rounds of checks. */
const rhythm = 1000;
const noMessage: Message = { text: "", tone: "plain" };

/**
 * Keeps the board true: asks for every device that is shown whether it is still signed in, and the lab
 * for what has been done in it, in this tab or another.
 */
export class BoardStore {
  #view: BoardView;
  #lanes: readonly Lane[] = [];
  #database = "near";
  #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #queue: Promise<void> = Promise.resolve();

  constructor(state: LabState) {
    const now = Date.parse(state.now);
    this.#view = {
      state,
      rounds: [],
      now,
      paused: false,
      busy: null,
      message: noMessage,
      trouble: null,
      spoken: "",
      over: false,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly read = (): BoardView => this.#view;

  /** @param database what the checks are to find the database to be: `near`, `down` or `slow:N` */
  watch(lanes: readonly Lane[], database: string): void {
    this.#lanes = lanes;
    this.#database = database;
    void this.checkNow();
  }

  /** Checks once a second for as long as somebody can see the page. */
  start(): () => void {
    let stopped = false;
    const tick = async () => {
      const began = performance.now();
      if (!this.#view.paused && !document.hidden && !this.#view.over) await this.checkNow();
      if (!stopped) this.#timer = setTimeout(tick, Math.max(0, rhythm - (performance.now() - began)));
    };
    const onVisible = () => document.hidden || this.#view.paused || void this.checkNow();
    document.addEventListener("visibilitychange", onVisible);
    this.#timer = setTimeout(tick, rhythm);
    return () => {
      stopped = true;
      clearTimeout(this.#timer);
      document.removeEventListener("visibilitychange", onVisible);
    };
  }

  setPaused(paused: boolean): void {
    this.#update({ paused });
    if (!paused) void this.checkNow();
  }

  /** One round of checks, after whatever is under way. */
  checkNow(): Promise<void> {
    return this.#enqueue(() => this.#round());
  }

  /**
   * Does something between two rounds of checks, so that the picture shows the moment before and after.
   * @param action returns what is to be said about it
   */
  perform(name: string, action: (view: BoardView) => Promise<string>): Promise<void> {
    this.#update({ busy: name, message: noMessage });
    return this.#enqueue(async () => {
      await this.#round();
      try {
        this.#update({ message: { text: await action(this.#view), tone: "plain" } });
      } catch (error) {
        this.#update({ message: { text: this.#wordsFor(error), tone: "alert" } });
      }
      await this.#round();
      this.#update({ busy: null });
    });
  }

  async #round(): Promise<void> {
    try {
      const lab = this.#view.state.id as LabId;
      // One after the other: at the same time they would wait for each other, and be timed waiting.
      const answers: [LaneKey, CheckAnswer][] = [];
      for (const lane of this.#lanes) {
        answers.push([laneKey(lane), await checkAsClient({ lab, ...lane }, this.#database)]);
      }
      const before = this.#view.rounds.at(-1);
      const rounds = addRound(this.#view.rounds, new Map(answers));
      const now = Math.max(this.#view.now, ...answers.map(([, answer]) => Date.parse(answer.at)));
      this.#update({ rounds, now, spoken: describeChange(before, rounds.at(-1)) });
      const state = await fetchState(lab);
      this.#update({ state, now: Math.max(now, Date.parse(state.now)), trouble: null });
    } catch (error) {
      this.#update({ trouble: this.#wordsFor(error) });
    }
  }

  #wordsFor(error: unknown): string {
    if (!(error instanceof LabProblem)) {
      console.error(error);
      return "Something went wrong in this page. Reload it: the lab is still there.";
    }
    if (error.code === "expired-lab" || error.code === "unknown-lab") this.#update({ over: true });
    return error.message;
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(work, work);
    return this.#queue;
  }

  #update(change: Partial<BoardView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}
