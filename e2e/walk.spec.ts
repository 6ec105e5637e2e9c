import type { Page } from "@playwright/test";
import { Board, lanesOf } from "./board";
import { expect, test } from "./fixtures";
import { lanes, type View } from "./lab";

const views: { view: View; link: string }[] = [
  { view: "both", link: "Side by side" },
  { view: "database", link: "Database sessions" },
  { view: "jwt", link: "JWT" },
];

for (const { view, link } of views) {
  test(`the walk: ${link}`, async ({ page }) => {
    const board = await startLab(page);
    await page.getByRole("link", { name: link, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`[?]view=${view}$`));
    await expect(page.getByRole("link", { name: link, exact: true })).toHaveAttribute("aria-current", "page");
    await expect(page.locator("a[aria-current]")).toHaveCount(1);
    await expect(page.getByRole("group", { name: /session|JWT/ })).toHaveCount(lanesOf(view).length);

    await board.signInEverywhere(view);
    for (const { device, strategy } of lanesOf(view)) {
      if (device === "Thief") await board.expectSignedOut(device, strategy, "no-credential");
    }
    await board.steal(view);
    const password = await board.changePassword();
    for (const { device, strategy } of lanesOf(view)) {
      if (strategy === "database") await board.expectSignedOut(device, strategy, "unknown-session");
      else await board.expectSignedIn(device, strategy);
    }

    await board.signInEverywhere(view);
    await expect(board.password).toHaveText(password);
    if (view !== "jwt") await board.expectSignedOut("Thief", "database", "unknown-session");
  });
}

test("a view is a link of its own", async ({ page, board, lab }) => {
  await page.goto(lab.url);
  await expect(page.getByRole("link", { name: "Side by side" })).toHaveAttribute("aria-current", "page");
  for (const { view, link } of views) {
    await board.open(view);
    await expect(page.getByRole("link", { name: link, exact: true })).toHaveAttribute("aria-current", "page");
    await expect(page.getByRole("group", { name: /session|JWT/ })).toHaveCount(lanesOf(view).length);
  }
});

test("what is done in one view is seen in the others", async ({ page, board }) => {
  await board.open("jwt");
  await board.signInEverywhere("jwt");
  await page.getByRole("link", { name: "Side by side" }).click();
  await board.expectSignedIn("Phone", "jwt");
  await board.expectSignedOut("Phone", "database", "no-credential");
});

test("tokens live on until they expire, the thief's included", { tag: "@waits" }, async ({ board }) => {
  await board.open();
  await board.lifetime.selectOption("30 s");
  await board.walk();
  for (const { device, strategy } of lanes) {
    if (strategy !== "jwt") continue;
    await expect(board.card(device, strategy)).toContainText("expired", { timeout: 40_000 });
    await board.expectSignedOut(device, strategy, "expired");
  }
});

test("one device at a time: sign in, check, steal, sign out", async ({ board }) => {
  await board.open();
  await board.choose("Laptop", "database", "Sign in");
  await board.expectSignedIn("Laptop", "database");
  await board.expectSignedOut("Phone", "database", "no-credential");
  await board.choose("Laptop", "database", "Check now");
  await board.choose("Laptop", "database", "Steal the cookie");
  await board.expectSignedIn("Thief", "database");
  await board.choose("Laptop", "database", "Sign out");
  await board.expectSignedOut("Laptop", "database", "no-credential");
  // The thief's copy was of the same session, and the session is gone.
  await board.expectSignedOut("Thief", "database", "unknown-session");

  await board.choose("Laptop", "jwt", "Sign in");
  await board.expectSignedIn("Laptop", "jwt");
  await board.choose("Laptop", "jwt", "Steal the cookie");
  await board.expectSignedIn("Thief", "jwt");
  await board.choose("Laptop", "jwt", "Sign out");
  await board.expectSignedOut("Laptop", "jwt", "no-credential");
  // The thief's copy of the token is as good as before.
  await board.expectSignedIn("Thief", "jwt");
});

async function startLab(page: Page): Promise<Board> {
  await page.goto("/");
  await page.getByRole("button", { name: "Start a lab" }).click();
  await expect(page).toHaveURL(/\/lab\/[\w-]{20,}$/);
  return new Board(page);
}
