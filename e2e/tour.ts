import type { Locator, Page } from "@playwright/test";
import type { Scenario, Step } from "../lessons/scenarios/scenario";
import { expect } from "./expect";
import type { Lab } from "./lab";

/** The strip of a tour as a visitor sees it. */
export class Tour {
  readonly strip: Locator;
  readonly back: Locator;
  readonly next: Locator;
  readonly leave: Locator;
  readonly skip: Locator;
  readonly asExpected: Locator;
  readonly notAsExpected: Locator;
  /** One button for each device that says "still signed in", or "signed out". */
  readonly guesses: Record<"signed-in" | "signed-out", Locator>;

  constructor(readonly page: Page) {
    this.strip = page.getByRole("region", { name: "Tour" });
    this.back = this.button("Back");
    this.next = this.button("Next");
    this.leave = this.button("Leave");
    this.skip = this.button("Skip the prediction");
    this.asExpected = this.strip.getByText("✓ As the story says.");
    this.notAsExpected = this.strip.getByText("Not as the story says.");
    this.guesses = {
      "signed-in": this.strip.getByRole("button", { name: /: still signed in$/ }),
      "signed-out": this.strip.getByRole("button", { name: /: signed out$/ }),
    };
  }

  /** Begins at a step, in a lab in which nothing has happened, and waits until the step is told. */
  async open(lab: Lab, scenario: string, step = 1): Promise<void> {
    await this.page.goto(`${lab.url}?scenario=${scenario}&step=${step}`);
    await this.expectStep(step);
  }

  button(name: string): Locator {
    return this.strip.getByRole("button", { name, exact: true });
  }

  /** The step is told, or was compared already where there is nothing to do in it. */
  async expectStep(step: number): Promise<void> {
    await expect(this.strip).toContainText(`step ${step} of`);
    await expect(this.strip).toContainText(/Next: |Guess for each|s the story says\./);
  }

  /** Does the step, and sees that it comes as it must. */
  async doStep(step: Step): Promise<void> {
    await this.awaitVerdict(step);
    await expect(this.notAsExpected).toBeHidden();
  }

  /** Does the step, and waits until it was compared. */
  async awaitVerdict({ action, predict }: Step): Promise<void> {
    if (predict) await this.guessAll("signed-in");
    if (action) await this.next.click();
    // Half a minute has to pass in some of them, and two in one.
    await expect(this.strip).toContainText(/s the story says\./, { timeout: 130_000 });
  }

  /** From where it is, up to a step that is told. */
  async goTo(scenario: Scenario, step: number): Promise<void> {
    for (const [index, earlier] of scenario.steps.slice(0, step - 1).entries()) {
      await this.doStep(earlier);
      await this.next.click();
      await this.expectStep(index + 2);
    }
  }

  async guessAll(guess: "signed-in" | "signed-out"): Promise<void> {
    await expect(this.guesses[guess].first()).toBeVisible();
    for (const button of await this.guesses[guess].all()) await button.click();
  }

  /** The lab that the board shows. */
  labId(): string {
    return new URL(this.page.url()).pathname.split("/")[2] ?? "";
  }
}
