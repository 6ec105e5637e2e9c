import type { Locator, Page } from "@playwright/test";
import { loadScenario } from "../lessons/scenarios/registry";
import { findMisfits } from "./faults";
import { test as base, expect } from "./fixtures";
import { lanes, strategies } from "./lab";
import { Tour } from "./tour";

const test = base.extend<{ tour: Tour }>({ tour: async ({ page }, use) => use(new Tour(page)) });

const headline = await loadScenario("the-password-changes");
const change = 3;

/** A phone upright and on its side, the smallest phone, and a projector's window at 200 %. */
const sizes = [
  { width: 390, height: 844 },
  { width: 844, height: 390 },
  { width: 320, height: 568 },
  { width: 640, height: 360 },
];

for (const viewport of sizes) {
  const size = `${viewport.width}×${viewport.height}`;

  test.describe(size, () => {
    test.use({ viewport });

    test(`a tour keeps every light and “Next” in sight, ${size}`, async ({ page, lab, board, tour }) => {
      await tour.open(lab, headline.id, change);
      await expectInSight(page, tour);
      // The controls are folded away: the strip does all of it.
      await expect(board.changeButton).toBeHidden();
      await tour.guessAll("signed-in");
      await tour.next.click();
      await expect(tour.asExpected).toBeVisible();
      await expect(board.card("Thief", "database")).toContainText("Signed out");
      await board.expectSignedIn("Thief", "jwt");
      await expectInSight(page, tour);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await expectInSight(page, tour);
      expect(await findMisfits(page)).toEqual([]);

      /** What is told says left and right: so the strategies are beside each other. */
      async function expectInSight(page: Page, tour: Tour): Promise<void> {
        for (const { device, strategy } of lanes) {
          await expect(board.card(device, strategy), `${device}, ${strategy}`).toBeInViewport({ ratio: 1 });
        }
        const [left, right] = await Promise.all(
          strategies.map((strategy) => boxOf(board.card("Phone", strategy))),
        );
        expect(left?.right).toBeLessThanOrEqual(right?.left ?? 0);
        await expect(tour.next).toBeInViewport({ ratio: 1 });
        const strip = await boxOf(tour.strip);
        for (const { device, strategy } of lanes) {
          expect((await boxOf(board.card(device, strategy))).bottom).toBeLessThanOrEqual(strip.top + 1);
        }
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0);
      }
    });
  });
}

test.describe("at 400 %", () => {
  test.use({ viewport: { width: 320, height: 256 } });

  test("“Next” is in sight, and nothing scrolls sideways", async ({ page, lab, tour }) => {
    await tour.open(lab, headline.id, change);
    await expect(tour.next).toBeInViewport({ ratio: 1 });
    expect(await findMisfits(page)).toEqual([]);
  });
});

test.describe("at 320 px", () => {
  test.use({ viewport: { width: 320, height: 568 } });

  test("no two cards lie over each other, and nothing in a card over anything else in it", async ({
    page,
    board,
  }) => {
    await board.open();
    await board.walk();
    expect(await overlaps(page.locator("[data-lane]"))).toEqual([]);
    for (const { device, strategy } of lanes) {
      const parts = board.card(device, strategy).locator("> :not([popover])");
      expect(await overlaps(parts), `${device}, ${strategy}`).toEqual([]);
    }
    expect(await findMisfits(page)).toEqual([]);
  });

  test("a device's page does not scroll sideways", async ({ page, lab }) => {
    for (const strategy of [...strategies, "jwt-short", "jwt-broken-iat"]) {
      await page.goto(lab.jar("Laptop", strategy));
      expect(await findMisfits(page), `${strategy}, signed out`).toEqual([]);
      await page.getByLabel("Password").fill(lab.user.password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
      expect(await findMisfits(page), `${strategy}, signed in`).toEqual([]);
    }
  });
});

async function boxOf(target: Locator) {
  return target.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  });
}

/** Pairs of which the one lies over the other. */
function overlaps(targets: Locator): Promise<string[]> {
  return targets.evaluateAll((elements) => {
    const boxes = elements
      .map((element) => ({
        name: (element.textContent ?? "").slice(0, 30),
        box: element.getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width > 0 && box.height > 0);
    return boxes.flatMap((a, index) =>
      boxes
        .slice(index + 1)
        .filter(
          (b) =>
            // A button may be a little larger than what is seen of it.
            a.box.left < b.box.right - 4 &&
            b.box.left < a.box.right - 4 &&
            a.box.top < b.box.bottom - 4 &&
            b.box.top < a.box.bottom - 4,
        )
        .map((b) => `${a.name} / ${b.name}`),
    );
  });
}
