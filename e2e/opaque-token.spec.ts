import type { Page } from "@playwright/test";
import { fates, fateWords } from "../lessons/opaque-token/fate";
import { type ApiId, apiIds, lessons, story } from "../lessons/opaque-token/story";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";

// The second test has a run refused, of which the browser complains.
test.use({ refusals: { 429: /opaque-token\/run/ } });

/** What each API comes to, at the change of the password and when the network is cut. */
const comes: Record<ApiId, { change: RegExp; cut: RegExp; guess: string }> = {
  verifies: { change: /^Still accepted/, cut: /^Still accepted/, guess: "Right." },
  asks: { change: /^At once, .* refused, 401/, cut: /^At once, .* no answer, 503/, guess: "Right." },
  believes: { change: /^Accepted until .* 401/, cut: /^Accepted until .* 503/, guess: "It came otherwise." },
};

const api = (page: Page, id: ApiId) => page.locator(`[data-api="${id}"]`);

test("three APIs are shown tokens while the password changes, and a guess is told what came", async ({
  page,
  lab,
}) => {
  test.setTimeout(120_000);
  await page.goto(`${lab.url}/opaque-token`);
  await expect(page.getByRole("heading", { level: 1, name: story.title })).toBeVisible();
  await expectAccessible(page, "before the run");
  // Right but for the third.
  const guesses = { verifies: "not-yet", asks: "at-once", believes: "at-once" } as const;
  for (const id of apiIds) {
    await expect(api(page, id).getByRole("radio")).toHaveCount(fates.length);
    await api(page, id).getByRole("radio", { name: fateWords[guesses[id]] }).check();
  }
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByRole("radio")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Once more" })).toBeEnabled({ timeout: 90_000 });
  for (const id of apiIds) {
    const { change, cut, guess } = comes[id];
    await expect(api(page, id).locator('[data-part="change"] p')).toHaveText(change);
    await expect(api(page, id).locator('[data-part="cut"] p')).toHaveText(cut);
    await expect(api(page, id).locator('[data-part="guess"]')).toContainText(guess);
  }
  await expect(api(page, "verifies").locator('[data-part="light"]')).toContainText("Accepted");
  await expect(api(page, "asks").locator('[data-part="light"]')).toContainText("No answer");
  for (const { title } of lessons) await expect(page.getByText(title)).toBeVisible();
  await expect(page.locator('[data-row="verifies"]')).toContainText("1, for the public key");
  await expectAccessible(page, "measured");
  await page.goto("/tour");
  const entry = page.getByRole("listitem").filter({ hasText: story.title });
  await expect(entry).toContainText("✓ done");
  await expect(entry.getByRole("link", { name: /^Recording/ })).toBeVisible();
});

test("a run that is refused says why, and can be asked for again", async ({ page, lab }) => {
  const refusal = { status: 429, contentType: "application/problem+json", json: { title: "Too many." } };
  await page.goto(`${lab.url}/opaque-token`);
  await page.route("**/opaque-token/run", (route) => route.fulfill(refusal));
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Too many." })).toBeVisible();
  await expect(page.getByRole("button", { name: "Once more" })).toBeEnabled();
});
