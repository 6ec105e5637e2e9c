import type { Facts as Logout } from "../lessons/claims/cards/01-instant-logout";
import type { Facts as Control } from "../lessons/claims/cards/02-server-in-control";
import type { Facts as Secure } from "../lessons/claims/cards/03-secure-by-default";
import type { Facts as Simple } from "../lessons/claims/cards/04-simple-to-understand";
import type { Facts as Rendering } from "../lessons/claims/cards/05-server-rendering";
import type { Facts as Hit } from "../lessons/claims/cards/06-database-hit";
import type { Facts as Storage } from "../lessons/claims/cards/07-costs-storage";
import type { Facts as Stateless } from "../lessons/claims/cards/10-stateless";
import type { Facts as Revoke } from "../lessons/claims/cards/15-hard-to-revoke";
import type { Facts as Bigger } from "../lessons/claims/cards/17-bigger";
import type { Facts as Role } from "../lessons/claims/cards/18-no-control";
import type { Facts as Secret } from "../lessons/claims/cards/19-secret-is-everything";
import { expectAccessible } from "./accessible";
import { ClaimsPage } from "./claims";
import { findFaults, findMisfits, sizes } from "./faults";
import { expect, test as labTest } from "./fixtures";

const test = labTest.extend<{ claims: ClaimsPage }>({
  claims: async ({ page, lab }, use) => {
    const claims = new ClaimsPage(page, lab);
    await claims.open();
    await use(claims);
  },
});

test.describe.configure({ timeout: 120_000 });

test("1. and 5. and 6. what is looked up is out at once; cookies are greeted; statements are counted", {
  tag: "@waits",
}, async ({ claims, browser, lab }) => {
  // All of them mostly wait: beside each other, in tabs of their own.
  const open = async () => {
    const context = await browser.newContext();
    await lab.shareWith(context);
    const other = new ClaimsPage(await context.newPage(), lab);
    await other.open();
    return other;
  };
  const [second, third] = [await open(), await open()];
  const [{ endings, streams }, { visits, withoutCookie }, { hits, processor }] = await Promise.all([
    claims.run<Logout>("Instant logout"),
    second.run<Rendering>("Works great with server rendering"),
    third.run<Hit>("A database hit on every request"),
  ]);
  for (const other of [second, third]) await other.page.context().close();

  expect(endings.map(({ column, accepted }) => [column, accepted > 0])).toEqual([
    ["database-stock", false],
    ["database", false],
    ["database-cached", true],
    ["jwt-stock", true],
    ["jwt", true],
    ["jwt-short", true],
    ["jwt-denylist", false],
  ]);
  for (const { asks, messagesAfter } of streams)
    if (asks === "once") expect(messagesAfter).toBeGreaterThan(0);

  for (const { column, first, later } of visits) {
    expect([column, first.status, first.greeted]).toEqual([column, 200, true]);
    expect([column, later.greeted]).toEqual([column, column !== "jwt-short"]);
  }
  expect(withoutCookie).toEqual({ status: 200, greeted: false });
  const statements = Object.fromEntries(hits.map((one) => [one.column, one.statements]));
  expect(statements).toMatchObject({ database: 16, "jwt-denylist": 16, "jwt-stock": 0, jwt: 0 });
  // A copy of 15 seconds, and 16 checks a second apart.
  expect([1, 2]).toContain(statements["database-cached"]);
  expect(processor.stock).toBeGreaterThan(processor.signed);
});

test("2. what keeps a list can be listed, ended and limited, tokens too", { tag: "@waits" }, async ({
  claims,
}) => {
  const { controls } = await claims.run<Control>("The server is in control");
  const told = controls.map(({ column, listed, ended, limited }) => [column, listed, ended, limited]);
  expect(told).toEqual([
    ["database-stock", 3, "at once", "at once"],
    ["database", 3, "at once", "at once"],
    ["database-cached", 3, "later", "later"],
    ["jwt-stock", 0, "never", "never"],
    ["jwt", 0, "never", "never"],
    ["jwt-short", 3, "later", "later"],
    ["jwt-denylist", 3, "at once", "at once"],
  ]);
});

test("3. what gets in differs from one configuration to the next; a script reads no cookie", async ({
  claims,
}) => {
  const { tries } = await claims.run<Secure>("Secure by default: the data never leaves");
  expect(tries.length).toBe(7);
  for (const { column, cookie, script, form } of tries) {
    expect([column, cookie.letIn, script, form.done]).toEqual([
      ...[column, true, { reads: false, inBrowser: true }],
      false,
    ]);
  }
  const letIn = (leaks: (one: (typeof tries)[number]) => boolean) =>
    tries.filter(leaks).map(({ column }) => column);
  expect(letIn(({ table }) => table.letIn > 0)).toEqual(["database-stock"]);
  expect(letIn(({ secret }) => secret.letIn)).not.toContain("database");
  expect(letIn(({ cookie }) => cookie.tells.length > 0)).not.toContain("jwt-stock");
});

test("3. looking does not touch the visitor's own cookies", async ({ claims, lab, page }) => {
  await lab.signIn("Laptop", "database");
  await page.context().addCookies((await lab.request.storageState()).cookies);
  const own = async () =>
    (await page.context().cookies())
      .filter(({ path }) => path.startsWith(`${lab.url}/`))
      .map(({ value }) => value);
  const before = await own();
  await claims.run<Secure>("Secure by default: the data never leaves");
  expect(await own()).toEqual(before);
  expect((await lab.check("Laptop", "database")).status()).toBe(200);
});

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

test("7. a sign-in takes room where it is kept, in a table of sessions or of tokens", async ({ claims }) => {
  const { left, sizes } = await claims.run<Storage>("It costs storage");
  const rows = left.map(({ column, rows }) => [column, Object.values(rows).reduce((sum, n) => sum + n, 0)]);
  expect(rows).toEqual([
    ["database-stock", 3],
    ["database", 3],
    ["database-cached", 3],
    ["jwt-stock", 0],
    ["jwt", 0],
    ["jwt-short", 9],
    ["jwt-denylist", 3],
  ]);
  expect(sizes.Session.total / sizes.Session.rows).toBeGreaterThan(200);
});

test("10. another process and empty tables: a JWT is known, and a key is what it needs", {
  tag: "@waits",
}, async ({ claims }) => {
  const { pids, memory, kept } = await claims.run<Stateless>("Stateless");
  expect(pids[0]).not.toBe(pids[1]);
  expect(memory).toEqual({ signedIn: true, restarted: false });
  const which = (is: (one: (typeof kept)[number]) => boolean) => kept.filter(is).map(({ column }) => column);
  expect(which(({ later }) => later)).toEqual(["jwt-stock", "jwt", "jwt-denylist"]);
  expect(which(({ otherKey }) => otherKey)).not.toContain("jwt");
});

test("15. and 18. four acts, a list and a role: the session is out, the token is not", {
  tag: "@waits",
}, async ({ claims, browser, lab }) => {
  // Both mostly wait: beside each other, in two tabs.
  const context = await browser.newContext();
  await lab.shareWith(context);
  const other = new ClaimsPage(await context.newPage(), lab);
  await other.open();
  const [{ revocations }, { controls }] = await Promise.all([
    claims.run<Revoke>("Hard to revoke"),
    other.run<Role>("No control: can't force logout easily"),
  ]);
  await context.close();
  // Eight tries each: a session is out at the first, a token is in at the last.
  const sessionsAndTokens = ({ column }: { column: string }) => column === "database" || column === "jwt";
  for (const { column, act, accepted } of revocations.filter(sessionsAndTokens)) {
    expect([column, act, accepted]).toEqual([column, act, column === "jwt" ? 8 : 0]);
  }
  for (const { column, listed, phone, role } of controls.filter(sessionsAndTokens)) {
    const told = [column, listed, phone.accepted, role.accepted];
    expect(told).toEqual(column === "jwt" ? [column, 409, 8, 8] : [column, 200, 0, 0]);
  }
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

test("19. the secret opens tokens, the database's password opens sessions", async ({ claims, page }) => {
  const facts = await claims.run<Secret>("The secret is everything");
  const statuses = facts.breakIns.map(({ column, withSecret, withDatabase }) => [
    ...[column, withSecret.status, withDatabase.status],
  ]);
  expect(statuses).toContainEqual(["database", 401, 200]);
  expect(statuses).toContainEqual(["jwt", 200, 401]);
  expect(facts.rotation).toEqual({
    kept: { loggedOut: 0, forgerIn: true },
    dropped: { loggedOut: 100, forgerIn: false },
  });
  await expect(page.getByText(`the leaked secret: ${facts.secret}`)).toBeVisible();
});

test("all of them, one press; a report that can be handed in", { tag: "@waits" }, async ({
  claims,
  page,
  lab,
}) => {
  test.setTimeout(240_000);
  await page.getByRole("button", { name: "Run all" }).click();
  await expect(page.getByRole("progressbar").first()).toBeVisible();
  await expect(page.getByText("Real requests against")).toBeVisible({ timeout: 200_000 });
  const cards = await claims.cards();
  expect(cards).toHaveLength(20);
  for (const card of cards)
    await expect(card).toHaveAttribute("data-verdict", /^(holds|holds-but|not-here|cannot-tell)$/);

  const markdown = await claims.download("Markdown");
  expect(markdown).toContain("20 of 20 cards were run");
  expect(markdown).toMatch(/^### 19\. The secret is everything$/m);
  expect(markdown).not.toContain(lab.id);
  const json = JSON.parse(await claims.download("JSON"));
  expect(json.cards.map(({ number }: { number: number }) => number)).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
  expect(json.machine.node).toMatch(/^v\d+/);
  expect(markdown).toContain(json.machine.node);

  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Run all" })).toBeHidden();
  await expect(page.getByText(/UTC, lab .{6}…, on /)).toBeVisible();
  await page.emulateMedia({ media: null });
  await expectAccessible(page, "with every verdict");
});

test("the matrix shows every statement at a glance, and leads to what decided it", async ({
  claims,
  page,
}) => {
  const matrix = page.getByRole("table");
  await expect(matrix.getByRole("rowheader")).toHaveCount(20);
  // Two sides, the statement, its verdict, and a column for each configuration.
  await expect(matrix.getByRole("columnheader")).toHaveCount(2 + 2 + 7);
  const row = matrix.getByRole("row").filter({ hasText: "Instant logout" });
  await expect(row).toContainText("not run");
  await claims.run("Instant logout");
  await expect(row).not.toContainText("not run");
  await row.getByRole("link", { name: /: Instant logout$/ }).click();
  await expect(page).toHaveURL(/#instant-logout$/);
  await expect(claims.card("Instant logout")).toBeInViewport();
});

test("what a student expects is written down before the run, and kept beside what was measured", async ({
  claims,
  page,
}) => {
  const card = claims.card("The secret is everything");
  await card.getByRole("combobox").selectOption("does not hold here");
  await card.getByRole("textbox").fill("it never leaks");
  await page.reload();
  await expect(card.getByRole("textbox")).toHaveValue("it never leaks");
  await claims.run("The secret is everything");
  await expect(card.getByText("You expected: does not hold here, because it never leaks.")).toBeVisible();
  await expect(card.getByRole("combobox")).toBeHidden();
  const expected = "Expected before the run: does not hold here, because it never leaks.";
  expect(await claims.download("Markdown")).toContain(expected);
});

test("what comes of a run is announced", async ({ claims, page }) => {
  await claims.run("The server is in control");
  await expect(page.locator("[aria-live=polite]")).toContainText("2. The server is in control: holds");
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

  test("a card that runs in another tab says so, and the others go on", async ({ claims, page, lab }) => {
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

  test("a run that nobody waits for any longer makes way for the next", async ({ claims, page }) => {
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

for (const viewport of sizes) {
  test(`nothing is cut off at ${viewport.width}×${viewport.height}`, async ({ claims, page }) => {
    await page.setViewportSize(viewport);
    expect(await findFaults(page)).toEqual([]);
    await claims.run("Simple to understand");
    await claims.run("Bigger");
    expect(await findFaults(page)).toEqual([]);
    // Open, the list lies over the next card.
    await claims.card("Bigger").getByText("Code and tests").click();
    expect(await findMisfits(page)).toEqual([]);
  });
}

test("no violations", async ({ claims, page }) => {
  await expectAccessible(page, "before any run");
  await claims.run("Simple to understand");
  await claims.run("Works great with server rendering");
  await claims.card("Stateless").getByText("Code and tests").click();
  await expectAccessible(page, "with verdicts, and a list of files open");
});
