import { setTimeout as sleep } from "node:timers/promises";
import type { Found } from "../../e2e/scenarios/observe";
import { type Listener, runScenario } from "../../e2e/scenarios/run-scenario";
import type { Stage } from "../../e2e/scenarios/stage";
import { readingSeconds } from "../../lessons/recordings/pace";
import type { Scenario, Step } from "../../lessons/scenarios/scenario";
import { strategyRecords } from "../../lessons/strategies/strategy";
import { lifetimes } from "../../lib/device/lifetime";
import { Camera, type Still } from "./camera";
import type { Caption } from "./captions";
import { bringIntoSight, type VisiblePointer } from "./pointer";
import type { Take } from "./transcript";
import { describeAction, describeCheck } from "./words";

/** What was filmed, and when what was said. */
export type Film = { stills: Still[]; captions: Caption[]; takes: Take[]; seconds: number };

/**
 * The part of a narration that is read when the pointer sets out; the rest is read meanwhile. Where something
 * lives for seconds, what is told must be done before it ends.
 */
const readBefore = { calm: 0.6, hurried: 0.3 };

/** Seconds for the eye to see what an action led to. */
const linger = 1.6;

/**
 * Plays a scenario before the camera, at the pace of somebody who reads along.
 * @param tell is called with every step that begins
 * @throws Error when the scenario does not come as it says
 */
export async function recordScenario(
  scenario: Scenario,
  stage: Stage,
  pointer: VisiblePointer,
  folder: string,
  tell: (step: number) => void,
): Promise<Film> {
  const camera = new Camera(stage.page, folder);
  const teller = new Teller(scenario, stage, camera, tell);
  await stage.open();
  await pointer.appear();
  await camera.start();
  await runScenario(scenario, stage, teller);
  const seconds = camera.now();
  return { ...teller.finish(seconds), stills: await camera.stop(), seconds };
}

class Teller implements Listener {
  readonly captions: Caption[] = [];
  readonly takes: Take[] = [];
  #began = 0;

  constructor(
    readonly scenario: Scenario,
    readonly stage: Stage,
    readonly camera: Camera,
    readonly tell: (step: number) => void,
  ) {}

  stepBegins(step: Step): void {
    this.tell(this.takes.length + 1);
    // The first is there from the beginning.
    this.#began = this.takes.length === 0 ? 0 : this.camera.now();
    this.#say(step, step.narration, this.#began);
  }

  async stepIsShown(step: Step): Promise<void> {
    if (step.show) await bringIntoSight(this.stage.page.getByRole("tabpanel"));
    const part = step.action ? readBefore[isShortLived(this.scenario) ? "hurried" : "calm"] : 1;
    await this.#until(this.#began + part * readingSeconds(step.narration));
  }

  async stepHolds(step: Step, found: Found): Promise<void> {
    const keys = Object.keys(step.expect.lanes ?? {}) as (keyof NonNullable<Step["expect"]["lanes"]>)[];
    const [first] = this.stage.strategies;
    if (step.action && !step.show && first) {
      await bringIntoSight(this.stage.card({ device: "laptop", strategy: first }));
    }
    if (step.measure) {
      await this.#until(this.#began + readingSeconds(step.narration));
      const text = `Just measured. ${step.measure.map((key) => describeCheck(key, found)).join(". ")}.`;
      const from = this.camera.now();
      this.#say(step, text, from);
      await this.#until(from + readingSeconds(text));
    } else if (step.action) {
      await this.#until(Math.max(this.camera.now() + linger, this.#began + readingSeconds(step.narration)));
    }
    const recorded = {
      title: step.title,
      narration: step.narration,
      did: step.action ? describeAction(step.action) : null,
      measured: keys.map((key) => describeCheck(key, found)),
      from: this.#began,
      to: this.camera.now(),
    };
    this.takes.push({ step, recorded, found });
  }

  /** @param seconds how long the whole is */
  finish(seconds: number): Pick<Film, "captions" | "takes"> {
    const captions = this.captions.map((caption, index) => ({
      ...caption,
      to: this.captions[index + 1]?.from ?? seconds,
    }));
    return { captions, takes: this.takes };
  }

  #say(step: Step, text: string, from: number): void {
    const position = `${this.takes.length + 1} of ${this.scenario.steps.length}`;
    this.captions.push({ chapter: step.title, position, text, from, to: 0 });
  }

  async #until(second: number): Promise<void> {
    await sleep(Math.max(0, second - this.camera.now()) * 1000);
  }
}

function isShortLived({ strategies, steps }: Scenario): boolean {
  const shortest = Math.min(...lifetimes);
  const signsInBriefly = steps.some(({ action }) => action?.do === "sign-in" && action.lifetime === shortest);
  return signsInBriefly || strategies.some((strategy) => strategyRecords[strategy].refreshes);
}
