import type { BrowserContext, Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { expectFits, expectFitsEverywhere, guess, join, openWall } from "./room";

// One wall, and phones in contexts of their own, through three rounds.

const howMany = 12;

// A phone that was taken out is refused what it asks for next.
test.use({
  refusals: {
    401: /\/(check|refresh)(\?db=[\w:]+)?$/,
    403: /\/(phone-\d+\/state|join\/\d{6})$/,
    503: /\?db=down$/,
  },
});

/** The count, which is the largest thing on the wall. */
function count(wall: Page, strategy: string) {
  return wall.locator(`section[data-strategy="${strategy}"]`).filter({ hasText: "signed in" });
}

test.describe("a class", () => {
  const contexts: BrowserContext[] = [];
  test.setTimeout(360_000);

  test("twelve phones through three rounds, and every light is a real check", async ({ page, browser }) => {
    const room = await openWall(page);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Take out your phone");
    const phones: Page[] = [];
    for (let number = 1; number <= howMany; number += 1) {
      const phone = await join(browser, room);
      contexts.push(phone.context());
      phones.push(phone);
    }
    await expect(count(page, "database")).toContainText(`${howMany} of ${howMany} signed in`.slice(2), {
      timeout: 60_000,
    });
    await expectFits(page);
    const [first, second] = phones as [Page, Page];

    await test.step("round 1: the password changes", async () => {
      await page.getByRole("button", { name: "Ask: The password changes" }).click();
      await expect(first.getByRole("heading", { name: "Alice is about to change her password" })).toBeVisible(
        {
          timeout: 60_000,
        },
      );
      await expectFits(first);
      await guess(first, "out", "still in");
      await guess(second, "still in", "out");
      await expect(page.getByText("2 of 12 have guessed")).toBeVisible();
      await expect(page.getByText("You said, before")).toBeHidden();
      // Who has not been signed in for the round yet would be late.
      await expect(count(page, "database")).toContainText("12of 12 signed in", { timeout: 60_000 });

      await page.getByRole("button", { name: "Change the password" }).click();
      const outcome = page.getByRole("heading", { level: 1 });
      await expect(outcome).toContainText("Database session: nobody.", { timeout: 60_000 });
      await expect(outcome).toContainText("JWT: everybody.");
      for (const phone of phones) {
        await expect(phone.locator('[data-strategy="database"][data-outcome="out"]')).toBeVisible();
        await expect(phone.locator('[data-strategy="jwt"][data-outcome="in"]')).toBeVisible();
      }

      await page.getByRole("button", { name: "Why? Show the guesses" }).click();
      await expect(page.getByText("You said, before")).toBeVisible();
      await expect(page.getByText("12 × 401 unknown-session")).toBeVisible();
      await expect(page.getByText("12 × 200 signed in")).toBeVisible();
      await page.getByLabel("Look at the check of phone").selectOption("2");
      const oneCheck = (strategy: string) =>
        page.locator(`section[data-strategy="${strategy}"] [data-one-check="2"]`);
      await expect(oneCheck("database")).toContainText(
        /401 unknown-session, .+; 1 SQL, first [\d.]+ s after the act/,
      );
      await expect(oneCheck("database")).toContainText(/SELECT .+ FROM "Session"/);
      await expect(oneCheck("jwt")).toContainText(/200 signed in; no SQL, .* left/);
      await expect(first.getByText("The same story, step by step")).toBeVisible({ timeout: 60_000 });
      await expect(first.getByRole("row", { name: /^Database session out out ✓/ })).toBeVisible();
      const did = first.getByRole("region", { name: "What the server did" });
      await expect(did).toContainText(/SELECT .+ 0 rows .+401 unknown-session — no such row/);
      await expect(did).toContainText(/verify HS256 .+200 alice@example.com/);
      await expectFits(first);
    });

    await test.step("round 2: another pair, and the guess can be sent until the act", async () => {
      await page.getByRole("button", { name: "Next round: Signing out everywhere" }).click();
      await expect(first.getByRole("heading", { name: "Alice is about to sign out everywhere" })).toBeVisible(
        {
          timeout: 60_000,
        },
      );
      await expect(count(page, "database")).toContainText("12of 12 signed in", { timeout: 60_000 });
      await page.keyboard.press("PageDown");
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Database session: nobody.", {
        timeout: 60_000,
      });
      await expect(first.getByRole("button", { name: /my guess/ })).toBeHidden();
    });

    await test.step("round 3: one chosen from the list, and a phone that sleeps is not signed out", async () => {
      await second.context().setOffline(true);
      await page.getByRole("button", { name: "Another round …" }).click();
      await page.getByLabel("Round", { exact: true }).selectOption("The password changes");
      await page.getByLabel("Right").selectOption("JWT, short-lived");
      await page.getByRole("button", { name: "Ask", exact: true }).click();
      await expect(count(page, "jwt-short")).toContainText("of 11 signed in", { timeout: 60_000 });
      await expect(second.getByText(/No answer from the class/)).toBeVisible();
      await second.context().setOffline(false);
      await expect(count(page, "jwt-short")).toContainText("12of 12 signed in", { timeout: 60_000 });
    });

    await test.step("a phone that is taken out is told", async () => {
      await page.getByRole("button", { name: "Class …" }).click();
      await page.getByRole("button", { name: "Take phone 2 out" }).click();
      await expect(second.getByText("This phone is not in the class any more.")).toBeVisible({
        timeout: 60_000,
      });
    });
  });

  test.afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
});

test("a wall whose tab is closed in the midst of a round is there again, with the round", async ({
  page,
  browser,
}) => {
  const room = await openWall(page);
  const phone = await join(browser, room);
  await page.getByRole("button", { name: "Ask: The password changes" }).click();
  await expect(phone.getByRole("button", { name: "That is my guess" })).toBeVisible({ timeout: 60_000 });
  await guess(phone, "out", "still in");
  const again = await page.context().newPage();
  await page.close();
  await again.goto(room.url);
  await expect(again.getByText("1 of 1 have guessed")).toBeVisible();
  await again.getByRole("button", { name: "Change the password" }).click();
  await expect(again.getByRole("heading", { level: 1 })).toContainText("Database session: nobody.", {
    timeout: 60_000,
  });
  await expect(phone.locator('[data-strategy="database"][data-outcome="out"]')).toBeVisible();
  await phone.context().close();
});

test("the wall and a phone fit every size and have no violations, by day and by night", async ({
  page,
  browser,
}) => {
  const room = await openWall(page);
  const phone = await join(browser, room);
  await expectFitsEverywhere(page);
  await expectAccessible(page, "the wall before the first round");
  await page.getByRole("button", { name: "Ask: The password changes" }).click();
  await expect(phone.getByRole("button", { name: "That is my guess" })).toBeVisible({ timeout: 60_000 });
  await phone.setViewportSize({ width: 320, height: 640 });
  await expectFits(phone);
  await expectAccessible(phone, "a phone that is asked");
  await page.getByRole("button", { name: "Change the password" }).click();
  await page.getByRole("button", { name: "Why? Show the guesses" }).click();
  await expect(phone.getByText("The same story, step by step")).toBeVisible({ timeout: 60_000 });
  await expectFitsEverywhere(page);
  await expectFits(phone);
  await expectAccessible(page, "the wall, explaining");
  await expectAccessible(phone, "a phone, explaining");
  await page.getByRole("button", { name: "Class …" }).click();
  await expectAccessible(page, "the class's dialog", "dialog");
  await phone.context().close();
});

test("a round is begun once by a double click", async ({ page }) => {
  const room = await openWall(page);
  await page.getByRole("button", { name: "Ask: The password changes" }).dblclick();
  await expect(page.getByText("Round 1 ·")).toBeVisible();
  // As long as a second one would take to be shown.
  await page.waitForResponse((response) => response.url().endsWith("/class/state"));
  const { round } = await (await page.request.get(`${room.url}/state`)).json();
  expect(round.number).toBe(1);
});

test("a phone joins under whatever name it has found the program", async ({ page, browser, baseURL }) => {
  const room = await openWall(page);
  const byNumber = new URL(room.joinUrl, baseURL);
  byNumber.hostname = "127.0.0.1";
  const phone = await join(browser, { ...room, joinUrl: byNumber.href });
  await phone.context().close();
});

test("a phone that was taken out is told so where it would join again", async ({ page, browser }) => {
  const room = await openWall(page);
  const phone = await join(browser, room);
  await phone.goto(room.joinUrl);
  expect((await page.request.delete(`${room.url}/phones/1`)).status()).toBe(204);
  await phone.getByRole("button", { name: "Go back to my phone" }).click();
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText(
    "Your teacher has taken this phone out of the class.",
  );
  await phone.context().close();
});

test("a phone whose clock is wrong goes by the server's", async ({ page, browser }) => {
  const room = await openWall(page);
  const phone = await join(browser, room);
  await expect(phone.locator('[data-strategy="jwt"][data-outcome="in"]')).toBeVisible();
  const errors: string[] = [];
  phone.on("pageerror", ({ message }) => errors.push(message));
  await phone.addInitScript(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 600_000;
  });
  await phone.reload();
  await expect(phone.locator('[data-strategy="jwt"][data-outcome="in"]')).toContainText(/1[345]:\d\d left/);
  // Of what the page says as it comes alive nothing is other than the server wrote.
  expect(errors).toEqual([]);
  await phone.context().close();
});
