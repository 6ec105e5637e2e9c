import { columnsAt, type Scenario, type Step } from "@/lessons/scenarios/scenario";
import type { LaneKey } from "@/lib/lab/lane";
import { ViewStore } from "../view-store";
import { type Found, hasRunOut } from "./has-run-out";
import { obstacleWords } from "./obstacle";
import type { Guess } from "./prediction";
import { act, compare, type Done, look } from "./run-step";
import type { Stage } from "./stage";
import type { Carried, Phase, TourView } from "./tour-view";

/** How a step ended: as it must, otherwise, with something in the way, or in another lab. */
type Result = "held" | "differed" | "obstructed" | "moved";

/** Runs a scenario on a board, one step at each "Next", and tells what came of it. */
export class TourStore extends ViewStore<TourView> {
  #left = false;
  #arriving = false;
  /** Begun again once is enough. */
  #hurried = false;
  readonly #target: number;
  /** What was done and has not been compared yet. */
  #done: Done | null = null;

  /** @param index the step to arrive at, from 0 */
  constructor(
    readonly scenario: Scenario,
    readonly stage: Stage,
    index: number,
  ) {
    super({
      index,
      phase: "arriving",
      moving: false,
      replaying: null,
      mismatches: [],
      found: new Map(),
      obstacle: null,
      ...unanswered(),
    });
    this.#target = index;
  }

  get step(): Step {
    return this.#stepAt(this.view.index);
  }

  get isLast(): boolean {
    return this.view.index === this.scenario.steps.length - 1;
  }

  /** Whether this lab was made for the tour to go on in, and the tour has just come here. */
  get arrivedFresh(): boolean {
    return this.stage.isFresh() && this.view.index === this.#target;
  }

  /** Whether this step was begun again, because what it is about had run out. */
  get begunAgain(): boolean {
    return this.#hurried && this.view.index === this.#target;
  }

  /** Whether the step's action waits for guesses. */
  get locked(): boolean {
    const { phase, skipped, guesses } = this.view;
    if (!this.step.predict || phase !== "told" || skipped) return false;
    return this.step.predict.ask.some((key) => !guesses.has(key));
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
    const { phase, index } = this.view;
    if (phase === "arriving") return this.#arrive();
    if (phase === "compared" && !this.isLast) {
      this.#hurried = false;
      return this.#tell(index + 1);
    }
    if ((phase !== "told" && phase !== "unseen") || this.locked) return;
    this.update({ phase: "doing", obstacle: null });
    const result = await this.#run(this.step, index);
    if (result !== "moved") this.update({ phase: phaseAfter(result, this.#done) });
  }

  /** Comes to a step again, in a fresh lab. @param index from 0; before the first there is nothing */
  async restartAt(index: number): Promise<void> {
    if (index < 0) return;
    try {
      await this.#move(index);
    } catch (error) {
      this.update({ obstacle: obstacleWords(error) });
    }
  }

  guess(key: LaneKey, guess: Guess): void {
    this.update({ guesses: new Map(this.view.guesses).set(key, guess) });
  }

  /** Why somebody guesses so: a reason of the step's, or words of their own. Neither is asked for. */
  explainGuess(change: Partial<Pick<TourView, "reason" | "ownWords">>): void {
    this.update(change);
  }

  skipPrediction(): void {
    this.update({ ...unanswered(), skipped: true });
  }

  async #arrive(): Promise<void> {
    if (this.#arriving) return;
    this.#arriving = true;
    await this.#replay(this.view.index);
    this.#arriving = false;
  }

  async #replay(target: number): Promise<void> {
    this.update({ obstacle: null });
    try {
      if (await this.stage.hasHistory()) return await this.restartAt(target);
    } catch (error) {
      return this.update({ obstacle: obstacleWords(error) });
    }
    for (let index = 0; index < target; index += 1) {
      if (this.#left) return;
      this.update({ replaying: index });
      const result = await this.#run(this.#stepAt(index), index);
      // The tour stays where it went wrong, and says so there.
      if (result === "moved") return;
      if (result !== "held") return this.update({ index, phase: phaseAfter(result, this.#done) });
    }
    const carried = this.stage.carried();
    this.#hurried = carried !== null;
    return this.#tell(target, carried);
  }

  #tell(index: number, carried: Carried | null = null): void {
    this.update({ index, phase: "told", mismatches: [], obstacle: null, ...(carried ?? unanswered()) });
    void this.stage.turnTo(columnsAt(this.scenario, index));
    // Where nothing is done there is nothing to wait for; nor where it was waited for already.
    if (carried || (!this.step.action && !this.step.predict)) void this.next();
  }

  async #run(step: Step, index: number): Promise<Result> {
    try {
      const columns = columnsAt(this.scenario, index);
      if (!this.#done) {
        await this.stage.turnTo(columns);
        const before = await look(this.stage, step);
        if (this.#isOvertaken(step, this.view.found, before.lanes)) return await this.#beginAgain();
        this.#done = await act(this.stage, step, before, columns);
      }
      const { before } = this.#done;
      const compared = await compare(this.stage, step, this.#done);
      this.#done = null;
      const { mismatches, found } = compared;
      if (mismatches.length > 0 && this.#isOvertaken(step, before.lanes, found))
        return await this.#beginAgain();
      this.update(compared);
      return compared.mismatches.length === 0 ? "held" : "differed";
    } catch (error) {
      this.update({ obstacle: obstacleWords(error) });
      return "obstructed";
    }
  }

  /**
   * Whoever reads slowly, or asks a class, may find that what the step is about has run out meanwhile; on a
   * slow machine it may run out while the step is done.
   */
  #isOvertaken({ expect }: Step, earlier: Found, now: Found): boolean {
    return this.view.phase === "doing" && !this.#hurried && hasRunOut(expect, earlier, now);
  }

  /** Does the steps before this one again, in a fresh lab, and this one without another question. */
  async #beginAgain(): Promise<"moved"> {
    const { index, guesses, reason, ownWords, skipped } = this.view;
    await this.#move(index, { guesses, reason, ownWords, skipped });
    return "moved";
  }

  /** @throws when there is no fresh lab to be had */
  async #move(index: number, carried: Carried | null = null): Promise<void> {
    if (this.view.moving) return;
    this.update({ moving: true, obstacle: null });
    try {
      await this.stage.goFresh(index, carried);
    } catch (error) {
      this.update({ moving: false });
      throw error;
    }
  }

  protected override update(change: Partial<TourView>): void {
    if (!this.#left) super.update(change);
  }

  #stepAt(index: number): Step {
    const step = this.scenario.steps[index];
    if (!step) throw new RangeError(`${this.scenario.id} has no step ${index + 1}.`);
    return step;
  }
}

function unanswered(): Carried {
  return { guesses: new Map(), reason: "", ownWords: "", skipped: false };
}

function phaseAfter(result: Exclude<Result, "moved">, done: Done | null): Phase {
  if (result !== "obstructed") return "compared";
  return done ? "unseen" : "told";
}
