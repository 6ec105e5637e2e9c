import { gzipSync } from "node:zlib";
import type { Response } from "@playwright/test";
import { expect, test } from "./fixtures";

for (const { locale, most } of [
  { locale: "en-GB", most: 180 },
  // German adds a script with the messages.
  { locale: "de-DE", most: 195 },
]) {
  test.describe(locale, () => {
    test.use({ locale });

    test(`the board comes with at most ${most} KB of JavaScript`, async ({ page, lab }) => {
      const scripts: Response[] = [];
      page.on("response", (response) => {
        if (response.request().resourceType() === "script") scripts.push(response);
      });
      await page.goto(lab.url);
      await expect(page.locator("[data-lane='thief/jwt'][data-status='401']")).toBeVisible();
      const sizes = await Promise.all(scripts.map(async (script) => gzipSync(await script.body()).length));
      const total = sizes.reduce((sum, size) => sum + size, 0);
      expect(scripts.length).toBeGreaterThan(2);
      expect(total / 1024).toBeLessThanOrEqual(most);
    });
  });
}

test("nothing shifts during the walk", async ({ page, board }) => {
  await page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    type Shift = PerformanceEntry & { value: number; sources: { node: Node | null }[] };
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as Shift[]) {
        if (value > 0.01)
          shifts.push(`${value.toFixed(3)} ${sources.map(({ node }) => node?.textContent?.slice(0, 40))}`);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await board.open();
  await board.walk();
  expect(await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts)).toEqual([]);
});

test("a press shows at once that something is under way", async ({ page, board }) => {
  await board.open();
  const shown = await board.signInEverywhereButton.evaluate(async (button: HTMLButtonElement) => {
    const frame = () => new Promise(requestAnimationFrame);
    button.click();
    // Two frames, before any answer can have come.
    await frame();
    await frame();
    return {
      waiting: button.getAttribute("aria-disabled"),
      words: document.querySelector("[role=status]")?.textContent?.trim(),
    };
  });
  expect(shown).toEqual({ waiting: "true", words: "Signing in…" });
  await board.expectSignedIn("Phone", "jwt");
  await expect(page.getByRole("status").first()).toContainText("Signed in on Laptop, Phone.");
});
