import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { lanes } from "./lab";

const sizes = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
];

/** What is wrong with how a page lies in the window: wider than it, words cut off, too small for a thumb. */
function findFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const root = document.documentElement;
    const sideways = root.scrollWidth - root.clientWidth;
    if (sideways > 0) faults.push(`the page is ${sideways}px wider than the window`);

    const isShown = (element: Element) =>
      element.checkVisibility() && element.getBoundingClientRect().width > 1 && !element.closest(".sr-only");
    const nameOf = (element: Element) =>
      `${element.localName} “${(element.textContent ?? "").trim().slice(0, 40)}”`;

    for (const element of document.querySelectorAll(
      "button, h1, h2, h3, a, [role=group] *, [role=status], select",
    )) {
      if (!isShown(element) || element.closest("svg, [popover]")) continue;
      if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline") {
        faults.push(`${nameOf(element)} is cut off: ${element.scrollWidth} in ${element.clientWidth}`);
      }
      const { left, right } = element.getBoundingClientRect();
      if (left < 0 || right > root.clientWidth + 1)
        faults.push(`${nameOf(element)} sticks out of the window`);
    }

    // WCAG 2.2, 2.5.8: 24 by 24 CSS pixels. Pressed all around its middle, it must be what is pressed.
    for (const element of document.querySelectorAll("button, a, select, input:not([type=hidden])")) {
      if (!isShown(element)) continue;
      element.scrollIntoView({ block: "center" });
      const { left, top, width, height } = element.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      const around = [
        [-11.5, 0],
        [11.5, 0],
        [0, -11.5],
        [0, 11.5],
      ] as const;
      const missed = around.some(([right, down]) => {
        const hit = document.elementFromPoint(x + right, y + down);
        return !hit || !(element.contains(hit) || hit.closest("label")?.contains(element));
      });
      if (missed) faults.push(`${nameOf(element)} is ${width} by ${height}: too small for a thumb`);
    }
    scrollTo(0, 0);
    return faults;
  });
}

for (const viewport of sizes) {
  const size = `${viewport.width}×${viewport.height}`;

  test.describe(size, () => {
    test.use({ viewport });

    test(`everything fits the board, ${size}`, async ({ page, board }) => {
      const faults: Record<string, string[]> = {};
      await board.open();
      await lookAtViews("before the walk");
      await board.walk();
      for (const tab of ["HTTP", "Row and token", "Code"]) {
        await board.tab(tab).click();
        await expect(board.panel).toHaveAccessibleName(tab);
        faults[tab] = await findFaults(page);
      }
      await lookAtViews("after the walk");
      expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([]);

      /** Every view, and back to both side by side. */
      async function lookAtViews(when: string): Promise<void> {
        for (const name of ["Database sessions", "JWT", "Side by side"]) {
          const link = page.getByRole("link", { name, exact: true });
          await link.click();
          await expect(link).toHaveAttribute("aria-current", "page");
          faults[`${name}, ${when}`] = await findFaults(page);
        }
      }
    });

    test(`a device's menu lies within the window, ${size}`, async ({ page, board }) => {
      await board.open();
      for (const [device, strategy] of lanes) {
        await board.openMenu(device, strategy);
        const link = board.card(device, strategy).getByRole("link", { name: "Open its page" });
        await expect(link).toBeInViewport({ ratio: 1 });
        await page.keyboard.press("Escape");
        await expect(link).toBeHidden();
      }
    });

    test(`everything fits the other pages, ${size}`, async ({ page, lab }) => {
      const faults: Record<string, string[]> = {};
      await page.goto("/");
      faults["the front page"] = await findFaults(page);
      for (const strategy of ["database", "jwt"]) {
        await page.goto(lab.jar("Laptop", strategy));
        faults[`${strategy}, signed out`] = await findFaults(page);
        await page.getByLabel("Password").fill(lab.user.password);
        await page.getByRole("button", { name: "Sign in" }).click();
        await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
        faults[`${strategy}, signed in`] = await findFaults(page);
      }
      expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([]);
    });

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
        const scrolled = await board.page.evaluate(() => scrollY);
        const boxes = await Promise.all([...groups, board.timeline].map((part) => part.boundingBox()));
        return boxes.flatMap((box) => (box ? [box.x, box.y + scrolled, box.width, box.height] : []));
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
    for (const [device, strategy] of lanes) {
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
