import type { Page } from "@playwright/test";
import { findFaults, findFaultsAtSizes, sizes } from "./faults";
import { expect, test } from "./fixtures";
import { lanes } from "./lab";
import { placeOf } from "./place";

test("everything fits the board", async ({ page, board }) => {
  test.slow();
  const faults: Record<string, string[]> = {};
  await board.open();
  await lookAtViews("before the walk");
  await board.walk();
  for (const tab of ["HTTP", "Row and token", "Code"]) {
    await board.tab(tab).click();
    await expect(board.panel).toHaveAccessibleName(tab);
    faults[tab] = await findFaultsAtSizes(page);
  }
  await lookAtViews("after the walk");
  expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([]);

  /** Every view, and back to both side by side. */
  async function lookAtViews(when: string): Promise<void> {
    for (const name of ["Database sessions", "JWT", "Side by side"]) {
      const link = page.getByRole("link", { name, exact: true });
      await link.click();
      await expect(link).toHaveAttribute("aria-current", "page");
      faults[`${name}, ${when}`] = await findFaultsAtSizes(page);
    }
  }
});

test("everything fits the other pages", async ({ page, lab }) => {
  const faults: Record<string, string[]> = {};
  await page.goto("/");
  faults["the front page"] = await findFaultsAtSizes(page);
  for (const strategy of ["database", "jwt"]) {
    await page.goto(lab.jar("Laptop", strategy));
    faults[`${strategy}, signed out`] = await findFaultsAtSizes(page);
    await page.getByLabel("Password").fill(lab.user.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
    faults[`${strategy}, signed in`] = await findFaultsAtSizes(page);
  }
  expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([]);
});

test("a device's menu lies within the window", async ({ page, board }) => {
  await board.open();
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const { device, strategy } of lanes) {
      await board.openMenu(device, strategy);
      const link = board.card(device, strategy).getByRole("link", { name: "Open its page" });
      await expect(link, `${size.width}×${size.height}`).toBeInViewport({ ratio: 1 });
      await page.keyboard.press("Escape");
      await expect(link).toBeHidden();
    }
  }
});

for (const viewport of sizes) {
  const size = `${viewport.width}×${viewport.height}`;

  test.describe(size, () => {
    test.use({ viewport });

    test(`nothing jumps, ${size}`, async ({ board }) => {
      await board.open();
      const before = await places();
      await expectStill("while checks go on", before, 3);
      await board.signInEverywhere();
      await expectStill("after signing in", before, 1);
      await board.steal();
      await board.changePassword();
      await board.expectSignedOut("Thief", "database", "unknown-session");
      await expectStill("after the password change", before, 1);

      /** Where the cards and the timeline begin and end. */
      async function places(): Promise<number[]> {
        const groups = await board.page.getByRole("group").all();
        return (await Promise.all([...groups, board.timeline].map(placeOf))).flat();
      }

      /** Looks again after each of some rounds of checks. */
      async function expectStill(when: string, expected: number[], rounds: number): Promise<void> {
        for (let round = 0; round < rounds; round += 1) {
          await board.page.waitForResponse((response) => response.url().endsWith("/thief/jwt/check"));
          expect(await places(), when).toEqual(expected);
        }
      }
    });
  });
}

test.describe("what is not there", () => {
  test.use({ viewport: { width: 390, height: 844 }, refusals: { 404: /\/nothing$/ } });

  test("fits a phone too", async ({ page }) => {
    await page.goto("/nothing");
    await expect(page.getByRole("button", { name: "Start a lab" })).toBeVisible();
    expect(await findFaults(page)).toEqual([]);
  });
});

test.describe("for whoever wants no motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("nothing moves by itself", async ({ page, board }) => {
    await page.goto("/");
    expect(await animations(page)).toBe(0);
    await board.open();
    await board.signInEverywhereButton.click();
    for (const { device, strategy } of lanes) {
      expect(await animations(page)).toBe(0);
      if (device !== "Thief") await board.expectSignedIn(device, strategy);
    }
    await board.changeButton.click();
    expect(await animations(page)).toBe(0);
    await board.expectSignedOut("Laptop", "database", "unknown-session");
    expect(await animations(page)).toBe(0);
  });

  function animations(page: Page): Promise<number> {
    return page.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === "running").length,
    );
  }
});
