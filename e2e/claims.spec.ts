import type { Browser } from "@playwright/test";
import type { Facts as Simple } from "../lessons/claims/cards/04-simple-to-understand";
import type { Facts as Domains } from "../lessons/claims/cards/12-works-across-domains";
import type { Facts as Bigger } from "../lessons/claims/cards/17-bigger";
import type { Facts as Secret } from "../lessons/claims/cards/19-secret-is-everything";
import type { Report } from "../lessons/claims/report";
import { expectAccessible } from "./accessible";
import { ClaimsPage } from "./claims";
import { measured } from "./claims-measured";
import { findFaultsAtSizes, findMisfits } from "./faults";
import { expect, ignoreConsole, test as labTest } from "./fixtures";
import type { Lab } from "./lab";

const test = labTest.extend<{ claims: ClaimsPage }>({
  claims: async ({ page, lab }, use) => {
    const claims = new ClaimsPage(page, lab);
    await claims.open();
    await use(claims);
  },
});

test.describe.configure({ timeout: 120_000 });

test("4. four questions decide, and before anyone has answered it is an opinion", async ({
  claims,
  page,
}) => {
  const before = await claims.run<Simple>("Simple to understand");
  expect([before.people, before.trials.filter(({ status }) => status === 200).length]).toEqual([0, 1]);
  const card = claims.card("Simple to understand");
  await expect(card).toHaveAttribute("data-verdict", "cannot-tell");

  await card.getByText("Four questions on the two files").click();
  const asked = card.locator("fieldset");
  await expect(asked).toHaveCount(4);
  for (const question of await asked.all()) await question.getByRole("radio").first().check();
  await card.getByRole("button", { name: "Keep my answers" }).click();
  await expect(card.getByRole("status")).toContainText("1 person at this browser");
  await expectAccessible(page, "with answers");
  expect((await claims.run<Simple>("Simple to understand")).scores).toMatchObject({
    database: { right: 0, of: 1 },
    jwt: { right: 1, of: 1 },
  });
  await expect(card).toHaveAttribute("data-verdict", "cannot-tell");
  await card.getByRole("button", { name: "Delete all answers" }).click();
  await expect(card.getByRole("status")).toContainText("0 people at this browser");
});

test("17. the slider adds claims: more cookies, and in the end 431", async ({ claims }) => {
  const number = claims.card("Bigger").getByRole("spinbutton");
  const run = () => claims.run<Bigger>("Bigger");
  expect((await run()).extra).toMatchObject({ claims: 1000, cookies: 1, status: 200 });
  await number.fill("6000");
  const { extra, splitsAt, refusedAt } = await run();
  expect(extra).toMatchObject({ claims: 6000, cookies: 3, status: 200 });
  expect([splitsAt < 4096, refusedAt <= 16_384]).toEqual([true, true]);
  await number.fill("24000");
  expect((await run()).extra.status).toBe(431);
});

test("every card, one press: what each measured, and a report that can be handed in", {
  tag: "@waits",
}, async ({ claims, page, lab, browser, baseURL }) => {
  test.setTimeout(480_000);
  await lab.signIn("Laptop", "database", { lifetime: 900 });
  await lab.signIn("Phone", "jwt", { lifetime: 900 });
  await page.context().addCookies((await lab.request.storageState()).cookies);
  const own = async () =>
    (await page.context().cookies())
      .filter(({ path }) => path.startsWith(`${lab.url}/`))
      .map(({ value }) => value);
  const before = await own();
  expect(before).toHaveLength(2);

  await page.getByRole("button", { name: "Run all" }).click();
  await expect(page.getByRole("progressbar").first()).toBeVisible();
  await expect(page.getByText("Real requests against")).toBeVisible({ timeout: 420_000 });

  const report: Report = JSON.parse(await claims.download("JSON"));
  expect(report.cards.map(({ number }) => number)).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
  for (const { number, statement, result } of report.cards) {
    await test.step(`${number}. ${statement}`, async () => {
      expect(result, "was run").not.toBeNull();
      if (result) await claims.expectShown(statement, result);
      measured[number]?.(result?.facts);
    });
  }
  expect(Object.keys(measured)).toHaveLength(report.cards.length);
  const factsOf = (number: number) => report.cards[number - 1]?.result?.facts;
  await expect(page.getByText(`the leaked secret: ${(factsOf(19) as Secret).secret}`)).toBeVisible();

  // No card touches what is the visitor's own.
  expect(await own()).toEqual(before);
  expect((await lab.check("Laptop", "database")).status()).toBe(200);
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("exhibit"))),
  ).toEqual([]);
  await expectOwnPagesAlone(browser, lab, (factsOf(12) as Domains).api, `${baseURL}/`);

  const markdown = await claims.download("Markdown");
  expect(markdown).toContain("20 of 20 cards were run");
  expect(markdown).toMatch(/^### 19\. The secret is everything$/m);
  expect(markdown).not.toContain(lab.id);
  expect(report.machine.node).toMatch(/^v\d+/);
  expect(markdown).toContain(report.machine.node);

  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Run all" })).toBeHidden();
  await expect(page.getByText(/UTC, lab .{6}…, on /)).toBeVisible();
  await page.emulateMedia({ media: null });
  expect(await findFaultsAtSizes(page), "with every verdict").toEqual([]);
  // Open, the list lies over the next card.
  await claims.card("Bigger").getByText("Code and tests").click();
  expect(await findFaultsAtSizes(page, findMisfits), "with a list of files open").toEqual([]);
  await expectAccessible(page, "with every verdict, and a list of files open");
});

/** Of a browser's pages, the API lets those of the app read what it answers: a card plays by that rule, a browser enforces it. */
async function expectOwnPagesAlone(browser: Browser, lab: Lab, api: string, app: string): Promise<void> {
  const { accessToken } = await (await lab.request.post(`${lab.jar("Phone", "jwt")}/token`)).json();
  const context = await browser.newContext();
  // The browser says there what it refuses.
  ignoreConsole(context);
  const ask = async (origin: string) => {
    const other = await context.newPage();
    await other.goto(origin);
    return other.evaluate(
      async ([url, token]) =>
        fetch(`${url}/me`, { headers: { authorization: `Bearer ${token}` } }).then(
          (response) => response.status,
          (error) => (error as Error).name,
        ),
      [api, accessToken],
    );
  };
  expect(await ask(app)).toBe(200);
  expect(await ask("data:text/html,a stranger")).toBe("TypeError");
  await context.close();
}

test("the matrix shows every statement at a glance, and leads to what decided it", async ({
  claims,
  page,
}) => {
  const matrix = page.getByRole("table");
  await expect(matrix.getByRole("rowheader")).toHaveCount(20);
  // Two sides, the statement, its verdict, and a column for each configuration.
  await expect(matrix.getByRole("columnheader")).toHaveCount(2 + 2 + 7);
  const row = matrix.getByRole("row").filter({ hasText: "It costs storage" });
  await expect(row).toContainText("not run");
  await claims.run("It costs storage");
  await expect(row).not.toContainText("not run");
  await row.getByRole("link", { name: /: It costs storage$/ }).click();
  await expect(page).toHaveURL(/#costs-storage$/);
  await expect(claims.card("It costs storage")).toBeInViewport();
});

test("what a student expects is written down before the run, and kept beside what was measured and announced", async ({
  claims,
  page,
}) => {
  const card = claims.card("The secret is everything");
  await card.getByRole("combobox").selectOption("does not hold here");
  await card.getByRole("textbox").fill("it never leaks");
  await page.reload();
  await expect(card.getByRole("textbox")).toHaveValue("it never leaks");
  await claims.run("The secret is everything");
  await expect(page.locator("[aria-live=polite]")).toContainText("19. The secret is everything: ");
  await expect(card.getByText("You expected: does not hold here, because it never leaks.")).toBeVisible();
  await expect(card.getByRole("combobox")).toBeHidden();
  const expected = "Expected before the run: does not hold here, because it never leaks.";
  expect(await claims.download("Markdown")).toContain(expected);
});

test("the code that ran and its test are a link away, and so is the way back", async ({ claims, page }) => {
  const { secret } = await claims.run<Secret>("The secret is everything");
  const card = claims.card("Stateless");
  await card.getByText("Code and tests").click();
  await card.getByRole("link", { name: "lessons/claims/cards/10-stateless.ts" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("lessons/claims/cards/10-stateless.ts");
  await expect(page.getByText("export const stateless")).toBeVisible();
  await page.goBack();
  await expect(page.getByText(`the leaked secret: ${secret}`)).toBeVisible();
});

test.describe("bad input", () => {
  test.use({ refusals: { 400: /\/run$/, 401: /\/check$/, 404: /\/(run|source\/.*)$/, 409: /\/run$/ } });

  test("a slider's value typed by hand is answered with a word, and the card can be run again", async ({
    claims,
  }) => {
    const card = claims.card("Bigger");
    for (const value of ["99999", "-1", "0.5", ""]) {
      await card.getByRole("spinbutton").fill(value);
      await claims.runButton("Bigger").click();
      await expect(
        card.getByText("Extra claims goes from 0 to 24,000 bytes, in whole numbers."),
      ).toBeVisible();
      await expect(claims.runButton("Bigger")).toHaveAttribute("aria-disabled", "false");
    }
    await card.getByRole("spinbutton").fill("0");
    await claims.run("Bigger");
    await expect(card.getByText("Extra claims goes")).toBeHidden();
  });

  test("a card that runs in another tab says so, and the others go on", { tag: "@waits" }, async ({
    claims,
    page,
    lab,
  }) => {
    const second = await page.context().newPage();
    const other = new ClaimsPage(second, lab);
    await other.open();
    const first = claims.run("A database hit on every request");
    await expect(claims.card("A database hit").getByRole("progressbar")).toBeVisible();
    await other.runButton("A database hit").click();
    await expect(other.card("A database hit").getByText("This card is running already")).toBeVisible();
    await other.run("The secret is everything");
    await first;
  });

  test("addresses of no card, no lab and no file are refused", async ({ request, lab, page }) => {
    const run = (path: string, data: unknown = {}) => request.post(path, { data });
    const answers = [
      [await run(`${lab.url}/claims/nothing/run`), 404, "unknown-claim"],
      [await run(`/lab/nothing/claims/stateless/run`), 404, "unknown-lab"],
      [await run(`${lab.url}/claims/stateless/run`, { slider: "many" }), 400, "invalid-field"],
      [
        await run(`${lab.url}/claims/secure-by-default/run`, { findings: "x".repeat(100_000) }),
        413,
        "body-too-large",
      ],
      [
        await request.post(`${lab.url}/claims/stateless/run`, {
          data: {},
          headers: { origin: "http://elsewhere.example" },
        }),
        403,
        "cross-origin",
      ],
    ] as const;
    for (const [answer, status, code] of answers) {
      expect([answer.status(), (await answer.json()).code]).toEqual([status, code]);
    }
    for (const file of ["package.json", ".env", "lib/env.ts", "lib%2F..%2Fpackage.json", "nothing"]) {
      expect((await page.goto(`/source/${file}`))?.status(), file).toBe(404);
    }
  });

  test("a run that nobody waits for any longer makes way for the next", { tag: "@waits" }, async ({
    claims,
    page,
  }) => {
    await claims.runButton("A database hit").click();
    await expect(claims.card("A database hit").getByRole("progressbar")).toBeVisible();
    await page.reload();
    await expect(async () => {
      await claims.runButton("A database hit").click();
      await expect(claims.card("A database hit").getByText(/Signing in|A check a second/)).toBeVisible({
        timeout: 2000,
      });
    }).toPass({ timeout: 60_000 });
  });
});

test("takes at most 40 KB of JavaScript more than the board, compressed", async ({ page, lab }) => {
  const scripts = async (path: string) => {
    await page.goto(path, { waitUntil: "load" });
    const entries = await page.evaluate(() =>
      performance.getEntriesByType("resource").flatMap((entry) => {
        const { name, initiatorType, encodedBodySize } = entry as PerformanceResourceTiming;
        return initiatorType === "script" ? { name, encodedBodySize } : [];
      }),
    );
    return entries.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  };
  const [board, claims] = [await scripts(lab.url), await scripts(`${lab.url}/claims`)];
  expect(board).toBeGreaterThan(50_000);
  expect(claims - board).toBeLessThanOrEqual(40_000);
});

test("before any run nothing is cut off, and there are no violations", async ({ page, claims: _opened }) => {
  expect(await findFaultsAtSizes(page), "before any run").toEqual([]);
  await expectAccessible(page, "before any run");
});

test("a card that is run twice at the same moment runs once, and the other is told", async ({ lab }) => {
  const post = () => lab.request.post(`${lab.url}/claims/hard-to-scale-out/run`, { data: {} });
  const statuses = (await Promise.all([post(), post()])).map((response) => response.status());
  expect(statuses.sort()).toEqual([200, 409]);
});
