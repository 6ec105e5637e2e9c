import { setTimeout as sleep } from "node:timers/promises";
import type { Found } from "../../e2e/scenarios/observe";
import { type Listener, runScenario } from "../../e2e/scenarios/run-scenario";
import type { Stage } from "../../e2e/scenarios/stage";
import { readingSeconds } from "../../lessons/recordings/pace";
import type { RecordedStep } from "../../lessons/recordings/recording";
import { describeCheck } from "../../lessons/recordings/words";
import { isWait, type Scenario, type Step } from "../../lessons/scenarios/scenario";
import { strategyRecords } from "../../lessons/strategies/strategy";
import { lifetimes } from "../../lib/device/lifetime";
import { Camera, type Still } from "./camera";
import { drawSpeed, eraseSpeed } from "./lapse";
import { bringIntoSight, type VisiblePointer } from "./pointer";
import { recordChecks } from "./recorded-check";

/** What was filmed, and when each step began. */
export type Film = {
  stills: Still[];
  /** What other windows showed meanwhile, which come into the same picture. */
  beside?: Still[][];
  steps: RecordedStep[];
  seconds: number;
};

/**
 * The part of a narration that is read when the pointer sets out; the rest is read meanwhile. Where something
 * lives for seconds, what is told must be done before it ends.
 */
const readBefore = { calm: 0.6, hurried: 0.3 };

/** How many times as fast is shown what has to run out while everybody waits. */
const lapse = 8;

/** Seconds for the eye to see what an action led to. */
const linger = 1.6;

/**
 * Plays a scenario before the camera, at the pace of somebody who reads its captions.
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
  return { steps: teller.steps, stills: await camera.stop(), seconds };
}

class Teller implements Listener {
  readonly steps: RecordedStep[] = [];
  #began = 0;

  constructor(
    readonly scenario: Scenario,
    readonly stage: Stage,
    readonly camera: Camera,
    readonly tell: (step: number) => void,
  ) {}

  stepBegins(): void {
    this.tell(this.steps.length + 1);
    // The first is there from the beginning.
    this.#began = this.steps.length === 0 ? 0 : this.camera.now();
  }

  async stepIsShown(step: Step): Promise<void> {
    if (step.show) await bringIntoSight(this.stage.page.getByRole("tabpanel"));
    const part = step.action ? readBefore[isShortLived(this.scenario) ? "hurried" : "calm"] : 1;
    await this.#until(this.#began + part * readingSeconds(step.narration));
    if (isWait(step.action)) {
      await drawSpeed(this.stage.page, lapse);
      this.camera.runAt(lapse);
    }
  }

  async stepHolds(step: Step, found: Found): Promise<void> {
    if (isWait(step.action)) {
      this.camera.runAt(1);
      await eraseSpeed(this.stage.page);
    }
    const checks = recordChecks(step, this.stage.strategies, found);
    const [first] = this.stage.strategies;
    if (step.action && !step.show && first) {
      await bringIntoSight(this.stage.card({ device: "laptop", strategy: first }));
    }
    let readOutFrom: number | null = null;
    if (step.measure) {
      await this.#until(this.#began + readingSeconds(step.narration));
      readOutFrom = this.camera.now();
      const measured = checks.filter(({ lane }) => step.measure?.includes(lane));
      const lines = measured.map((check) => describeCheck(check, step.expect));
      await this.#until(readOutFrom + readingSeconds(lines.join()));
    } else if (step.action) {
      await this.#until(Math.max(this.camera.now() + linger, this.#began + readingSeconds(step.narration)));
    }
    const { refused } = found;
    const scriptSees = Object.fromEntries(found.scriptSees);
    this.steps.push({ from: this.#began, readOutFrom, refused, checks, scriptSees });
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
