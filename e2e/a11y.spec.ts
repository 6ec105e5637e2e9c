import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";

test("the board has no violations", async ({ page, board }) => {
  test.slow();
  await board.open();
  await expectAccessible(page, "before the walk");
  await board.walk();
  await board.pause();
  await expectAccessible(page, "after the walk");
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    await expect(board.panel).toHaveAccessibleName((await tab.textContent()) ?? "");
    await expectAccessible(page, `after the walk, ${await tab.textContent()}`, "[aria-label=Evidence]");
  }
  await board.openMenu("Phone", "jwt");
  await expectAccessible(page, "a device's menu", "[aria-label='Phone, JWT']");
});

test("the other pages have no violations", async ({ page, lab }) => {
  test.slow();
  await page.goto("/");
  await expectAccessible(page, "the front page");
  for (const strategy of ["database", "jwt"]) {
    await page.goto(lab.jar("Laptop", strategy));
    await expectAccessible(page, `${strategy}, signed out`);
    await page.getByLabel("Password").fill("wrong");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
    await expectAccessible(page, `${strategy}, refused`);
    await page.getByLabel("Password").fill(lab.user.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
    await expectAccessible(page, `${strategy}, signed in`);
  }
});

test.describe("the database gone", () => {
  test.use({ refusals: { 401: /\/check(\?|$)/, 503: /\?db=down$/ } });

  test("has no violations", async ({ page, board }) => {
    await board.open();
    await board.signInEverywhere();
    await board.database.selectOption("gone");
    await expect(board.card("Thief", "jwt")).toContainText("Signed out");
    await expect(board.card("Phone", "database")).toContainText("No answer");
    await expectAccessible(page, "the database gone");
  });
});

test.describe("what is not there", () => {
  test.use({ refusals: { 404: /\/nothing$/ } });

  test("has no violations", async ({ page }) => {
    await page.goto("/nothing");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page, "what is not there");
  });
});

/** Presses Tab until something has the focus, and sees that every stop on the way can be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
    await expectFocusSeen(page);
  }
  throw new Error(`Tab never came to ${target}`);
}

async function expectFocusSeen(page: Page): Promise<void> {
  const focus = await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return { name: "the browser's own bar", seen: true };
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    const seen = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2 && width > 0 && height > 0;
    return { name: element.getAttribute("aria-label") ?? element.textContent, seen };
  });
  expect(focus.seen, `the focus on ${focus.name}`).toBe(true);
}

test("the whole walk by keyboard, the focus always in sight", async ({ page, board }) => {
  await page.goto("/");
  await tabTo(page, page.getByRole("button", { name: "Start a lab" }));
  await page.keyboard.press("Enter");
  await expect(board.card("Laptop", "jwt")).toContainText("Signed out");

  await tabTo(page, board.lifetime);
  await page.keyboard.press("ArrowDown");
  await expect(board.lifetime.getByRole("option", { selected: true })).toHaveText("15 min");
  await page.keyboard.press("ArrowUp");

  const steps: [Locator, key: string][] = [
    [board.signInEverywhereButton, "Enter"],
    [board.stealButton, "Space"],
    [board.changeButton, "Enter"],
  ];
  for (const [button, key] of steps) {
    await tabTo(page, button);
    await expect(button).toBeEnabled();
    await page.keyboard.press(key);
    await expect(board.page.getByRole("status").first()).toContainText(
      /^(Signed in|The thief|Password changed)/,
    );
    // Whoever goes on by keyboard goes on from here, and not from the top of the page.
    await expect(button).toBeFocused();
    if (button === board.signInEverywhereButton) await board.expectSignedIn("Phone", "database");
    if (button === board.stealButton) await board.expectSignedIn("Thief", "jwt");
  }
  await board.expectSignedOut("Thief", "database", "unknown-session");
  await board.expectSignedIn("Thief", "jwt");

  await tabTo(page, board.pauseButton);
  await page.keyboard.press("Space");
  await expect(board.pauseButton).toHaveAttribute("aria-pressed", "true");

  const laptop = board.card("Laptop", "jwt").getByRole("button", { name: "Laptop", exact: true });
  await tabTo(page, laptop);
  await page.keyboard.press("Enter");
  await expect(laptop).toHaveAttribute("aria-pressed", "true");

  await tabTo(page, board.tab("What the server did"));
  await page.keyboard.press("ArrowRight");
  await expectFocusSeen(page);
  await expect(board.tab("HTTP")).toBeFocused();

  await tabTo(page, page.getByRole("link", { name: "JWT", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/view=jwt(&|$)/);
});

test("a device's menu by keyboard", async ({ page, board }) => {
  await board.open();
  const card = board.card("Laptop", "database");
  const actions = card.getByRole("button", { name: "Actions" });
  const signIn = card.getByRole("button", { name: "Sign in", exact: true });

  await tabTo(page, actions);
  await page.keyboard.press("Enter");
  await expect(signIn).toBeVisible();
  await page.keyboard.press("Tab");
  await expectFocusSeen(page);
  await page.keyboard.press("Escape");
  await expect(signIn).toBeHidden();
  await expect(actions).toBeFocused();

  await page.keyboard.press("Space");
  await tabTo(page, signIn);
  await page.keyboard.press("Enter");
  await board.expectSignedIn("Laptop", "database");
  await expect(signIn).toBeHidden();
  await expect(actions).toBeFocused();
});

test("what changes is announced", async ({ page, board }) => {
  await board.open();
  // A live region is read out when its text changes, and may be empty again a moment later.
  await page.evaluate(() => {
    const said: string[] = [];
    for (const region of document.querySelectorAll("[aria-live=polite]")) {
      const listen = () => said.push(region.textContent ?? "");
      new MutationObserver(listen).observe(region, { characterData: true, childList: true, subtree: true });
    }
    Object.assign(window, { said });
  });
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said.join(" "));
  await board.signInEverywhere();
  await expect.poll(said).toContain("Laptop, JWT: signed in.");
  await board.changePassword();
  await expect.poll(said).toContain("Laptop, database session: signed out.");
});
