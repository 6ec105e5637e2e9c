import { expect, test } from "./fixtures";

test("a role that is taken away is gone at once under database, and stays in the token", async ({
  page,
  board,
}) => {
  await board.open();
  await board.signInEverywhere();
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Make Alice a member" }).click();
  await expect(board.card("Laptop", "database")).toContainText("· member");
  await expect(board.card("Laptop", "jwt")).toContainText("· admin");
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Make Alice an admin" }).click();
  await expect(board.card("Laptop", "database")).toContainText("· admin");
});

test("a deleted account ends the sessions and no token, signs nobody in, and can be given again", async ({
  page,
  board,
}) => {
  await board.open();
  await board.signInEverywhere();
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Delete the account" }).click();
  await board.expectSignedOut("Phone", "database", "unknown-session");
  await board.expectSignedIn("Phone", "jwt");
  await board.signInEverywhereButton.click();
  await expect(page.getByText(/^The sign-in was refused: /)).toBeVisible();
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Take Alice back" }).click();
  await expect(page.getByText("Alice has an account again.")).toBeVisible();
  await board.signInEverywhere();
});

test("a ban ends the sessions and no token, and signs nobody in until it is lifted", async ({
  page,
  board,
}) => {
  await board.open();
  await board.signInEverywhere();
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Ban Alice" }).click();
  await expect(page.getByRole("button", { name: "Account" })).toContainText("banned");
  await board.expectSignedOut("Phone", "database", "unknown-session");
  await board.expectSignedIn("Phone", "jwt");
  await board.signInEverywhereButton.click();
  await expect(page.getByText(/^The sign-in was refused: /)).toBeVisible();
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Lift the ban" }).click();
  await expect(page.getByText("Alice may sign in again.")).toBeVisible();
  await board.signInEverywhere();
});

test("a limit of one session leaves one, and every token", async ({ page, board }) => {
  await board.open();
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Allow one session only" }).click();
  await expect(page.getByText("From the next sign-in on, each ends the others.")).toBeVisible();
  await board.signInEverywhereButton.click();
  await board.expectSignedIn("Laptop", "jwt");
  await board.expectSignedIn("Phone", "jwt");
  // Both sign in at the same moment, and either may come last.
  const cards = [board.card("Laptop", "database"), board.card("Phone", "database")];
  const count = async (words: string) => {
    const texts = await Promise.all(cards.map((card) => card.textContent()));
    return texts.filter((text) => text?.includes(words)).length;
  };
  await expect.poll(async () => [await count("Signed in"), await count("unknown-session")]).toEqual([1, 1]);
  await page.getByRole("button", { name: "Account" }).click();
  await expect(page.getByRole("button", { name: "Allow many sessions" })).toBeVisible();
});

test("the list of sessions is there under database, and one can be ended from it", async ({
  page,
  board,
}) => {
  await board.open();
  await board.signInEverywhere();
  await board.card("Laptop", "database").getByRole("button", { name: "Laptop", exact: true }).click();
  await board.tab("Sessions").click();
  await expect(board.panel).toContainText("No list of tokens is kept");
  await expect(board.panel.getByRole("listitem")).toHaveCount(2);
  await expect(board.panel.getByRole("listitem").filter({ hasText: "this session" })).toContainText("Laptop");
  await page.getByRole("button", { name: "End the session of Phone" }).click();
  await expect(board.panel.getByRole("listitem")).toHaveCount(1);
  await board.expectSignedOut("Phone", "database", "unknown-session");
  await board.expectSignedIn("Laptop", "database");
  await board.expectSignedIn("Phone", "jwt");
});

test("no script can read either session cookie, and one that it can read shows that it tried", async ({
  board,
}) => {
  await board.open();
  await board.signInEverywhere();
  await board.tab("Row and token").click();
  const proof = "proof that the script works: it can read a test cookie";
  for (const name of ["lab.session", "lab.token"]) {
    await expect(board.panel).toContainText(`scripts cannot read ${name} (HttpOnly) ${proof}`);
  }
});

test("what the table holds of a session signs nobody in", async ({ board }) => {
  await board.open();
  await board.signInEverywhere();
  await board.choose("Phone", "database", "Try the leaked table row as the thief's cookie");
  await board.expectSignedOut("Thief", "database", "unknown-session");
  await board.choose("Phone", "database", "Steal the cookie");
  await board.expectSignedIn("Thief", "database");
});

test("a rolling token is issued anew by Auth.js's own endpoint, an absolute one is not", async ({
  page,
  board,
}) => {
  await board.open("jwt");
  await board.signInEverywhere("jwt");
  const cookieOf = async () =>
    (await page.context().cookies()).find(
      ({ name, path }) => name === "lab.token" && path.includes("/phone/"),
    )?.value;
  const absolute = await cookieOf();
  await board.choose("Phone", "jwt", "Visit /session (renews rolling sign-ins)");
  await expect(page.getByText("visited Auth.js's own /session")).toBeVisible();
  expect(await cookieOf()).toBe(absolute);

  await page.getByRole("combobox", { name: "Expiry" }).selectOption("rolling");
  await board.signInEverywhereButton.click();
  await expect.poll(cookieOf).not.toBe(absolute);
  const rolling = await cookieOf();
  await board.choose("Phone", "jwt", "Visit /session (renews rolling sign-ins)");
  await expect.poll(cookieOf).not.toBe(rolling);
});

test("nobody new can sign in while the database is gone, under JWT either", async ({ page, board }) => {
  await board.open();
  await board.database.selectOption("gone");
  await board.choose("Laptop", "jwt", "Sign in");
  await expect(page.getByText("The database does not answer.")).toBeVisible();
  await board.expectSignedOut("Laptop", "jwt", "no-credential");
  await board.database.selectOption("near");
  await board.choose("Laptop", "jwt", "Sign in");
  await board.expectSignedIn("Laptop", "jwt");
});
