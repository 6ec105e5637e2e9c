import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { alice, type Strategy, strategies } from "./lab";

const newPassword = "a new password of Alice's";

/** Signs in with the form of a device's page, and waits for what the page says about it. */
async function signIn(page: Page, password: string, lifetime = "2 min"): Promise<void> {
  await page.getByLabel("E-mail").fill(alice);
  await page.getByLabel("Password").fill(password);
  await page.getByLabel("Stay signed in for").selectOption(lifetime);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function changePassword(page: Page, current: string, next: string): Promise<void> {
  await page.getByLabel("Current password").fill(current);
  await page.getByLabel("New password").fill(next);
  await page.getByRole("button", { name: "Change the password" }).click();
}

function alertOf(page: Page): Locator {
  return page.getByRole("main").getByRole("alert");
}

async function expectSignedIn(page: Page): Promise<void> {
  await expect(page.getByRole("main")).toContainText(`✓ Signed in as Alice (${alice})`);
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}

async function expectSignedOut(page: Page, reason: string): Promise<void> {
  await expect(page.getByRole("main")).toContainText("✕ Signed out");
  await expect(page.getByRole("main")).toContainText(reason);
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
}

/** What the page tells of its own load: SQL under database sessions, none under JWT. */
async function expectEvidence(page: Page, strategy: Strategy): Promise<void> {
  const main = page.getByRole("main");
  await expect(main).toContainText(strategy === "database" ? "lab.session=" : "lab.token=");
  await expect(main).toContainText(`200 ${alice}`);
  if (strategy === "database") await expect(main).toContainText(/SELECT .* FROM "Session"/);
  else await expect(main).not.toContainText("SELECT");
  await expect(main).toContainText(strategy === "database" ? "1 row" : "no SQL");
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    for (const strategy of strategies) {
      test(`a device's page, ${strategy}: sign in, change the password, sign out`, async ({ page, lab }) => {
        const response = await page.goto(lab.jar("Laptop", strategy));
        expect(response?.headers()["server-timing"]).toMatch(/^db;desc="0 SQL";dur=[\d.]+, total;dur=/);
        await expectSignedOut(page, "no-credential");

        await signIn(page, "not her password");
        await expect(alertOf(page)).toContainText(/password is not right/);
        await expectSignedOut(page, "no-credential");

        await signIn(page, lab.user.password);
        await expectSignedIn(page);
        await expectEvidence(page, strategy);
        const reloaded = await page.reload();
        expect(reloaded?.headers()["server-timing"]).toMatch(
          strategy === "database" ? /^db;desc="1 SQL"/ : /^db;desc="0 SQL".*token;desc="verify HS256"/,
        );

        const refusals = [
          { current: "not her password", next: newPassword, words: /current password is not right/ },
          { current: lab.user.password, next: "short", words: /at least 8 characters/ },
          { current: lab.user.password, next: "x".repeat(129), words: /at most 128 characters/ },
          { current: lab.user.password, next: lab.user.password, words: /is the old one/ },
        ];
        for (const { current, next, words } of refusals) {
          await changePassword(page, current, next);
          await expect(alertOf(page)).toContainText(words);
          await expectSignedIn(page);
        }
        expect((await lab.export()).events.map((event) => event.kind)).not.toContain("password-changed");

        await changePassword(page, lab.user.password, newPassword);
        await expect(page.getByRole("status")).toContainText("password was changed");
        if (strategy === "database") {
          await expectSignedOut(page, "unknown-session");
          await signIn(page, lab.user.password);
          await expect(alertOf(page)).toContainText(/is not right/);
          await signIn(page, newPassword, "24 h");
        }
        await expectSignedIn(page);

        await page.getByRole("button", { name: "Sign out" }).click();
        await expectSignedOut(page, "no-credential");
        await page.reload();
        await expectSignedOut(page, "no-credential");
      });
    }

    test("a session is ended from the page's list, with the password and not without", async ({
      page,
      lab,
    }) => {
      await lab.signIn("Phone", "database");
      await page.goto(lab.jar("Laptop", "database"));
      await signIn(page, lab.user.password);
      const ofPhone = page.getByRole("listitem").filter({ hasText: "Phone" });
      const password = page.getByLabel("Your password, to end one");
      const end = async (given: string) => {
        await password.fill(given);
        await ofPhone.getByRole("button", { name: "End" }).click();
      };

      await password.fill(lab.user.password);
      await password.press("Enter");
      await end("not her password");
      await expect(alertOf(page)).toContainText("current password is not right");
      await expect(ofPhone).toBeVisible();
      await end(lab.user.password);
      await expect(page.getByRole("status")).toContainText("The session was ended.");
      await expect(ofPhone).toBeHidden();
      await expectSignedIn(page);
    });

    test("the board leads to a device's page and back", async ({ page, lab }) => {
      await page.goto(lab.jar("Phone", "jwt"));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Phone, JWT");
      await page.getByRole("link", { name: "The board" }).click();
      await expect(page).toHaveURL(lab.url);
      // Without JavaScript the board cannot check anything, but it is there.
      await expect(page.getByRole("group", { name: "Phone, JWT", exact: true })).toBeVisible();
    });

    test("no database: a page that says so", async ({ page, lab }) => {
      await page.goto(lab.jar("Laptop", "database"));
      await signIn(page, lab.user.password);
      await expectSignedIn(page);
      await page.goto(`${lab.jar("Laptop", "database")}?db=down`);
      await expect(page.getByRole("main")).toContainText("No answer");
      await expect(page.getByRole("main")).toContainText("database-unavailable");
      await page.goto(`${lab.jar("Laptop", "database")}?db=slow:abc`);
      await expectSignedIn(page);
    });
  });
}

test("the page opens in a tab of its own from the board, signed in as the card says", async ({
  board,
  context,
}) => {
  await board.open();
  await board.signInEverywhere();
  await board.openMenu("Phone", "jwt");
  const [tab] = await Promise.all([
    context.waitForEvent("page"),
    board.card("Phone", "jwt").getByRole("link", { name: "Open its page" }).click(),
  ]);
  await expectSignedIn(tab);
  await tab.getByRole("button", { name: "Sign out" }).click();
  await expectSignedOut(tab, "no-credential");
  await board.expectSignedOut("Phone", "jwt", "no-credential");
  await board.expectSignedIn("Laptop", "jwt");
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`an address that is wrong, ${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
    test.use({ javaScriptEnabled, refusals: { 401: /\/check$/, 404: /./ } });

    test("says so, and its button starts a lab", async ({ page, lab }) => {
      const addresses = [
        `${lab.url}/toaster/jwt`,
        `${lab.url}/laptop/magic`,
        "/lab/no-such-lab",
        "/lab/no-such-lab/laptop/jwt",
        `${lab.url}x`,
        "/lab/'%20OR%201=1--",
        "/nothing",
      ];
      for (const address of addresses) {
        const response = await page.goto(address);
        expect(response?.status(), address).toBe(404);
        await expect(page.getByRole("heading", { level: 1 }), address).toHaveText("There is no such page.");
        await expect(page.getByRole("button", { name: "Start a lab" }), address).toBeVisible();
      }
      await page.getByRole("button", { name: "Start a lab" }).click();
      await expect(page).toHaveURL(/\/lab\/[\w-]{20,}$/);
      await expect(page.getByRole("group", { name: "Laptop, JWT" })).toBeVisible();
    });
  });
}
