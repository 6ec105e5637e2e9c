import { expectAccessible } from "./accessible";
import { findFaultsAtSizes } from "./faults";
import { expect, test } from "./fixtures";

test("lines are marked by the keyboard, the exploits run, and what came of them is told", async ({
  page,
}) => {
  await page.goto("/tour");
  await page.getByRole("link", { name: "Start: Spot the bugs" }).click();
  const session = page.getByRole("region", { name: "A session in a cookie" });
  const run = session.getByRole("button", { name: "Run the exploits" });
  await expect(run).toBeDisabled();
  // A page that is not loaded hears of no key.
  await expect(session.getByRole("checkbox").first()).toBeEnabled();
  await session.getByRole("checkbox", { name: /^5 const id/ }).press("Space");
  await session.getByRole("checkbox", { name: /^6 sessions\.set/ }).press("Space");
  await expectAccessible(page, "marked");
  const answer = page.waitForResponse("**/bugs/run");
  await run.press("Enter");
  await expect(session.getByRole("status")).toHaveText(
    "You found 1 of 4 faults. As written, 4 of 4 exploits got in; repaired, 0.",
  );
  await expect(session.getByText("✓ found: Everybody gets the same id")).toBeVisible();
  await expect(session.getByText("marked, and not on the list")).toBeVisible();
  await expect(session.getByRole("checkbox").first()).toBeDisabled();

  const jwt = page.getByRole("region", { name: "A JWT" });
  await jwt.getByRole("checkbox", { name: /encode\("secret"\)/ }).check();
  await jwt.getByRole("button", { name: "Run the exploits" }).click();
  await expect(jwt.getByRole("status")).toContainText("As written, 6 of 6 exploits got in; repaired, 0.");
  await expectAccessible(page, "after the exploits");
  expect(await findFaultsAtSizes(page)).toEqual([]);

  // What this browser lets a script read of the two cookies, beside what the exploit took it to.
  const { findings } = await (await answer).json();
  const { asWritten, repaired } = findings.find(({ id }: { id: string }) => id === "readable-cookie");
  const seen = [];
  for (const { asked } of [asWritten, repaired]) {
    const [, line] = /^Set-Cookie: (.*)/.exec(asked[0].answer) ?? [];
    await page.route("**/bugs/cookie", (route) =>
      route.fulfill({ status: 200, headers: { "set-cookie": `${line}` }, body: "" }),
    );
    await page.context().clearCookies();
    seen.push(await page.evaluate(() => fetch("/bugs/cookie").then(() => document.cookie)));
    await page.unroute("**/bugs/cookie");
  }
  expect(seen).toEqual(["sessionId=session-1", ""]);
});

test.describe("before the page's script runs", () => {
  test.use({ javaScriptEnabled: false });

  test("no line can be marked of which the page would not hear", async ({ page }) => {
    await page.goto("/bugs");
    await expect(page.getByRole("checkbox").first()).toBeDisabled();
  });
});
