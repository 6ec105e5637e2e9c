import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./expect";

/** What is different by night: colours. */
const nightRules = ["color-contrast", "link-in-text-block"];

/**
 * Nothing that axe finds fault with, by day and by night.
 * @param state what is shown, for the message
 * @param part what of the page to look at, where the rest was looked at already
 */
export async function expectAccessible(page: Page, state: string, part = "html"): Promise<void> {
  // For a moment after a form was sent React has taken the old title away and not yet put in the new one.
  await expect(page).toHaveTitle(/Still signed in/);
  // In the page itself: otherwise each look opens a page of axe's own, to join what was found in frames.
  const look = () => new AxeBuilder({ page }).include(part).setLegacyMode();
  expect(await findViolations(look()), state).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.evaluate(finishTransitions);
  expect(await findViolations(look().withRules(nightRules)), `${state}, dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
}

/** The same less the colours, which no language changes. */
export async function expectAccessibleWords(page: Page, state: string): Promise<void> {
  const builder = new AxeBuilder({ page }).setLegacyMode().disableRules(nightRules);
  expect.soft(await findViolations(builder), state).toEqual([]);
}

async function findViolations(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.analyze();
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html)}`);
}

/** Runs in the page: a colour on its way to another is neither. */
function finishTransitions(): void {
  for (const animation of document.getAnimations()) {
    if (animation instanceof CSSTransition) animation.finish();
  }
}
