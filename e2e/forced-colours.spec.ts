import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures";

// The system's colours take the place of the page's backgrounds.
test.use({ contextOptions: { forcedColors: "active" } });

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
