import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./expect";

/**
 * Nothing that axe finds fault with.
 * @param state what is shown, for the message
 * @param part what of the page to look at, where the rest was looked at already
 */
export async function expectAccessible(page: Page, state: string, part = "html"): Promise<void> {
  // For a moment after a form was sent React has taken the old title away and not yet put in the new one.
  await expect(page).toHaveTitle(/Still signed in/);
  const builder = new AxeBuilder({ page }).include(part);
  // By day everything is looked at, by night what is different then: colours.
  const dark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  const { violations } = await (dark
    ? builder.withRules(["color-contrast", "link-in-text-block"])
    : builder
  ).analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html)}`);
  expect(found, state).toEqual([]);
}
