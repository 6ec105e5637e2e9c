import type { Locator, Page } from "@playwright/test";
import { expect } from "./expect";
import type { Lab } from "./lab";

/** The page on which statements are put to the test. */
export class ClaimsPage {
  constructor(
    readonly page: Page,
    readonly lab: Lab,
  ) {}

  async open(): Promise<void> {
    await this.page.goto(`${this.lab.url}/claims`);
    await expect(this.page.getByRole("button", { name: "Run all" })).toBeEnabled();
  }

  card(statement: string): Locator {
    return this.page.getByRole("article", { name: statement });
  }

  cards(): Promise<Locator[]> {
    return this.page.getByRole("article").all();
  }

  runButton(statement: string): Locator {
    return this.card(statement).getByRole("button", { name: "Run" });
  }

  /** Runs a card, sees its verdict there, and returns what was measured. */
  async run<Facts>(statement: string): Promise<Facts> {
    const card = this.card(statement);
    const answered = this.page.waitForResponse((response) => response.url().endsWith("/run"), {
      timeout: 90_000,
    });
    await this.runButton(statement).click();
    const last = JSON.parse((await (await answered).text()).trim().split("\n").at(-1) ?? "");
    expect(last).toMatchObject({ type: "result" });
    await expect(card).toHaveAttribute("data-verdict", last.result.verdict);
    await expect(card).toContainText(last.result.sentence);
    await expect(card.getByRole("list", { name: `Evidence: ${statement}` })).toBeVisible();
    await expect(card.getByRole("button", { name: "Run again" })).toBeVisible();
    return last.result.facts;
  }
}
