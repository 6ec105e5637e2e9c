import { ClaimsPage } from "./claims";
import { expect, test } from "./fixtures";

// What a browser does that is told to block cookies and site data.
test.beforeEach(({ context }) =>
  context.addInitScript(() => {
    const blocked = {
      get: () => {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    };
    for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, blocked);
    Object.defineProperty(Navigator.prototype, "cookieEnabled", { get: () => false });
  }),
);

test("every page says that the cookies are blocked, and its buttons do not fail by it", async ({
  page,
  lab,
}) => {
  for (const address of ["/", lab.url, `${lab.url}/claims`, `${lab.url}/defences`]) {
    await page.goto(address);
    await expect(page.getByRole("alert").first()).toContainText("This browser blocks the cookies");
    await page.getByRole("button", { name: "Switch between light and dark" }).click();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  }
});

test("a claim's result is not blamed on the server because it could not be kept", async ({ page, lab }) => {
  const claims = new ClaimsPage(page, lab);
  await claims.open();
  const card = claims.card("Easy to get wrong");
  await claims.runButton("Easy to get wrong").click();
  await expect(card).toHaveAttribute("data-verdict", /./, { timeout: 60_000 });
  await expect(card).not.toContainText("server");
});
