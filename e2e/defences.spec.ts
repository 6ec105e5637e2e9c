import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { strategies } from "../lessons/strategies/strategy";
import { expectAccessible } from "./accessible";
import { findFaultsAtSizes } from "./faults";
import { expect, test } from "./fixtures";

// A check that is refused, a refresh that is, and a measurement beside one that is under way.
test.use({ refusals: { 401: /\/(check|refresh)$/, 409: /\/(sessions|measurement)$/ } });

const heading = (page: Page) => page.getByRole("heading", { level: 2, name: /^JWT/ });
const variant = (page: Page) => page.getByRole("combobox", { name: "Variant of JWT" });
const card = (page: Page, device: string, words: string) =>
  page.getByRole("group", { name: `${device}, ${words}`, exact: true });

test.describe("the board's right column", () => {
  test("shows the variant that the address names, beside database sessions or alone", async ({
    page,
    lab,
  }) => {
    await page.goto(`${lab.url}?view=both&right=jwt-denylist`);
    await expect(card(page, "Phone", "database session")).toContainText("Signed out");
    await expect(card(page, "Phone", "JWT, denylist by sid")).toContainText("Signed out");
    await page.getByRole("link", { name: "JWT", exact: true }).click();
    await expect(page).toHaveURL(/view=jwt-denylist$/);
    await expect(card(page, "Phone", "JWT, denylist by sid")).toBeVisible();
    await expect(card(page, "Phone", "database session")).toBeHidden();
    await page.getByRole("link", { name: "Side by side" }).click();
    await expect(card(page, "Phone", "database session")).toBeVisible();
    await expect(card(page, "Phone", "JWT, denylist by sid")).toBeVisible();
  });

  test("is chosen with the keyboard, and marked where it is broken", async ({ page, lab }) => {
    await page.goto(`${lab.url}?view=both`);
    await expect(heading(page)).toHaveText("JWT");
    await variant(page).focus();
    await page.keyboard.type("key");
    await expect(page).toHaveURL(/right=jwt-rotate/);
    await expect(card(page, "Laptop", "JWT, key rotation")).toBeVisible();
    await expect(page.getByText("broken", { exact: true })).toHaveCount(0);
    await variant(page).selectOption("iat check");
    await expect(heading(page)).toHaveText("JWT, iat check");
    await expect(page.getByText("⚠ broken", { exact: true })).toBeVisible();
    await expect(card(page, "Laptop", "JWT, iat check, broken")).toBeVisible();
    await expectAccessible(page, "a broken variant");
    await variant(page).selectOption("no defence");
    await expect(page).not.toHaveURL(/right=/);
  });

  test("refreshes by itself, and stays out when the password has changed", { tag: "@waits" }, async ({
    page,
    lab,
  }) => {
    await page.goto(`${lab.url}?view=both&right=jwt-short`);
    const phone = card(page, "Phone", "JWT, short-lived");
    await page.getByRole("button", { name: "Sign in everywhere" }).click();
    await expect(phone).toContainText("Signed in");
    const refreshed = page.waitForResponse(
      (response) => response.url().endsWith("/phone/jwt-short/refresh") && response.status() === 200,
      { timeout: 30_000 },
    );
    await refreshed;
    await expect(phone).toContainText("Signed in");
    await expect(phone).toContainText("0 SQL");
    await page.getByRole("button", { name: "Change the password" }).click();
    await expect(page.getByRole("status").first()).toContainText("2 refresh tokens revoked.");
    await expect(phone).toContainText("revoked", { timeout: 20_000 });
  });
});

test.describe("a device's page without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("refreshes, and says of a broken strategy that it is one", async ({ page, lab }) => {
    await page.goto(lab.jar("Phone", "jwt-short"));
    await page.getByLabel("Password").fill(lab.user.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("✓ Signed in")).toBeVisible();
    // Without the access token it is as if it had expired.
    const { name } = (await page.context().cookies()).find((cookie) => cookie.name === "lab.short") ?? {};
    await page.context().clearCookies({ name });
    await page.goto(lab.jar("Phone", "jwt-short"));
    await expect(page.getByText("✕ Signed out")).toBeVisible();
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(page.getByText("There is another access token.")).toBeVisible();
    await expect(page.getByText("✓ Signed in")).toBeVisible();
    await page.goto(lab.jar("Phone", "jwt-broken-iat"));
    await expect(page.getByText("⚠ broken", { exact: true })).toBeVisible();
  });
});

test.describe("the page of the defences", () => {
  /** The row of a strategy, as the table shows it. */
  const row = (page: Page, title: string) =>
    page
      .getByRole("region", { name: "Prices" })
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader", { name: new RegExp(`^${title}( (⚠ )?broken)?$`) }) });

  test("measures every strategy, but not twice at once, sorts, and is saved", {
    tag: "@waits",
  }, async ({ page, lab }) => {
    test.setTimeout(400_000);
    await page.goto(`${lab.url}/defences`);
    // The page says so at once, and the server a moment later.
    const begun = page.waitForResponse(/\/defences\/measurement/);
    await page.getByRole("button", { name: "Measure" }).click();
    await expect(page.getByRole("progressbar")).toBeVisible();
    await begun;
    const second = await lab.request.post(`${lab.url}/defences/measurement`);
    expect([second.status(), (await second.json()).code]).toEqual([409, "already-measuring"]);
    await expect(page.getByTestId("conclusion")).toBeVisible({ timeout: 360_000 });

    const cells = async (title: string) => row(page, title).getByRole("cell").allInnerTexts();
    const [database, cached, short, bound, version, denylist, rotate, jti, iat] = await Promise.all(
      [
        "Database session",
        "Database session, cached",
        "JWT, short-lived",
        "JWT, bound to the device",
        "JWT, version claim",
        "JWT, denylist by sid",
        "JWT, key rotation",
        "JWT, denylist by jti",
        "JWT, iat check",
      ].map(cells),
    );
    // Thief out, stale for, one device out, copy good for, bystanders, SQL per check, SQL per refresh.
    const toTheEnd = "until it expires";
    expect(database?.slice(3, 7)).toEqual([toTheEnd, "0 of 2", "1", "–"]);
    expect(short?.slice(3, 7)).toEqual([toTheEnd, "0 of 2", "0", "4"]);
    expect(Number(bound?.[3])).toBeLessThan(20);
    expect(bound?.slice(4, 6)).toEqual(["0 of 2", "0"]);
    expect(version?.slice(2, 7)).toEqual(["cannot", toTheEnd, "0 of 2", "1", "–"]);
    expect(denylist?.slice(3, 7)).toEqual([toTheEnd, "0 of 2", "1", "–"]);
    expect(rotate?.slice(2, 6)).toEqual(["cannot", toTheEnd, "2 of 2", "1"]);
    // No cache was chosen, of which the shortest is 5 s: nothing is stale but the copy that a session has of itself.
    for (const cells of [database, version, denylist, rotate]) expect(Number(cells?.[1])).toBeLessThan(5);
    expect(Number(cached?.[1])).toBeGreaterThan(5);
    for (const cells of [short, jti, iat]) expect(cells?.[1]).toBe("–");
    for (const broken of [jti, iat]) expect(broken?.[0]).toContain("never");
    expect(database?.at(-1)).toBe("no answer");
    expect(short?.at(-1)).toContain("answers");
    expect(cached?.[5]).toBe("0.07");
    expect(Number(cached?.[0])).toBeLessThanOrEqual(17);
    expect(cached?.at(-1)).toMatch(/^still answers for 1\d s$/);
    // It was measured in a lab of its own.
    expect((await lab.export()).events).toEqual([]);
    await expect(page.getByTestId("conclusion")).toContainText(
      "None of the broken fixes threw the thief out.",
    );

    const thiefOut = page.getByRole("columnheader", { name: /^Thief out/ });
    await thiefOut.getByRole("button").click();
    await expect(thiefOut).toHaveAttribute("aria-sort", "ascending");
    await thiefOut.getByRole("button").click();
    await expect(thiefOut).toHaveAttribute("aria-sort", "descending");
    await expect(page.getByRole("rowheader").first()).toContainText("broken");

    const downloads = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save as CSV" }).click();
    const csv = readFileSync(await (await downloads).path(), "utf8");
    // A line for the names, one for each strategy, and nothing after the last.
    expect(csv.split("\r\n")).toHaveLength(strategies.length + 2);
    await page.reload();
    await expect(page.getByTestId("conclusion")).toBeVisible();
    await expectAccessible(page, "the defences, measured");
  });

  test("is given up when its visitor has gone, and makes way", async ({ page, lab }) => {
    await page.goto(`${lab.url}/defences`);
    const status = await page.evaluate(async (url) => {
      const visitor = new AbortController();
      const { body } = await fetch(url, { method: "POST", signal: visitor.signal });
      await body?.getReader().read();
      visitor.abort();
      const again = () => fetch(url, { method: "POST", signal: AbortSignal.timeout(60_000) });
      let answer = await again();
      while (answer.status === 409) answer = await again();
      return answer.status;
    }, `${lab.url}/defences/measurement`);
    expect(status).toBe(200);
  });

  test("fits every size", async ({ page, lab }) => {
    await page.goto(`${lab.url}/defences`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("What would it take?");
    expect(await findFaultsAtSizes(page)).toEqual([]);
  });
});
