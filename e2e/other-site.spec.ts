import type { Page } from "@playwright/test";
import { type Column, columns, type WayId, wayIds } from "../lessons/other-site/outcome";
import { lessons, story } from "../lessons/other-site/story";
import { attributesOf, columnWords, wayTitles } from "../lessons/other-site/words";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { comeBack, goThere, refusedForgeries, visitDone } from "./visits";

test.use({ refusals: refusedForgeries });

/** What Chromium does with each: the forged request, and a script that reads and acts. */
const found: Record<WayId, Record<Column, "yes" | "no">> = {
  "no-same-site": { forged: "yes", read: "no", acted: "yes" },
  none: { forged: "yes", read: "no", acted: "yes" },
  lax: { forged: "no", read: "no", acted: "yes" },
  strict: { forged: "no", read: "no", acted: "yes" },
  readable: { forged: "no", read: "yes", acted: "yes" },
  "csrf-token": { forged: "no", read: "no", acted: "yes" },
  bearer: { forged: "no", read: "yes", acted: "yes" },
};

const cell = (page: Page, way: WayId, column: Column) =>
  page.locator(`[data-way="${way}"] [data-column="${column}"]`);

async function expectColumn(page: Page, column: Column): Promise<void> {
  for (const way of wayIds)
    await expect(cell(page, way, column), way).toContainText(columnWords[column][found[way][column]]);
}

/** Makes a visit, and comes back. @returns the name under which the page was visited */
async function visit(page: Page, index: number): Promise<string> {
  await goThere(page, index);
  const { hostname } = new URL(page.url());
  await comeBack(page, index);
  return hostname;
}

test("the table is filled by what this browser did, and each guess is told what came", async ({
  page,
  lab,
}) => {
  await page.goto(`${lab.url}/other-site`);
  await expectAccessible(page, "before the first visit");
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  expect(await visit(page, 0)).toBe("localhost");

  await expect(page.getByRole("checkbox")).toHaveCount(wayIds.length);
  await expect(cell(page, "lax", "read")).toHaveText("not yet");
  // Right but for one.
  for (const way of ["no-same-site", "none", "lax"] as const)
    await page.getByRole("checkbox", { name: `${wayTitles[way]}: carried out` }).check();
  expect(await visit(page, 1)).toBe("127.0.0.1");
  await expectColumn(page, "forged");
  await expect(page.getByText("6 of 7 guessed right")).toBeVisible();
  await expect(cell(page, "lax", "forged")).toContainText("you guessed otherwise");
  for (const [way, came] of [
    ["no-same-site", /sent with: form, link$/],
    ["none", /sent with: form, (hidden frame, fetch, )?link$/],
    ["lax", /sent with: link/],
    ["strict", /sent with nothing$/],
    ["readable", /sent with nothing$/],
    ["csrf-token", /sent with: form, (hidden frame, fetch, )?link$/],
    ["bearer", /sent with nothing$/],
  ] as const)
    await expect(cell(page, way, "forged"), way).toContainText(came);
  await expect(page.locator('[data-way="no-same-site"]')).toContainText(
    /while it is young: it was \d+ s old\./,
  );

  await expect(page.getByRole("checkbox")).toHaveCount(2 * wayIds.length);
  await expect(page.getByText(lessons[0]?.title ?? "")).toHaveCount(0);
  expect(await visit(page, 2)).toBe("localhost");
  for (const column of columns) await expectColumn(page, column);
  for (const { title } of lessons) await expect(page.getByText(title)).toBeVisible();
  await page.getByText("What Alice's site saw: 35 requests").click();
  await expect(page.getByRole("row").filter({ hasText: "cross-site" })).toHaveCount(28);
  await expect(page.getByRole("row").filter({ hasText: "same-origin" })).toHaveCount(7);
  await expectAccessible(page, "once all is measured");

  await page.getByRole("link", { name: "Start again", exact: true }).click();
  await expect(page.getByText(attributesOf("lax"))).toBeVisible();
  await expect(page.getByRole("status")).toHaveText(visitDone[0]);
  await expectAccessible(page, "Alice's site");
  await page.getByRole("link", { name: "Back to the lab" }).click();
  await expect(cell(page, "lax", "read")).toHaveText("not yet");

  await page.goto("/tour");
  const entry = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: story.title }) });
  await expect(entry).toContainText("✓ done");
});

test("for whoever came by 127.0.0.1 the names are the other way round", async ({ page, baseURL }) => {
  const { port } = new URL(baseURL ?? "");
  await page.goto(`http://127.0.0.1:${port}/other-site`);
  await page.getByRole("button", { name: "Open in a new lab" }).click();
  expect(await visit(page, 0)).toBe("127.0.0.1");
  expect(await visit(page, 1)).toBe("localhost");
  await expectColumn(page, "forged");
});

test("a sentence says why there is no other site for somebody who came by another name", async ({
  page,
  baseURL,
}) => {
  const { port } = new URL(baseURL ?? "");
  await page.goto(`http://lab.localhost:${port}/other-site`);
  await page.getByRole("button", { name: "Open in a new lab" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("You came by http://lab.localhost.");
  await expect(page.getByRole("table")).toHaveCount(0);
});

test("a port that this browser does not reach is told in a sentence, before the visit", async ({
  page,
  lab,
}) => {
  await page.addInitScript(() => {
    const send = window.fetch;
    window.fetch = (...asked) =>
      String(asked[0]).endsWith("/about") ? Promise.reject(new TypeError("Failed to fetch")) : send(...asked);
  });
  await page.goto(`${lab.url}/other-site`);
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    "This browser does not reach http://",
  );
});
