import type { Locator, Page } from "@playwright/test";
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

/** A browser that refreshes, with the access token of its phone taken away as if it had run out. */
async function openShort(board: Board): Promise<Locator> {
  await board.page.goto(`${board.lab?.url}?view=jwt-short`);
  return board.page.locator('[data-lane="phone/jwt-short"]');
}

test("two tabs of one browser refresh one after the other", async ({ context, lab, board }) => {
  const other = new Board(await context.newPage(), lab);
  const phone = await openShort(board);
  await board.signInEverywhereButton.click();
  await expect(phone).toContainText("Signed in");
  const [phones, boards] = [
    [phone, await openShort(other)],
    [board, other],
  ];
  for (const one of phones) await expect(one).toContainText("Signed in");
  for (const one of boards) {
    await one.database.selectOption("120 ms away");
    await one.pause();
  }
  // As if the access token had run out: both find at the same moment that they have to refresh.
  const refreshed = context.waitForEvent("response", (response) =>
    response.url().includes("/phone/jwt-short/refresh"),
  );
  await context.clearCookies({ name: "lab.short", path: lab.jar("Phone", "jwt-short") });
  await Promise.all(boards.map((one) => one.pauseButton.click()));
  expect((await refreshed).status()).toBe(200);
  for (const one of boards) {
    // The action ends after a round in which every device has been asked.
    await one.page.getByRole("button", { name: "Add a device" }).click();
    await expect(one.page.getByRole("status").first()).toContainText("One more device");
  }
  for (const one of phones) await expect(one).toContainText("Signed in");
  expect((await lab.export()).events.map(({ kind }) => kind)).not.toContain("refresh-token-reused");
});

test("the board says where a used refresh token put an honest device out", async ({
  context,
  lab,
  board,
}) => {
  const phone = await openShort(board);
  await board.signInEverywhereButton.click();
  await expect(phone).toContainText("Signed in");
  const path = lab.jar("Phone", "jwt-short");
  const cookies = await context.cookies(new URL(`${path}/refresh`, board.page.url()).href);
  const used = cookies.filter(({ name }) => name === "lab.refresh");
  await phone.getByRole("button", { name: "Actions" }).click();
  await phone.getByRole("button", { name: "Refresh the token" }).click();
  const status = board.page.getByRole("status").first();
  await expect(status).toContainText("was exchanged");
  // As a backup brings them back.
  await context.addCookies(used);
  await context.clearCookies({ name: "lab.short", path });
  await expect(phone).toContainText("Signed out");
  await board.page.reload();
  await expect(status).toContainText("A used refresh token was presented");
  await expect(status).toContainText("the server revoked every token of this sign-in");
});

test("a press without an answer is told of with the first answer", async ({ board, context, page, lab }) => {
  await board.open();
  await board.signInEverywhere();
  const status = page.getByRole("status").first();
  await page.route("**/lab/**", (route) => route.abort("aborted"));
  await board.changeButton.click();
  await expect(status).toContainText("The server does not answer");
  await page.unroute("**/lab/**");
  await expect(status).toContainText("The press did not reach it: nothing was done");
  await expect(board.password).toHaveText(lab.user.password);

  // Where the answer was lost, and not the press.
  await page.route("**/password", async (route) => {
    await context.request.fetch(route.request());
    await route.abort("aborted");
  });
  await board.changeButton.click();
  await expect(status).toContainText("It has done since the press: password changed");
  await expect(board.password).not.toHaveText(lab.user.password);
});
