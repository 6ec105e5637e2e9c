import { expect, ignoreConsole, test } from "./fixtures";

// The program is replaced while a page is open. Another version is played by what the browser sends and gets.

test("a button that the program no longer has says that the page is older", async ({ browser, lab }) => {
  const page = await browser.newPage();
  // React tells it of the error that the page is about.
  ignoreConsole(page.context());
  await page.route(lab.jar("Phone", "jwt"), async (route) => {
    const headers = route.request().headers();
    if (!headers["next-action"]) return route.continue();
    // As an action of another build is called: as long as one of this build, and another.
    return route.continue({ headers: { ...headers, "next-action": `40${"ab".repeat(20)}` } });
  });
  await page.goto(lab.jar("Phone", "jwt"));
  await page.getByLabel("Password").fill(lab.user.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "This page is older than the program." })).toBeVisible();
  await page.unrouteAll({ behavior: "wait" });
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
});

test("a board that is older than the program says so in its line, and goes on", async ({ board, page }) => {
  await board.open();
  const status = page.locator("[data-part=status]").getByRole("status");
  await expect(status).not.toContainText("older");
  const before = await status.boundingBox();
  await page.route("**/state", async (route) => {
    const response = await route.fetch();
    return route.fulfill({ response, headers: { ...response.headers(), "x-deployment-id": "another" } });
  });
  await expect(status).toHaveText("This page is older than the program: reload");
  expect(await status.boundingBox()).toMatchObject({ y: before?.y, height: before?.height });
  await board.signInEverywhere();
  await page.unrouteAll({ behavior: "wait" });
  await status.getByRole("button", { name: "reload" }).click();
  await expect(status).not.toContainText("older");
});
