import { expect, test } from "./fixtures";

const doors = ["Try it", "Choose a tour", "Test the claims", "Compare the defences"];

test.describe("the home page", () => {
  test("asks the question, does not tell the answer, and has four doors", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "Alice changes her password. Who is still signed in?",
    );
    const story = await page.locator("svg desc").first().textContent();
    expect(story).toContain("Thief, database session: signed in since");
    expect(story).toContain("Thief, JWT: signed in since");
    expect(story).not.toContain("assword changed");
    expect(story).not.toContain("signed out");
    await expect(page.getByText(/^about \d+ minutes$/)).toHaveCount(doors.length);
    await expect(page.getByRole("definition")).toHaveCount(2);
    // Nobody at a projector has to scroll to find a way in.
    for (const name of doors) {
      await expect(page.getByRole("main").getByText(name, { exact: true }).last()).toBeInViewport({
        ratio: 1,
      });
    }
  });

  test("leads a newcomer to the claims, the code and back to the lab", async ({ page, context }) => {
    await page.goto("/");
    await page.getByRole("link", { name: "Test the claims" }).click();
    await expect(page.getByRole("link", { name: "In your lab" })).toBeHidden();
    await page.getByRole("button", { name: "Open in a new lab" }).click();
    await expect(page).toHaveURL(/\/lab\/[\w-]{32}\/claims$/);
    const lab = page.url().replace(/\/claims$/, "");
    await expect(page.getByRole("heading", { name: "Claims, put to the test" })).toBeVisible();

    const pages = page.getByRole("navigation", { name: "Pages" });
    await pages.getByRole("link", { name: "Code" }).click();
    await expect(page.getByRole("region", { name: "Database session" })).toContainText("auth/database.ts");
    await page
      .getByRole("region", { name: "JWT" })
      .getByRole("link", { name: "auth/jwt.ts", exact: true })
      .click();
    await expect(page).toHaveTitle("auth/jwt.ts · Still signed in?");
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy" }).click();
    await expect(page.getByRole("status")).toHaveText("Copied.");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      "satisfies Partial<NextAuthConfig>",
    );
    await page.getByRole("link", { name: "Back", exact: true }).click();
    await expect(page).toHaveURL(/\/source$/);

    await pages.getByRole("link", { name: "Back to your lab" }).click();
    await expect(page).toHaveURL(lab);
    await page.goto("/defences");
    await page.getByRole("link", { name: "In your lab" }).click();
    await expect(page).toHaveURL(`${lab}/defences`);
  });

  test("leads a teacher to the wall of a class", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("link", { name: "Join with the PIN, or lead one" }).click();
    await page.getByRole("button", { name: "Start a class" }).click();
    await expect(page).toHaveURL(/\/lab\/[\w-]{32}\/class$/);
    await expect(page.getByText(/\d{3}\s\d{3}/).first()).toBeVisible();
    await expect(page.getByRole("button", { name: /^Ask: / })).toBeEnabled();
  });

  test("every page has the way to every other", async ({ page, lab }) => {
    for (const address of [
      "/",
      "/tour",
      "/challenges",
      "/claims",
      "/defences",
      "/recordings",
      "/source",
      "/teaching",
      lab.url,
    ]) {
      await page.goto(address);
      const links = page.getByRole("navigation", { name: "Pages" }).getByRole("link");
      for (const name of ["Tour", "Challenges", "Claims", "Defences", "Recordings", "Code", "Teaching"]) {
        await expect(links.filter({ hasText: name }), `${name} on ${address}`).toHaveCount(1);
      }
    }
  });
});

test("the guide for teachers is there, page by page, and leads into the program", async ({ page }) => {
  await page.goto("/teaching");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("For teachers");
  const guide = page.getByRole("navigation", { name: "Guide" }).getByRole("link");
  const addresses = await guide.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(addresses.length).toBeGreaterThan(3);
  const found = new Set<string>();
  for (const address of addresses) {
    expect((await page.goto(address))?.status(), address).toBe(200);
    const links = page.getByRole("main").getByRole("link");
    for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""))) {
      if (href.startsWith("/")) found.add(href);
    }
  }
  for (const href of found) {
    expect((await page.request.get(href)).status(), href).toBe(200);
  }
  expect([...found].some((href) => href.startsWith("/source/lessons/"))).toBe(true);
});

test("what is chosen on the board survives a reload and the browser's Back", async ({ page, board }) => {
  await board.open();
  await board.lifetime.selectOption("30 s");
  await page.getByRole("combobox", { name: "Expiry" }).selectOption("rolling");
  await board.database.selectOption("40 ms away");
  await board.tab("HTTP").click();
  await board.card("Thief", "jwt").getByRole("button", { name: "Thief", exact: true }).click();
  await board.pause();
  await page.reload();
  await expectChosen();
  await page.getByRole("link", { name: "JWT", exact: true }).click();
  await expect(page).toHaveURL(/view=jwt/);
  await expectChosen();
  await page.goto("/tour");
  await page.goBack();
  await expectChosen();

  async function expectChosen(): Promise<void> {
    await expect(board.lifetime).toHaveValue("30");
    await expect(page.getByRole("combobox", { name: "Expiry" })).toHaveValue("rolling");
    await expect(board.database).toHaveValue("slow:40");
    await expect(board.tab("HTTP")).toHaveAttribute("aria-selected", "true");
    await expect(board.evidence).toContainText("Thief · check #");
    await expect(board.pauseButton).toHaveAttribute("aria-pressed", "true");
    await expect(page).toHaveURL(/lifetime=30.*paused=1/);
  }
});

test("the check that is chosen survives a reload", async ({ page, board }) => {
  await board.open();
  await page.waitForResponse((response) => response.url().endsWith("/thief/jwt/check"));
  await board.evidence.getByRole("button", { name: "Earlier check" }).click();
  const shown = (await board.panel.textContent()) ?? "";
  const [, number] = /check=(\d+)/.exec(page.url()) ?? [];
  expect(number).toBeDefined();
  await page.reload();
  await expect(board.evidence).toContainText(new RegExp(`check #${number}, \\d+ s old`));
  expect(await board.panel.textContent()).toBe(shown);
  await board.evidence.getByRole("button", { name: "Latest" }).click();
  await expect(page).not.toHaveURL(/check=/);
});

test("a device that was added can be removed, with what it held", async ({ page, board, lab }) => {
  await board.open();
  await page.getByRole("button", { name: "Add a device" }).click();
  const tablet = board.card("Tablet", "database");
  await expect(tablet).toBeVisible();
  await board.signInEverywhereButton.click();
  await expect(tablet).toContainText("Signed in");
  await expect(board.changeButton).not.toHaveAttribute("aria-disabled", "true");
  await tablet.getByRole("button", { name: "Actions" }).click();
  await tablet.getByRole("button", { name: "Remove this device" }).click();
  await expect(tablet).toBeHidden();
  await board.openMenu("Laptop", "database");
  await expect(
    board.card("Laptop", "database").getByRole("button", { name: "Remove this device" }),
  ).toBeHidden();
  const { devices } = await lab.export();
  expect(devices.map(({ slug }) => slug)).not.toContain("tablet");
  // The browser holds no cookie of it any longer.
  const cookies = await page.context().cookies(`${page.url().split("?")[0]}/tablet/database`);
  expect(cookies.filter(({ path }) => path.includes("tablet"))).toEqual([]);
});

test("a board can be started over", async ({ page, board, lab }) => {
  await board.open();
  await page.getByRole("button", { name: "Start over" }).click();
  await expect(page).not.toHaveURL(new RegExp(lab.id));
  await expect(page).toHaveURL(/\/lab\/[\w-]{32}$/);
  await board.expectSignedOut("Phone", "jwt", "no-credential");
});

test("the export is saved as a file", async ({ page, board }) => {
  await board.open();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export as JSON" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^still-signed-in-[\w-]{6}\.json$/);
});

test("a tour says how long it takes, is marked when done, and leads to the next", async ({ page, lab }) => {
  await page.goto("/tour?scenario=the-password-changes");
  await expect(page).toHaveURL(/\/lab\/[\w-]{32}\?scenario=the-password-changes&step=1$/);
  await page.goto(`${lab.url}?scenario=the-password-changes&step=5`);
  const strip = page.getByRole("region", { name: "Tour" });
  await expect(strip).toContainText("That was the last step.");
  await expect(strip.getByRole("link", { name: /^Next tour: / })).toHaveAttribute(
    "href",
    "/tour?scenario=signing-out",
  );
  await page.goto("/tour");
  const item = page.getByRole("listitem").filter({ hasText: "The password changes" }).first();
  await expect(item).toContainText(/about \d+ min/);
  await expect(item).toContainText("✓ done");
  await expect(page.getByText("✓ done")).toHaveCount(1);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the pages that need it say so, and the others do not", async ({ page, lab }) => {
    const ofLab = ["", "/challenges", "/claims", "/defences", "/opaque-token", "/other-site"].map(
      (path) => lab.url + path,
    );
    for (const address of ofLab) {
      await page.goto(address);
      await expect(page.locator("noscript p"), address).toContainText("This page needs JavaScript");
      await expect(page.locator("noscript p"), address).toBeVisible();
    }
    for (const address of ["/", "/tour", "/source", "/teaching", lab.jar("Phone", "jwt")]) {
      await page.goto(address);
      await expect(page.locator("noscript p"), address).toHaveCount(0);
    }
  });
});
