import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import type { Lab } from "./lab";

// Under jwt-bound the board signs with a key of the device. Outside of that strategy nothing here matters.

const card = (page: Page) => page.getByRole("group", { name: "Phone, JWT, bound to the device" });

async function signInBound(page: Page, lab: Lab): Promise<void> {
  await page.goto(`${lab.url}?view=both&right=jwt-bound`);
  await expect(card(page)).toContainText("Signed out");
  await page.getByRole("button", { name: "Sign in everywhere" }).click();
}

/** The time of day of the browser's own clock, and of nothing else, is moved. */
const setClock = (context: BrowserContext, minutes: number) =>
  context.addInitScript((ahead) => {
    const now = Date.now;
    Date.now = () => now.call(Date) + ahead;
  }, minutes * 60_000);

for (const minutes of [10, -10]) {
  test(`a browser whose clock is wrong by ${minutes} minutes proves its key all the same`, async ({
    context,
    page,
    lab,
  }) => {
    await setClock(context, minutes);
    await signInBound(page, lab);
    await expect(card(page)).toContainText("Signed in");
  });
}

test("a browser that keeps no keys is told so", async ({ context, page, lab }) => {
  await context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("Access is denied for this document.", "SecurityError");
    };
  });
  await signInBound(page, lab);
  await expect(page.getByText("This browser keeps no keys here")).toBeVisible();
  await expect(card(page)).toContainText("Signed out");
});

test("a page by plain http is told that it gets no keys", async ({ context, page, lab }) => {
  await context.addInitScript(() => Object.defineProperty(window, "isSecureContext", { get: () => false }));
  await signInBound(page, lab);
  await expect(page.getByText("This browser makes no keys here")).toBeVisible();
  await expect(card(page)).toContainText("Signed out");
});
