import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import type { ClaimResult } from "../lessons/claims/claim";
import type { Report } from "../lessons/claims/report";
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
    const ended = card.getByRole("time");
    const before = (await ended.count()) > 0 ? await ended.getAttribute("datetime") : null;
    await this.runButton(statement).click();
    await expect(ended).not.toHaveAttribute("datetime", before ?? "", { timeout: 90_000 });
    const result = await this.reported(statement);
    await this.expectShown(statement, result);
    return result.facts as Facts;
  }

  /** The card shows what came of its run, and what that rests on. */
  async expectShown(statement: string, { verdict, sentence }: ClaimResult): Promise<void> {
    const card = this.card(statement);
    await expect(card).toHaveAttribute("data-verdict", verdict);
    await expect(card).toContainText(sentence);
    await expect(card.getByRole("list", { name: `Evidence: ${statement}` })).toBeVisible();
  }

  /** What the page's own report says of a card. */
  private async reported(statement: string): Promise<ClaimResult> {
    const report: Report = JSON.parse(await this.download("JSON"));
    const result = report.cards.find((card) => card.statement === statement)?.result;
    expect(result, `the report's card “${statement}”`).toBeTruthy();
    return result as ClaimResult;
  }

  /** The report in one of its formats. */
  async download(format: "Markdown" | "JSON"): Promise<string> {
    const downloading = this.page.waitForEvent("download");
    await this.page.getByRole("button", { name: format, exact: true }).click();
    return readFile(await (await downloading).path(), "utf8");
  }
}
