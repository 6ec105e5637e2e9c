import type { Page } from "@playwright/test";
import { expectAccessible, expectAccessibleWords } from "./accessible";
import { findFaultsAtSizes, findMisfits } from "./faults";
import { expect, test } from "./fixtures";
import { foreignWords } from "./foreign-words";

const narrow = { width: 320, height: 640 };

/** Pages that need no lab. */
const pages = [
  ...["/", "/tour", "/challenges", "/claims", "/defences", "/recordings", "/source", "/practice", "/bugs"],
  ...["/opaque-token", "/other-site", "/join"],
];

/** What belongs to a lab. */
const ofLab = ["/challenges", "/claims", "/defences", "/opaque-token", "/other-site"];

test("a visitor changes the language and comes back to the same page", async ({ page, lab }) => {
  await page.goto(`/lab/${lab.id}?view=jwt`);
  const german = page.getByRole("button", { name: "Deutsch" });
  await german.click();
  await expect(page.getByRole("button", { name: "Passwort ändern" })).toBeVisible();
  await expect(page).toHaveURL(/\?view=jwt/);
  await page.goto("/tour");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(german).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the language changes too", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("button", { name: "Deutsch" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "Alice ändert ihr Passwort. Wer ist noch angemeldet?",
    );
  });
});

test.describe("in German", () => {
  test.use({ locale: "de-DE" });

  test("every page is in German, and fits", async ({ page, lab }) => {
    test.setTimeout(120_000);
    for (const address of [...pages, ...ofLab.map((path) => `/lab/${lab.id}${path}`)]) {
      await page.goto(address);
      await expectGerman(page, address);
    }
  });

  test("the board is in German, whatever has been done", async ({ page, board }) => {
    test.setTimeout(120_000);
    await page.goto(board.lab?.url ?? "");
    await expect(page.locator("[data-lane='thief/jwt'][data-status='401']")).toBeVisible();
    await expectGerman(page, "the board before");
    await page.getByRole("button", { name: "Überall anmelden" }).click();
    await expect(page.getByRole("status").first()).toContainText("Angemeldet auf");
    await page.getByRole("button", { name: "Cookie des Handys stehlen" }).click();
    await expect(page.getByRole("status").first()).toContainText("Kopie");
    await page.getByRole("button", { name: "Passwort ändern" }).click();
    await expect(page.locator("[data-lane='phone/database'][data-status='401']")).toBeVisible();
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click();
      await expectGerman(page, `the board after, ${await tab.textContent()}`);
    }
    await expectAccessible(page, "the board in German");
  });

  test("a tour is told in German", async ({ page }) => {
    await page.goto("/tour?scenario=short-lived-tokens");
    const next = page.getByRole("button", { name: "Weiter", exact: true });
    await expect(next).toBeEnabled();
    await expectGerman(page, "the first step");
    await next.click();
    await next.click();
    await expect(page.locator("[data-lane='phone/jwt-short'][data-status='200']")).toBeVisible();
    await expectGerman(page, "the prediction");
  });

  test("a class is held in German", async ({ page, request, browser }) => {
    test.setTimeout(120_000);
    const { url, pin } = await (await request.post("/api/classes")).json();
    await page.context().addCookies((await request.storageState()).cookies);
    await page.goto(url);
    await expectGerman(page, "the wall before the first round");
    const context = await browser.newContext({ locale: "de-DE", viewport: narrow });
    const phone = await context.newPage();
    await phone.goto(`/join/${pin}`);
    expect.soft(await foreignWords(phone), "joining").toEqual([]);
    await phone.getByRole("button", { name: "Beitreten" }).click();
    const lights = phone.locator("[data-outcome=in]");
    await expect(lights).toHaveCount(2);
    expect(await lights.evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth))).toEqual([
      0, 0,
    ]);
    await page
      .getByRole("button", { name: /^Fragen/ })
      .first()
      .click();
    await expect(phone.getByRole("group").first()).toBeVisible();
    expect
      .soft([await foreignWords(phone), await findMisfits(phone)], "a phone that is asked")
      .toEqual([[], []]);
    await page.getByRole("button", { name: "Passwort ändern" }).click();
    await expect(phone.locator("[data-outcome=out]")).toHaveCount(1);
    await expectGerman(page, "the wall after the act");
    expect
      .soft([await foreignWords(phone), await findMisfits(phone)], "a phone after the act")
      .toEqual([[], []]);
    await context.close();
  });
});

/** Every word is German, and fits its place on a projector, a large screen and the narrowest phone. */
async function expectGerman(page: Page, state: string): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  expect.soft(await foreignWords(page), `${state}: not in the catalogue`).toEqual([]);
  const faults = await findFaultsAtSizes(page, findMisfits);
  await page.setViewportSize(narrow);
  faults.push(...(await findMisfits(page)));
  await page.setViewportSize({ width: 1280, height: 720 });
  expect.soft(faults, `${state}: does not fit`).toEqual([]);
  await expectAccessibleWords(page, state);
}
