import type { Page } from "@playwright/test";
import { Board } from "./board";
import { expect, test } from "./fixtures";
import { lanes } from "./lab";

/** Counts the checks that a page makes. */
function countChecks(page: Page): () => number {
  let count = 0;
  page.on("request", (request) => {
    if (/\/check(\?|$)/.test(request.url())) count += 1;
  });
  return () => count;
}

/** The picture in words. */
async function readStory(board: Board): Promise<string> {
  const described = await board.timeline.getAttribute("aria-describedby");
  return (await board.page.locator(`[id="${described}"]`).textContent()) ?? "";
}

test("what is done in one tab appears in the other by itself", async ({ board, context, lab }) => {
  await board.open();
  const other = new Board(await context.newPage(), lab);
  await other.open();

  await board.signInEverywhere();
  for (const { device, strategy } of lanes) {
    if (device !== "Thief") await other.expectSignedIn(device, strategy);
  }
  await board.steal();
  await other.expectSignedIn("Thief", "database");
  await expect(other.timeline).toHaveAccessibleDescription(/Cookie stolen \d:\d\d/);

  const password = await board.changePassword();
  await expect(other.password).toHaveText(password);
  await expect(other.timeline).toHaveAccessibleDescription(/Password changed \d:\d\d/);
  for (const { device, strategy } of lanes) {
    if (strategy === "database") await other.expectSignedOut(device, strategy, "unknown-session");
    else await other.expectSignedIn(device, strategy);
  }
});

test("a device's page changes the password, and the board shows it", async ({
  board,
  page,
  context,
  lab,
}) => {
  await board.open();
  await board.signInEverywhere();
  const tab = await context.newPage();
  await tab.goto(lab.jar("Laptop", "jwt"));
  await tab.getByLabel("Current password").fill(lab.user.password);
  await tab.getByLabel("New password").fill("typed by hand");
  await tab.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("typed by hand", { exact: true })).toBeVisible();
  await board.expectSignedOut("Phone", "database", "unknown-session");
  await board.expectSignedIn("Phone", "jwt");
});

test("a reload brings the same picture back", async ({ board, lab }) => {
  await board.open();
  await board.walk();
  await expect(board.timeline).toHaveAccessibleDescription(/Password changed/);
  await board.pause();
  const story = await readStory(board);
  const { events } = await lab.export();
  const password = await board.readPassword();
  expect(events.map(({ kind }) => kind).sort()).toEqual([
    ...Array(2).fill("cookie-stolen"),
    "password-changed",
    ...Array(4).fill("signed-in"),
  ]);

  await board.page.reload();
  await expect(board.password).toHaveText(password);
  for (const { device, strategy } of lanes) {
    if (strategy === "database") await board.expectSignedOut(device, strategy, "unknown-session");
    else await board.expectSignedIn(device, strategy);
  }
  await expect.poll(() => readStory(board)).toBe(story);
  expect((await lab.export()).events).toEqual(events);
});

test("pause stops the checks, and they go on afterwards", async ({ board, page }) => {
  await page.clock.install();
  const checks = countChecks(page);
  await board.open();
  await board.pause();
  // What was under way ends; then ten seconds pass and nothing is asked.
  await expect
    .poll(async () => {
      const before = checks();
      await page.clock.runFor(2_000);
      return checks() - before;
    })
    .toBe(0);
  const before = checks();
  await page.clock.runFor(10_000);
  expect(checks()).toBe(before);

  await board.pauseButton.click();
  await expect(board.pauseButton).toHaveAttribute("aria-pressed", "false");
  await expect
    .poll(async () => {
      await page.clock.runFor(1_000);
      return checks() - before;
    })
    .toBeGreaterThan(lanes.length * 2);
});

test("a paused board still does what it is told", async ({ board }) => {
  await board.open();
  await board.pause();
  await board.signInEverywhere();
  await expect(board.pauseButton).toHaveAttribute("aria-pressed", "true");
});
