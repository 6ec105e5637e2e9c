import type { Browser, Page } from "@playwright/test";
import { expect } from "./expect";

const mobile = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

export type Class = { id: string; url: string; pin: string; joinUrl: string };

/** A class whose owner is the page's browser. */
export async function openWall(page: Page): Promise<Class> {
  const response = await page.request.post("/api/classes");
  expect(response.status(), await response.text()).toBe(201);
  const made: Class = await response.json();
  await page.goto(made.url);
  return made;
}

export async function join(browser: Browser, { joinUrl }: Class): Promise<Page> {
  const context = await browser.newContext(mobile);
  const phone = await context.newPage();
  await phone.goto(joinUrl);
  await phone.getByRole("button", { name: "Join" }).click();
  await expect(phone.getByRole("heading", { name: /^Phone \d+ · / })).toBeVisible();
  return phone;
}

export async function expectFits(page: Page): Promise<void> {
  // Not `innerWidth`, which on a phone grows with what is too wide.
  const wider = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(wider, "sideways scrolling").toBeLessThanOrEqual(0);
}

export async function expectFitsEverywhere(page: Page): Promise<void> {
  for (const [width, height] of [
    [390, 844],
    [1920, 1080],
    [1280, 720],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expectFits(page);
  }
}

/** Says on a phone what will become of its two lights. */
export async function guess(phone: Page, left: string, right: string): Promise<void> {
  const form = phone.locator("form").filter({ hasText: "because" });
  await form.getByText(left, { exact: true }).first().click();
  await form.getByText(right, { exact: true }).last().click();
  await form.getByRole("button", { name: /my guess/ }).click();
  await expect(form.getByRole("status")).toContainText("is kept");
}
