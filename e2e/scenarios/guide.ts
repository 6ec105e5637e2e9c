import { eventWords } from "../../components/timeline/event-words";
import type { Scenario, Step } from "../../lessons/scenarios/scenario";
import type { Strategy } from "../../lessons/strategies/strategy";
import { laneOf } from "../../lib/lab/lane";
import { expect } from "../expect";
import type { Tour } from "../tour";
import { readListRefusal } from "./observe";
import { watchRefusals } from "./refusals";
import type { Actor, Listener } from "./run-scenario";
import type { Stage } from "./stage";

/** The tour, which tells every step, does it at "Next", and has an opinion of its own on what came of it. */
export class Guide implements Actor, Listener {
  #step = 0;

  constructor(
    readonly scenario: Scenario,
    readonly stage: Stage,
    readonly tour: Tour,
  ) {}

  async stepBegins({ narration }: Step): Promise<void> {
    this.#step += 1;
    await expect(this.tour.strip).toContainText(narration);
    await expect(this.tour.page).toHaveURL(new RegExp(`scenario=${this.scenario.id}&step=${this.#step}$`));
  }

  /** The tour turns there by itself. */
  async turnTo(strategies: readonly Strategy[]): Promise<void> {
    this.stage.strategies = strategies;
  }

  /** And to this. */
  async show({ show }: Step): Promise<void> {
    if (!show) return;
    await expect(this.stage.tab(show.tab)).toHaveAttribute("aria-selected", "true");
    await expect(this.stage.nameButton(show.device)).toHaveAttribute("aria-pressed", "true");
  }

  /** So does it after the step, with the event and the words that are marked. */
  async showDone({ show }: Step): Promise<void> {
    if (show?.event) await expect(this.stage.evidence).toContainText(eventWords[show.event]);
    if (show?.mark) await expect(this.stage.evidence).toContainText(show.mark);
  }

  stepIsShown(): void {}

  async act(step: Step): Promise<string | null> {
    const refusals = watchRefusals(this.tour.page);
    await this.tour.awaitVerdict(step);
    const refused = await refusals.end();
    // What the tour asks of the database, the program that compares has to ask too.
    if (step.action?.do === "set-database") this.stage.distance = step.action.to;
    await expect(this.tour.notAsExpected).toBeHidden();
    this.#follow(this.tour.labId());
    if (refused || step.action?.do !== "revoke") return refused;
    // The board asks for lists all the time: a refused one is not among what was refused to the step.
    return readListRefusal(this.stage, laneOf(step.action.asking));
  }

  /** What lives for seconds may run out on a busy machine: the tour then begins again by itself, in a fresh lab. */
  #follow(lab: string): void {
    const { stage } = this;
    if (lab !== stage.lab.id) stage.lab = stage.lab.renewed(lab);
  }

  async stepHolds(): Promise<void> {
    if (this.#step < this.scenario.steps.length) await this.tour.next.click();
  }
}
