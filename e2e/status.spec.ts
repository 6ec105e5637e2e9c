import { Board } from "./board";
import { expect, test } from "./fixtures";

// What is said after an action is what the checks found, so that no two parts of the screen disagree.

test("a password change is told by who is signed in afterwards, whatever the defence", async ({
  page,
  board,
  lab,
}) => {
  await page.goto(`${lab.url}?view=both&right=jwt-version`);
  const status = page.getByRole("status").first();
  await board.signInEverywhereButton.click();
  await expect(status).toContainText("Signed in on Laptop, Phone.");
  await board.stealButton.click();
  await expect(status).toContainText("holds a copy of the phone's cookie");
  await board.changeButton.click();
  await expect(status).toContainText(
    /^Password changed, \d session rows deleted\. Database session: nobody\. JWT, version claim: nobody\./,
  );
  await expect(board.evidence).toContainText("its version is not the one in the user's row");

  // Another variant, which nobody has signed in to: what was said was not of this one.
  await page.getByRole("combobox", { name: "Variant of JWT" }).selectOption("denylist by sid");
  await expect(status).not.toContainText("Password changed");
});

test("a limit of one sign-in: said to be signed in is what the light says", async ({ page, board }) => {
  await board.open();
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Allow one session only" }).click();
  await expect(page.getByRole("status").first()).toContainText(
    "From the next sign-in on, each ends the others.",
  );
  await board.signInEverywhereButton.click();
  const status = page.getByRole("status").first();
  await expect(status).toContainText(
    /Database session: signed in on (Laptop|Phone)\. JWT: signed in on Laptop, Phone\./,
  );
  const [, only] = /Database session: signed in on (\w+)\./.exec((await status.textContent()) ?? "") ?? [];
  for (const device of ["Laptop", "Phone"]) {
    await expect(board.card(device, "database")).toContainText(device === only ? "Signed in" : "Signed out");
  }
});

test("a refused sign-in says why", async ({ page, board }) => {
  await board.open();
  const account = page.getByRole("button", { name: "Account" });
  const status = page.getByRole("status").first();
  await account.click();
  await page.getByRole("button", { name: "Ban Alice" }).click();
  await expect(status).toContainText("Database session: nobody.");
  await board.signInEverywhereButton.click();
  await expect(status).toContainText("The sign-in was refused: the account is banned.");
  await account.click();
  await page.getByRole("button", { name: "Delete the account" }).click();
  await expect(status).toContainText("account was deleted");
  await board.signInEverywhereButton.click();
  await expect(status).toContainText("The sign-in was refused: Alice's account has been deleted.");
});

test.describe("with the server out of reach", () => {
  test.use({ refusals: { 401: /\/check$/ } });

  test("the lights say since when, and are as ever when it is back", async ({ page, board }) => {
    await board.open();
    await board.signInEverywhere();
    await page.route("**/lab/**", (route) => route.abort("aborted"));
    const card = board.card("Phone", "jwt");
    await expect(card).toContainText(/since \d\d:\d\d:\d\d UTC/);
    await expect(card).toHaveAttribute("data-stale", "true");
    await expect(page.getByText("not known now").first()).toBeAttached();
    await page.unroute("**/lab/**");
    await expect(card).toContainText("left");
    await expect(card).not.toHaveAttribute("data-stale");
    await expect(page.getByRole("status").first()).not.toContainText("does not answer");
  });
});

test("a device's page that is loaded again does not say what is no longer so", async ({ page, lab }) => {
  const address = lab.jar("Laptop", "jwt");
  await page.goto(`${address}?done=signed-in`);
  await expect(page.getByText("Signed out", { exact: false }).first()).toBeVisible();
  await expect(page.getByRole("status")).toBeHidden();
  await page.getByLabel("Password").fill(lab.user.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("status")).toHaveText("Signed in.");
});

test("rolling expiry says what renews, and what does not", async ({ page, board }) => {
  await board.open();
  await page.getByRole("combobox", { name: "Expiry" }).selectOption("rolling");
  await board.choose("Phone", "jwt", "Sign in");
  await expect(page.getByRole("status").first()).toContainText("a check renews nothing");
});

test("Bob's and Carol's devices bear their names, signed in or out", async ({ page, board, lab }) => {
  await page.goto(`${lab.url}?view=both&right=jwt-rotate`);
  const rotated = new Board(page, lab);
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Bring Bob and Carol" }).click();
  const tablet = page.getByRole("group", { name: "Tablet, JWT, key rotation" });
  await expect(tablet).toContainText("Tablet · Bob");
  await expect(page.getByRole("group", { name: "Desktop, database session" })).toContainText(
    "Desktop · Carol",
  );
  await expect(board.timeline.locator("text").filter({ hasText: "Tablet, Bob" }).first()).toBeVisible();
  // Alice's own devices are meant, and a key that is rotated ends Bob's sign-in too.
  await rotated.signInEverywhereButton.click();
  await expect(page.getByRole("status").first()).toContainText("Signed in on Laptop, Phone.");
  await rotated.changeButton.click();
  await expect(tablet).toContainText("Signed out");
  await expect(tablet).toContainText("Tablet · Bob");
});
