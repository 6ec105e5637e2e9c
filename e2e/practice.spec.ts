import { expectAccessible } from "./accessible";
import { findFaultsAtSizes } from "./faults";
import { expect, test } from "./fixtures";

test("what others do fits every window, and leads to the strategy that behaves alike", async ({ page }) => {
  await page.goto("/practice");
  await expectAccessible(page, "what others do");
  expect(await findFaultsAtSizes(page)).toEqual([]);
  const row = page.getByRole("row", { name: /^Devise/ });
  await expect(row).toContainText("read in the source, at 5.0.3; read on 2026-11-26");
  await row.getByRole("link", { name: "JWT, version claim" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("jwt-version/configuration.ts");
});
