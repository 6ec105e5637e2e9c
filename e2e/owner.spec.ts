import type { Browser, BrowserContext, Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { Board } from "./board";
import { findFaultsAtSizes } from "./faults";
import { expect, test } from "./fixtures";

// A page that refuses says so by its status, and the browser's console repeats it.
test.use({ refusals: { 401: /\/check$/, 403: /\/lab\//, 404: /\/watcher\//, 410: /\/handover\// } });

/** Another browser, which has no cookie of the first. */
async function another(browser: Browser): Promise<{ context: BrowserContext; page: Page; asked: string[] }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "fetch") asked.push(new URL(request.url()).pathname);
  });
  return { context, page, asked };
}

async function shareFrom(page: Page, button: string, link: string): Promise<string> {
  await page.getByRole("button", { name: "Share this lab" }).click();
  const dialog = page.getByRole("dialog", { name: "Share this lab" });
  await dialog.getByRole("button", { name: button }).click();
  await expect(dialog.getByRole("img", { name: `QR code: ${link}` })).toBeVisible();
  const address = await dialog.getByRole("link", { name: link }).getAttribute("href");
  await dialog.getByRole("button", { name: "Close" }).click();
  return address ?? "";
}

test("a stranger with the address sees that it is somebody's, asks nothing, and gets a lab of their own", async ({
  board,
  browser,
  lab,
}) => {
  await board.open();
  const { context, page, asked } = await another(browser);
  await page.clock.install();
  for (const path of ["", "?scenario=the-clock&step=1", "/claims", "/defences"]) {
    const response = await page.goto(`${lab.url}${path}`);
    expect(response?.status()).toBe(403);
    await expect(page.getByRole("heading", { name: "This is somebody's lab." })).toBeVisible();
    const html = (await response?.text()) ?? "";
    expect(html).not.toContain(lab.user.password);
    expect(html).not.toContain("laptop");
  }
  // As long as several rounds of a board.
  await page.clock.runFor(5_000);
  expect(asked.filter((path) => path.startsWith("/lab/"))).toEqual([]);
  await page.getByRole("button", { name: "Start a lab" }).click();
  const own = new Board(page);
  await own.signInEverywhere();
  expect(page.url()).not.toContain(lab.id);
  // There a board does ask, and it is heard.
  expect(asked.some((path) => path.startsWith("/lab/"))).toBe(true);
  await context.close();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the start button makes the browser an owner", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("button", { name: "Start a lab" }).click();
    await expect(page.getByRole("button", { name: "Sign in everywhere" })).toBeVisible();
  });
});

test("a lab is handed over: looking at the link uses nothing up, the button does", async ({
  board,
  browser,
  page,
}) => {
  await board.open();
  const link = await shareFrom(page, "Hand it over", "Link to hand the lab over");
  const { context, page: other } = await another(browser);
  for (let looks = 0; looks < 2; looks += 1) {
    await other.goto(link);
    await expect(other.getByRole("button", { name: "Become an owner" })).toBeVisible();
  }
  await other.getByRole("button", { name: "Become an owner" }).click();
  const theirs = new Board(other);
  await theirs.signInEverywhere();
  await expect(board.timeline).toHaveAccessibleDescription(/Laptop/);
  await context.close();

  const { context: late, page: third } = await another(browser);
  expect((await third.goto(link))?.status()).toBe(410);
  await expect(third.getByRole("heading")).toHaveText(/This link has been used/);
  await late.close();
});

test("a watcher sees the lights, the timeline and what was done, can press nothing, until it is taken back", async ({
  board,
  browser,
  page,
  lab,
}) => {
  await board.open();
  await board.signInEverywhere();
  const link = await shareFrom(page, "Let others watch", "Link to watch the lab");
  const { context, page: watcher, asked } = await another(browser);
  const html = (await (await watcher.goto(link))?.text()) ?? "";
  expect(html).not.toContain(lab.user.password);
  const theirs = new Board(watcher);
  await theirs.expectSignedIn("Phone", "database");
  await theirs.expectSignedIn("Phone", "jwt");
  await board.changePassword();
  await theirs.expectSignedOut("Phone", "database", "unknown-session");
  await theirs.expectSignedIn("Phone", "jwt");
  await expect(theirs.timeline).toHaveAccessibleDescription(/Password changed \d:\d\d/);
  await expect(watcher.getByRole("listitem").filter({ hasText: "password changed" })).toBeVisible();
  await expect(watcher.getByRole("main").getByRole("button")).toHaveText([/SVG/, /PNG/]);
  expect(new Set(asked.filter((path) => path.startsWith("/lab/")))).toEqual(
    new Set([`${new URL(link).pathname}/state`]),
  );

  await page.getByRole("button", { name: "Share this lab" }).click();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(watcher.getByRole("status").first()).toContainText("has taken it back");
  expect((await watcher.goto(link))?.status()).toBe(404);
  await context.close();
});

test("a board whose owner cookie the browser has dropped says so, open or opened again", async ({
  board,
  page,
}) => {
  await board.open();
  await page.context().clearCookies({ name: "lab.owner" });
  await expect(page.getByRole("status").first()).toContainText("This browser owned this lab");
  await expect(page.getByRole("link", { name: "Start another lab" })).toBeVisible();
  await page.reload();
  await expect(page.getByText("This browser owned this lab")).toBeVisible();
});

test("what strangers, watchers and heirs see fits and has no violations", async ({
  board,
  browser,
  page,
  lab,
}) => {
  await board.open();
  await board.signInEverywhere();
  const handover = await shareFrom(page, "Hand it over", "Link to hand the lab over");
  const watching = await shareFrom(page, "Let others watch", "Link to watch the lab");
  const { context, page: other } = await another(browser);
  for (const [name, address] of Object.entries({ stranger: lab.url, handover, watching })) {
    await other.goto(address);
    expect(await findFaultsAtSizes(other), name).toEqual([]);
    await expectAccessible(other, name);
  }
  await context.close();
  await page.getByRole("button", { name: "Share this lab" }).click();
  await page.getByRole("button", { name: "Hand it over" }).click();
  await page.getByRole("button", { name: "Let others watch" }).click();
  await expect(page.getByRole("link", { name: "Link to watch the lab" })).toBeVisible();
  await expectAccessible(page, "the dialog", "dialog");
});
