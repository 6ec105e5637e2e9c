import type { LaneKey } from "@/lib/lab/lane";
import { findMismatches, type Mismatch, type Observation } from "@/lib/scenarios/expectation";
import type { Action, Expectation, Scenario, Step } from "@/lib/scenarios/scenario";
import { isObstacle, obstacleWords } from "./obstacle";
import type { Guess, Guesses } from "./prediction";

/**
 * Where a tour is within a step.
 * - `moving`: a fresh lab is being made, to go on in
 * - `arriving`: the steps before it are being done again
 * - `told`: its narration is read; its action is not done
 * - `doing`: its action is being done
 * - `unseen`: its action was done, and what came of it could not be seen
 * - `compared`: what came of it was held against what must hold
 */
export type Phase = "moving" | "arriving" | "told" | "doing" | "unseen" | "compared";

/** What the strip shows. Replaced whole at every change. */
export type TourView = {
  /** The step that is told, from 0. */
  index: number;
  phase: Phase;
  /** While arriving: the step that is being done again, from 0. */
  replaying: number;
  /** What differs from what must hold; known once the step is compared. */
  mismatches: readonly Mismatch[];
  /** What the checks found then. The board goes on asking; this stays as it was. */
  found: Observation["lanes"];
  /** What is in the way and has nothing to do with the story: no answer from the server. */
  obstacle: string | null;
  guesses: Guesses;
  skipped: boolean;
};

/** What a tour needs of the board that it runs on. */
export type Stage = {
  /** The lanes that are to be guessed: each device under each strategy that is shown. */
  lanes(): readonly LaneKey[];
  /** Asks once more for every device. @returns what keeps the board from asking, or `null` */
  check(): Promise<string | null>;
  /** Carries out an action as the board's controls do. */
  perform(action: Action): Promise<Refusal | null>;
  /** What the last checks found, as far as these expectations look at it. */
  observe(expected: Expectation): Promise<Observation>;
  /** Lets some time pass: a part of a second. */
  moment(): Promise<void>;
  /** Whether anything was done in this lab before. */
  hasHistory(): Promise<boolean>;
  /** Goes to a fresh lab, to this step there. */
  goFresh(index: number): Promise<void>;
  /** Whether this lab was made by `goFresh`. */
  isFresh(): boolean;
};

/** Why an action was not carried out. */
export type Refusal = { code: string; words: string };

/** An action that was done, or refused, and what was found before it. */
type Done = { before: Observation; refused: string | null };

type Compared = Pick<TourView, "mismatches" | "found">;

/** How a step ended: as it must, otherwise, or with something in the way. */
type Result = "held" | "differed" | "obstructed";

/** Further checks until a mismatch is one: clocks of whole seconds do not all strike at once. */
const secondLooks = 3;

/** Runs a scenario on a board, one step at each "Next", and tells what came of it. */
export class TourStore {
  #view: TourView;
  #listeners = new Set<() => void>();
  #left = false;
  #arriving = false;
  readonly #target: number;
  /** What was done and has not been compared yet. */
  #done: Done | null = null;

  /** @param index the step to arrive at, from 0 */
  constructor(
    readonly scenario: Scenario,
    readonly stage: Stage,
    index: number,
  ) {
    this.#target = index;
    this.#view = {
      index,
      phase: "arriving",
      replaying: 0,
      mismatches: [],
      found: new Map(),
      obstacle: null,
      guesses: new Map(),
      skipped: false,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly read = (): TourView => this.#view;

  get step(): Step {
    return this.#stepAt(this.#view.index);
  }

  get isLast(): boolean {
    return this.#view.index === this.scenario.steps.length - 1;
  }

  /** Whether this lab was made for the tour to go on in, and the tour has just come here. */
  get arrivedFresh(): boolean {
    return this.stage.isFresh() && this.#view.index === this.#target;
  }

  /** Whether the step's action waits for guesses. */
  get locked(): boolean {
    const { phase, skipped, guesses } = this.#view;
    if (!this.step.predict || phase !== "told" || skipped) return false;
    return this.stage.lanes().some((key) => !guesses.has(key));
  }

  /**
   * Comes to the step that the address names: does the ones before it for real, in a lab without a history.
   * @returns how to leave; what is still under way then is no longer told
   */
  start(): () => void {
    this.#left = false;
    void this.#arrive();
    return () => {
      this.#left = true;
    };
  }

  /** Does what comes next: the step's action, another look at what came of it, or the next step. */
  async next(): Promise<void> {
    const { phase, index } = this.#view;
    if (phase === "arriving") return this.#arrive();
    if (phase === "compared" && !this.isLast) return this.#tell(index + 1);
    if ((phase !== "told" && phase !== "unseen") || this.locked) return;
    this.#update({ phase: "doing", obstacle: null });
    const result = await this.#run(this.step);
    this.#update({ phase: phaseAfter(result, this.#done) });
  }

  /** Comes to a step again, in a fresh lab. @param index from 0; before the first there is nothing */
  async restartAt(index: number): Promise<void> {
    const before = this.#view;
    if (index < 0 || before.phase === "moving") return;
    this.#update({ phase: "moving", obstacle: null });
    try {
      await this.stage.goFresh(index);
    } catch (error) {
      this.#update({ ...before, obstacle: obstacleWords(error) });
    }
  }

  guess(key: LaneKey, guess: Guess): void {
    this.#update({ guesses: new Map(this.#view.guesses).set(key, guess) });
  }

  skipPrediction(): void {
    this.#update({ skipped: true, guesses: new Map() });
  }

  async #arrive(): Promise<void> {
    if (this.#arriving) return;
    this.#arriving = true;
    await this.#replay(this.#view.index);
    this.#arriving = false;
  }

  async #replay(target: number): Promise<void> {
    this.#update({ obstacle: null });
    try {
      if (await this.stage.hasHistory()) return await this.restartAt(target);
    } catch (error) {
      return this.#update({ obstacle: obstacleWords(error) });
    }
    for (let index = 0; index < target; index += 1) {
      if (this.#left) return;
      this.#update({ replaying: index });
      const result = await this.#run(this.#stepAt(index));
      // The tour stays where it went wrong, and says so there.
      if (result !== "held") return this.#update({ index, phase: phaseAfter(result, this.#done) });
    }
    this.#tell(target);
  }

  #tell(index: number): void {
    this.#update({
      index,
      phase: "told",
      mismatches: [],
      found: new Map(),
      obstacle: null,
      guesses: new Map(),
      skipped: false,
    });
    // Where nothing is done there is nothing to wait for.
    if (!this.step.action && !this.step.predict) void this.next();
  }

  async #run(step: Step): Promise<Result> {
    try {
      this.#done ??= await this.#act(step);
      const compared = this.#done && (await this.#compare(step, this.#done));
      if (!compared) return "obstructed";
      this.#done = null;
      this.#update(compared);
      return compared.mismatches.length === 0 ? "held" : "differed";
    } catch (error) {
      this.#obstruct(obstacleWords(error));
      return "obstructed";
    }
  }

  /** @returns `null` when something was in the way */
  async #act({ action, expect }: Step): Promise<Done | null> {
    const trouble = await this.stage.check();
    if (trouble) return this.#obstruct(trouble);
    const before = await this.stage.observe(expect);
    const refusal = action ? await this.stage.perform(action) : null;
    const refused = refusal?.code ?? null;
    if (refusal && refused !== expect.refused && isObstacle(refusal.code))
      return this.#obstruct(refusal.words);
    return { before, refused };
  }

  /** @returns what differs; `null` when it could not be seen */
  async #compare({ action, expect }: Step, { before, refused }: Done): Promise<Compared | null> {
    for (let look = 0; ; look += 1) {
      const trouble = await this.stage.check();
      if (trouble) return this.#obstruct(trouble);
      const after = { ...(await this.stage.observe(expect)), refused };
      const mismatches = findMismatches(expect, before, after);
      const final = action?.do !== "wait-for-expiry" || look === secondLooks;
      if (mismatches.length === 0 || final) return { mismatches, found: after.lanes };
      await this.stage.moment();
    }
  }

  #obstruct(obstacle: string): null {
    this.#update({ obstacle });
    return null;
  }

  #stepAt(index: number): Step {
    const step = this.scenario.steps[index];
    if (!step) throw new RangeError(`${this.scenario.id} has no step ${index + 1}.`);
    return step;
  }

  #update(change: Partial<TourView>): void {
    if (this.#left) return;
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function phaseAfter(result: Result, done: Done | null): Phase {
  if (result !== "obstructed") return "compared";
  return done ? "unseen" : "told";
}
