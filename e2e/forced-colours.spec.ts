import type { Locator, Page } from "@playwright/test";
import { ClaimsPage } from "./claims";
import { expect, test } from "./fixtures";

// The system's colours take the place of the page's backgrounds.
test.use({ contextOptions: { forcedColors: "active" } });

/** Words in the colour that the system lays behind them. */
function findUnreadable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const canvas = getComputedStyle(document.body).backgroundColor;
    return [...document.body.querySelectorAll<HTMLElement>("*")]
      .filter((one) => one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === 3))
      .filter((one) => {
        const { color, forcedColorAdjust } = getComputedStyle(one);
        return color === canvas && forcedColorAdjust !== "none";
      })
      .map((one) => one.textContent ?? "");
  });
}

function background(one: Locator): Promise<string> {
  return one.evaluate((element) => getComputedStyle(element).backgroundColor);
}

test("what is chosen can be told where the system chooses the colours", async ({ page, board, lab }) => {
  await board.open();
  const link = (name: string) => page.getByRole("navigation", { name: "View" }).getByRole("link", { name });
  const card = (device: string) =>
    board.card(device, "jwt").getByRole("button", { name: device, exact: true });
  const choices: [chosen: Locator, other: Locator][] = [
    [link("Side by side"), link("JWT")],
    [board.tab("What the server did"), board.tab("HTTP")],
    [card("Phone"), card("Laptop")],
  ];
  for (const [chosen, other] of choices) {
    expect(await background(chosen), `${chosen}`).not.toBe(await background(other));
  }

  await page.goto(`${lab.url}?scenario=the-password-changes&step=3`);
  const guesses = page.getByRole("group", { name: "Prediction, JWT" }).getByRole("button");
  await guesses.first().click();
  expect(await background(guesses.first())).not.toBe(await background(guesses.nth(1)));
  const marks = page.getByRole("region", { name: "Tour" }).locator("[aria-hidden=true] > span");
  expect(await background(marks.first())).not.toBe(await background(marks.last()));
});

test("words on ink, the timeline's bars, the focus and a code to scan can be seen", async ({
  page,
  board,
  lab,
  browser,
}) => {
  await board.open();
  await board.walk();
  await board.stealButton.focus();
  await page.keyboard.press("Tab");
  await expect(board.changeButton).toBeFocused();
  const canvas = await background(page.locator("body"));
  await expect(board.changeButton).toHaveCSS("outline-style", "solid");
  await expect(board.changeButton).not.toHaveCSS("outline-color", canvas);
  expect(await background(board.changeButton)).not.toBe(canvas);
  expect(await findUnreadable(page)).toEqual([]);
  const bars = board.timeline.locator("rect[rx]");
  expect(await bars.count()).toBeGreaterThan(5);
  for (const bar of await bars.all()) await expect(bar).not.toHaveCSS("fill", canvas);

  const claims = new ClaimsPage(page, lab);
  await claims.open();
  await claims.run("The secret is everything");
  expect(await findUnreadable(page)).toEqual([]);

  const { url, joinUrl } = await (await page.request.post("/api/classes")).json();
  await page.goto(url);
  const code = page.getByRole("img", { name: /^QR code/ });
  expect(await background(code), "a code is dark on light").toBe("rgb(255, 255, 255)");
  const phone = await browser.newPage({ forcedColors: "active" });
  await phone.goto(joinUrl);
  expect(await findUnreadable(phone)).toEqual([]);
  await phone.close();
});
