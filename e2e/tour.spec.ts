import type { Locator } from "@playwright/test";
import { loadScenario, scenarioIds } from "../lessons/scenarios/registry";
import { expectAccessible } from "./accessible";
import { Board } from "./board";
import { findFaults, findFaultsAtSizes, findMisfits, sizes } from "./faults";
import { test as base, expect } from "./fixtures";
import { Lab, strategies } from "./lab";
import { placeOf } from "./place";
import { Tour } from "./tour";

const test = base.extend<{ tour: Tour }>({ tour: async ({ page }, use) => use(new Tour(page)) });

const headline = await loadScenario("the-password-changes");
const [signIn, theft, change] = headline.steps.map((_, index) => index + 1) as [number, number, number];

test("every scenario can be begun from /tour, and the browser's Back leads there again", async ({
  page,
  tour,
}) => {
  await page.goto("/");
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Tour" }).click();
  await expect(page.getByRole("button", { name: /^Start the tour: / })).toHaveCount(scenarioIds.length);
  for (const id of scenarioIds) {
    const { title, question, steps } = await loadScenario(id);
    const item = page.getByRole("listitem").filter({ hasText: question });
    await expect(item.getByRole("heading")).toContainText(title);
    await expect(item).toContainText(`${steps.length} steps`);
  }
  await page.getByRole("button", { name: `Start the tour: ${headline.title}` }).click();
  await tour.expectStep(1);
  await tour.doStep(headline.steps[0] as never);
  await tour.next.click();
  await tour.expectStep(2);
  const first = tour.labId();
  await tour.back.click();
  await expect.poll(() => tour.labId()).not.toBe(first);
  await tour.expectStep(1);
  await page.goBack();
  await expect(page).toHaveURL(/\/tour$/);
});

test("what a step measures is read out, and its evidence is turned to", async ({ lab, board, tour }) => {
  await tour.open(lab, headline.id, 4);
  await expect(tour.strip).toContainText(
    /Thief, database session: 1 SQL statement · [\d.]+ ms · cookie of 43 bytes/,
  );
  await expect(tour.strip).toContainText(/Thief, JWT: 0 SQL statements · [\d.]+ ms · cookie of \d{3} bytes/);
  await expect(board.tab("What the server did")).toHaveAttribute("aria-selected", "true");
  await expect(board.evidence).toContainText("Thief · password changed");
  await expect(board.panel).toContainText(/DELETE FROM "Session" WHERE "userId" = \$1\s+2 rows/);
  await expect(board.evidence).toBeInViewport();
  await tour.next.click();
  await expect(board.tab("Row and token")).toHaveAttribute("aria-selected", "true");
});

test.describe("a prediction", () => {
  test("keeps the password until every device is guessed, then stands beside the outcome", async ({
    page,
    lab,
    board,
    tour,
  }) => {
    await tour.open(lab, headline.id, change);
    const old = await board.readPassword();
    await expect(tour.guesses["signed-in"]).toHaveCount(6);
    const thief = tour.button("Thief, JWT: signed out");
    for (const button of await tour.guesses["signed-out"].all()) {
      if ((await button.getAttribute("aria-label")) !== "Thief, JWT: signed out") await button.click();
    }
    await expect(board.changeButton).toBeDisabled();
    await expect(tour.next).toHaveAttribute("aria-disabled", "true");
    await tour.next.click({ force: true });
    await page.keyboard.press("ArrowRight");
    await expect(board.password).toHaveText(old);

    await thief.click();
    await expect(thief).toHaveAttribute("aria-pressed", "true");
    await expect(board.changeButton).toBeEnabled();
    const ownWords = tour.strip.getByRole("textbox", { name: "Because, in your own words" });
    await ownWords.fill("they have copies");
    // The arrow moves in what is typed, and is no "Next".
    await ownWords.press("ArrowRight");
    await expect(board.password).toHaveText(old);
    // The real control is as good as "Next".
    await board.changeButton.click();
    await expect(tour.asExpected).toBeVisible();
    await expect(board.password).not.toHaveText(old);
    const verdicts = (name: string) => tour.strip.getByRole("group", { name: `Prediction, ${name}` });
    await expect(verdicts("Database session")).toHaveText(
      /Laptop ✓ rightguessed out, is out.*Phone ✓ right.*Thief ✓ right/,
    );
    await expect(verdicts("JWT")).toHaveText(
      /Laptop ✕ wrongguessed out, is in.*Phone ✕ wrong.*Thief ✕ wrong/,
    );
    await expect(tour.strip).toContainText("Your guesses: 3 of 6 right.");
    await expect(tour.strip).toContainText("In your own words: “they have copies”");
  });

  test("can be skipped", async ({ lab, board, tour }) => {
    await tour.open(lab, headline.id, change);
    await tour.skip.click();
    await expect(tour.guesses["signed-in"]).toHaveCount(0);
    await expect(board.changeButton).toBeEnabled();
    await tour.next.click();
    await expect(tour.asExpected).toBeVisible();
    await expect(tour.strip).not.toContainText("guessed");
  });

  test("is neither right nor wrong where there is no answer", async ({ lab, tour }) => {
    await tour.open(lab, "the-database-is-gone", 2);
    await tour.guessAll("signed-in");
    await tour.next.click();
    await expect(tour.asExpected).toBeVisible();
    await expect(tour.strip).toContainText("Laptop ? no answer");
    await expect(tour.strip).toContainText("Your guesses: 2 of 2 right.");
  });
});

test("the words that a step talks about are marked, and in view above the strip", async ({
  page,
  lab,
  tour,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  for (const [scenario, step, words] of [
    ["fired-at-noon", 3, '"role":'],
    ["the-cookie-is-cleared", 4, "end: async () => false"],
  ] as const) {
    const { url } = step === 3 ? lab : await Lab.create(page.request);
    await page.goto(`${url}?scenario=${scenario}&step=${step}`);
    // The steps before it are done first.
    await expect(tour.asExpected).toBeVisible({ timeout: 40_000 });
    const marked = () =>
      page.evaluate(() => {
        const [first] = CSS.highlights.get("told") ?? [];
        const strip = document.querySelector("[aria-label=Tour]")?.getBoundingClientRect().top ?? 0;
        if (!(first instanceof Range)) return null;
        const { top, bottom } = first.getBoundingClientRect();
        return { words: first.toString(), isInView: top >= 0 && bottom <= strip };
      });
    await expect.poll(marked, scenario).toEqual({ words, isInView: true });
  }
  await tour.leave.click();
  expect(await page.evaluate(() => CSS.highlights.has("told"))).toBe(false);
});

test("what does not come as expected is said, and the step can be done again", async ({
  page,
  context,
  lab,
  tour,
}) => {
  await tour.open(lab, headline.id, theft);
  const other = await context.newPage();
  await other.goto(lab.jar("Phone", "jwt"));
  await other.getByRole("button", { name: "Sign out" }).click();
  await expect(other.getByRole("button", { name: "Sign in" })).toBeVisible();

  await tour.next.click();
  await expect(tour.notAsExpected).toBeVisible();
  await expect(tour.strip.getByRole("listitem")).toHaveText([
    "Thief, JWT: the story says signed-in, the check found no-credential.",
  ]);
  // It stays, and the visitor can go on all the same.
  await page.waitForResponse((response) => response.url().endsWith("/thief/jwt/check"));
  await expect(tour.notAsExpected).toBeVisible();
  await tour.next.click();
  await tour.expectStep(change);
  await tour.button("Skip the prediction").click();
  await tour.next.click();
  await expect(tour.notAsExpected).toBeVisible();

  const before = tour.labId();
  await tour.button("Do this step again in a fresh lab").click();
  await expect.poll(() => tour.labId()).not.toBe(before);
  await tour.expectStep(change);
  await expect(tour.strip).toContainText("This is a fresh lab.");
  await tour.skip.click();
  await tour.next.click();
  await expect(tour.asExpected).toBeVisible();
});

test.describe("a link to a step", () => {
  test("does the steps before it, in a lab in which nothing has happened", async ({ lab, board, tour }) => {
    await tour.open(lab, headline.id, change);
    expect(tour.labId()).toBe(lab.id);
    for (const strategy of strategies) await board.expectSignedIn("Thief", strategy);
    const { events } = await lab.export();
    expect(events.map(({ kind }) => kind)).not.toContain("password-changed");
  });

  test("goes to a fresh lab from one with a history", async ({ page, lab, board, tour }) => {
    await board.open();
    await board.signInEverywhere();
    await page.goto(`${lab.url}?scenario=${headline.id}&step=${theft}`);
    await expect.poll(() => tour.labId()).not.toBe(lab.id);
    await tour.expectStep(theft);
    await expect(tour.strip).toContainText("This is a fresh lab.");
    await board.expectSignedIn("Phone", "jwt");
    await board.expectSignedOut("Thief", "jwt", "no-credential");
    expect((await lab.export()).events).toHaveLength(4);
  });

  test("begins with the first step when it names none", async ({ page, lab, tour }) => {
    await page.goto(`${lab.url}?scenario=${headline.id}`);
    await tour.expectStep(signIn);
    await expect(page).toHaveURL(/&step=1$/);
  });

  test("that leads nowhere shows the board, with a word about it", async ({ page, lab, board, tour }) => {
    const refusal = page.getByRole("alert");
    for (const [query, words] of [
      ["scenario=no-such-story", "There is no such scenario."],
      [`scenario=${headline.id}&step=0`, "has no such step: it has 5."],
      [`scenario=${headline.id}&step=6`, "has no such step: it has 5."],
      [`scenario=${headline.id}&step=two`, "has no such step: it has 5."],
    ] as const) {
      await page.goto(`${lab.url}?${query}`);
      await expect(refusal.filter({ hasText: words }), query).toBeVisible();
      await expect(tour.strip).toBeHidden();
    }
    await board.signInEverywhere();
    await page.getByRole("link", { name: "Dismiss" }).click();
    await expect(page.getByText("has no such step")).toBeHidden();
    await expect(page).toHaveURL(lab.url);
    await board.expectSignedIn("Phone", "jwt");
  });
});

test.describe("keys", () => {
  test("arrows go on and back, Escape leaves, and the board is left as it is", async ({
    page,
    lab,
    board,
    tour,
  }) => {
    await tour.open(lab, headline.id);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowRight");
    await expect(tour.asExpected).toBeVisible();
    await page.keyboard.press("ArrowRight");
    await tour.expectStep(theft);
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => tour.labId()).not.toBe(lab.id);
    await tour.expectStep(signIn);
    await page.keyboard.press("ArrowRight");
    await expect(tour.asExpected).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(tour.strip).toBeHidden();
    await expect(page).toHaveURL(/\/lab\/[\w-]+$/);
    await board.expectSignedIn("Phone", "database");
    await board.steal();
  });

  test("are left alone where they mean something else", async ({ page, lab, board, tour }) => {
    await tour.open(lab, headline.id);
    await board.lifetime.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("p");
    await board.tab("What the server did").focus();
    await page.keyboard.press("ArrowRight");
    await expect(board.tab("HTTP")).toBeFocused();
    await board.tab("HTTP").blur();
    await page.keyboard.press("Control+ArrowRight");
    await board.openMenu("Phone", "jwt");
    await page.keyboard.press("Escape");
    await page.waitForResponse((response) => response.url().endsWith("/thief/jwt/check"));
    await tour.expectStep(signIn);
    await expect(tour.strip).toContainText("Next: Sign in everywhere");
    await expect(page.locator("html")).not.toHaveAttribute("data-presenter");
  });

  test("are listed, and Escape closes the list first", async ({ page, lab, tour }) => {
    await tour.open(lab, headline.id);
    await page.keyboard.press("?");
    const dialog = page.getByRole("dialog", { name: "Keys" });
    await expect(dialog).toContainText("→Next");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(tour.strip).toContainText("Next: Sign in everywhere");
    await tour.button("Keys").click();
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect(dialog).toBeHidden();
    await tour.expectStep(signIn);
  });
});

test("the control that a step is about is ringed and in sight", async ({ lab, board, tour }) => {
  await tour.open(lab, headline.id);
  await expect(board.signInEverywhereButton).toHaveCSS("outline-style", "solid");
  await expect(board.stealButton).toHaveCSS("outline-style", "none");
  await tour.doStep(headline.steps[0] as never);
  await expect(board.signInEverywhereButton).toHaveCSS("outline-style", "none");
  await board.evidence.scrollIntoViewIfNeeded();
  await tour.next.click();
  await expect(board.stealButton).toHaveCSS("outline-style", "solid");
  await expect(board.stealButton).toBeInViewport({ ratio: 1 });
});

test("a wait shows what is left, and can be left", async ({ page, lab, board, tour }) => {
  await tour.open(lab, "the-clock", 3);
  await tour.next.click();
  await expect(tour.strip).toContainText("Wait until it has expired: Phone, JWT");
  await expect(tour.strip.getByRole("timer")).toHaveText(/^\s*0:[0-2]\d left$/);
  await tour.leave.click();
  await expect(tour.strip).toBeHidden();
  await expect(page).toHaveURL(lab.url);
  await board.choose("Laptop", "jwt", "Sign out");
  await board.expectSignedOut("Laptop", "jwt", "no-credential");
});

test("whoever reads slower than the clock is taken to a fresh lab, guesses and all", {
  tag: "@waits",
}, async ({ lab, board, tour }) => {
  test.slow();
  await tour.page.goto(`${lab.url}?scenario=the-token-that-never-dies&step=4`);
  await expect(tour.strip).toContainText("Guess for each", { timeout: 60_000 });
  await tour.guessAll("signed-out");
  await tour.strip.getByRole("combobox").selectOption({ index: 1 });
  await expect(board.card("Thief", "jwt")).toContainText("expired", { timeout: 45_000 });
  await tour.next.click();
  await expect(tour.asExpected).toBeVisible({ timeout: 90_000 });
  expect(tour.labId()).not.toBe(lab.id);
  await expect(tour.strip).toContainText("What Alice held had run out meanwhile");
  await expect(tour.strip).toContainText("Your guesses: 1 of 2 right.");
  await expect(tour.strip).toContainText("You said: because a stolen sign-in that is visited never ends.");
  // Why it came so is said for the column that was guessed wrong, and for no other.
  await expect(tour.strip).toContainText("No check asks about the password");
  await expect(tour.strip).not.toContainText("The change deleted the row");
});

test.describe("something in the way", () => {
  const problem = (status: number, code: string, title: string) => ({
    status,
    contentType: "application/problem+json",
    body: JSON.stringify({ type: "about:blank", status, code, title }),
  });

  test.describe("the database", () => {
    test.use({ refusals: { 401: /\/check$/, 503: /\/state$/ } });

    test("is said, and the step can be done when it is back", async ({ page, lab, board, tour }) => {
      await tour.open(lab, headline.id);
      const down = problem(503, "database-unavailable", "The database does not answer.");
      await page.route("**/state", (route) => route.fulfill(down));
      await tour.next.click();
      await expect(tour.strip).toContainText(
        "The database does not answer. Press Next to try again.Next: Sign in everywhere",
      );
      await expect(tour.strip).not.toContainText("s the story says.");
      await board.expectSignedOut("Phone", "jwt", "no-credential");
      await page.unroute("**/state");
      await expect(tour.strip).toContainText("The answer was: “The database does not answer.”");
      await tour.next.click();
      await expect(tour.asExpected).toBeVisible();
    });
  });

  test.describe("the lab", () => {
    test.use({ refusals: { 401: /\/check$/, 410: /\/state$/ } });

    test("is over: it is said, and the tour goes on in another", async ({ page, lab, tour }) => {
      await tour.open(lab, headline.id, theft);
      const over = problem(410, "expired-lab", "This lab is over.");
      await page.route(`**${lab.url}/state`, (route) => route.fulfill(over));
      await expect(tour.strip).toContainText("This lab is over: a lab lives for a day.");
      await expect(tour.next).toHaveAttribute("aria-disabled", "true");
      await tour.button("Start again in a fresh lab").click();
      await expect.poll(() => tour.labId()).not.toBe(lab.id);
      await tour.expectStep(theft);
      await tour.doStep(headline.steps[1] as never);
    });
  });
});

test.describe("presenter mode", () => {
  test.use({ viewport: { width: 1280, height: 720 } });

  test("has large type and a headline, and nothing lies over what a press does", async ({
    page,
    lab,
    board,
    tour,
  }) => {
    await tour.open(lab, headline.id, change);
    const narration = tour.strip.getByText(headline.steps[change - 1]?.narration ?? "");
    const size = (target: Locator) =>
      target.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    const small = await size(narration);
    await page.keyboard.press("p");
    await expect.poll(() => size(narration)).toBeGreaterThan(1.3 * small);
    const outcome = page.locator('[data-part="headline"]');
    await expect(outcome).toHaveText(
      "Database session: all 3, the thief included. JWT: all 3, the thief included. ",
    );
    expect(await size(outcome)).toBeGreaterThan(await size(narration));
    const cards = [...strategies].flatMap((strategy) =>
      ["Laptop", "Phone", "Thief"].map((device) => board.card(device, strategy)),
    );
    // A prediction is open, and the mouse moves: the lights stay in sight, and where they were.
    const before = await Promise.all(cards.map(placeOf));
    await page.mouse.move(600, 300);
    await page.mouse.move(610, 310);
    for (const card of cards) await expectUncovered(card);
    expect(await Promise.all(cards.map(placeOf))).toEqual(before);
    await tour.guessAll("signed-in");
    await page.keyboard.press("PageDown");
    await expect(tour.asExpected).toBeVisible();
    await expect(outcome).toHaveText("Database session: nobody. JWT: all 3, the thief included. ");
    for (const card of cards) await expectUncovered(card);
    await page.keyboard.press("Escape");
    await expect.poll(() => size(narration)).toBe(small);
    await expect(outcome).toBeHidden();
    await expect(tour.strip).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(tour.strip).toBeHidden();
  });

  for (const [width, height] of [
    [1280, 720],
    [1024, 768],
    [1920, 1080],
  ] as const) {
    test(`nothing that decides is under 2.2 % of the height, ${width}×${height}`, async ({ page, board }) => {
      await page.setViewportSize({ width, height });
      await board.open();
      await board.walk();
      await page.keyboard.press("p");
      await expect(page.locator("html")).toHaveAttribute("data-presenter");
      const small = await page.evaluate(() => {
        const parts =
          "[data-part=headline], [data-lane], [data-part=status] > p, [role=tabpanel], [role=img] text";
        const texts = [...document.querySelectorAll(parts)].flatMap((part) => [
          part,
          ...part.querySelectorAll("*"),
        ]);
        return texts.flatMap((element) => {
          const own = [...element.childNodes].some(
            ({ nodeType, textContent }) => nodeType === 3 && textContent?.trim(),
          );
          if (!own || !element.checkVisibility() || element.closest(".sr-only, desc, title, [popover]"))
            return [];
          const svg = element.closest("svg");
          const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
          const share = (Number.parseFloat(getComputedStyle(element).fontSize) * scale) / innerHeight;
          return share < 0.022 ? [`${element.textContent?.slice(0, 30)}: ${(share * 100).toFixed(2)} %`] : [];
        });
      });
      expect(small).toEqual([]);
    });
  }

  test("goes with the tour into another lab", async ({ page, lab, tour }) => {
    await tour.open(lab, headline.id, theft);
    await page.keyboard.press("p");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => tour.labId()).not.toBe(lab.id);
    await tour.expectStep(signIn);
    await expect(page.locator("html")).toHaveAttribute("data-presenter");
  });

  test("is there for the board without a tour", async ({ page, board }) => {
    await board.open();
    await page.getByRole("button", { name: "Presenter mode" }).click();
    await expect(page.locator("html")).toHaveAttribute("data-presenter");
    await expect(board.timeline).toBeVisible();
    await expect(board.evidence).toBeVisible();
    await page.keyboard.press("p");
    await expect(page.locator("html")).not.toHaveAttribute("data-presenter");
  });

  test("a remote does the three things, one after the other, and blanks the screen", async ({
    page,
    board,
  }) => {
    await board.open();
    await page.getByRole("button", { name: "Presenter mode" }).click();
    await page.keyboard.press("PageDown");
    for (const strategy of strategies) await board.expectSignedIn("Phone", strategy);
    await expect(board.stealButton).not.toHaveAttribute("aria-disabled", "true");
    await page.keyboard.press("Space");
    for (const strategy of strategies) await board.expectSignedIn("Thief", strategy);
    await page.keyboard.press(".");
    const blank = page.getByRole("dialog", { name: "The screen is blank" });
    await expect(blank).toBeVisible();
    await page.keyboard.press("PageDown");
    await expect(blank).toBeHidden();
    await board.expectSignedIn("Thief", "database");
    await page.keyboard.press("PageDown");
    await board.expectSignedOut("Thief", "database", "unknown-session");
  });
});

test("the presenter's notes are in a window of their own, and the board stands alone", async ({
  page,
  lab,
  board,
  tour,
}) => {
  await tour.open(lab, headline.id, theft);
  const [notes] = await Promise.all([page.waitForEvent("popup"), tour.button("Notes").click()]);
  await expect(tour.strip).toBeHidden();
  await expect(notes.getByRole("heading", { level: 1 })).toHaveText(headline.steps[theft - 1]?.title ?? "");
  await expect(notes.getByRole("main")).toContainText("Thief, JWT: signed-in");
  await expect(notes.getByRole("main")).toContainText(headline.steps[change - 1]?.narration ?? "");
  await notes.getByRole("button", { name: "Next", exact: true }).click();
  await expect(notes.getByText("s the story says.", { exact: false })).toBeVisible();
  await board.expectSignedIn("Thief", "jwt");
  await notes.keyboard.press("PageDown");
  await expect(notes.getByRole("heading", { level: 1 })).toHaveText(headline.steps[change - 1]?.title ?? "");
  await notes.close();
  await expect(tour.strip).toBeVisible();
  await tour.expectStep(change);
});

test.describe("single keys", () => {
  test("press the three buttons, and can be switched off", async ({ page, board }) => {
    await board.open();
    await page.keyboard.press("1");
    for (const strategy of strategies) await board.expectSignedIn("Phone", strategy);
    await expect(board.stealButton).not.toHaveAttribute("aria-disabled", "true");
    await page.keyboard.press("2");
    for (const strategy of strategies) await board.expectSignedIn("Thief", strategy);
    await expect(board.changeButton).not.toHaveAttribute("aria-disabled", "true");
    await page.getByRole("button", { name: "Keys", exact: true }).click();
    await page.getByRole("checkbox").uncheck();
    await page.getByRole("button", { name: "Close" }).click();
    await page.keyboard.press("3");
    await page.keyboard.press("p");
    await page.waitForResponse((response) => response.url().endsWith("/thief/jwt/check"));
    await board.expectSignedIn("Thief", "database");
    await expect(page.locator("html")).not.toHaveAttribute("data-presenter");
    await page.reload();
    await page.keyboard.press("3");
    await page.waitForResponse((response) => response.url().endsWith("/thief/jwt/check"));
    await board.expectSignedIn("Thief", "database");
  });
});

test("a tour fits every size, and has no violations", async ({ page, lab, tour }) => {
  test.slow();
  const strip = "[aria-label=Tour]";
  const look = async (state: string, part?: string, find = findFaults) => {
    expect(await findFaultsAtSizes(page, find), state).toEqual([]);
    await expectAccessible(page, state, part);
  };
  await page.goto("/tour");
  await look("the list of tours");
  await tour.open(lab, headline.id);
  await look("a step that is told");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page, "the keys", "dialog");
  await page.keyboard.press("Escape");
  await tour.goTo(headline, change);
  await look("a prediction", strip);
  await tour.guessAll("signed-in");
  await tour.next.click();
  await expect(tour.asExpected).toBeVisible();
  await look("guesses and outcomes", strip);
  await page.keyboard.press("p");
  await expect(page.locator("html")).toHaveAttribute("data-presenter");
  await look("presenter mode", "html", findMisfits);
  await page.keyboard.press("ArrowRight");
  await tour.expectStep(change + 1);
  await look("what was measured, in presenter mode", strip, findMisfits);
  await page.keyboard.press("p");
  await expect(page.locator("html")).not.toHaveAttribute("data-presenter");
  await expectAccessible(page, "what was measured", strip);
  await page.goto(`${lab.url}?scenario=nothing`);
  await look("a tour that there is not");
});

for (const viewport of sizes) {
  const size = `${viewport.width}×${viewport.height}`;

  test.describe(size, () => {
    test.use({ viewport });

    test(`nothing jumps in a tour, ${size}`, async ({ page, lab, board, tour }) => {
      await tour.open(lab, headline.id);
      const parts = [...strategies.map((strategy) => board.card("Phone", strategy)), board.timeline];
      // The lights stay in sight while a step turns to the evidence: they are where they are on the page.
      const places = async () => {
        await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
        return Promise.all(parts.map(placeOf));
      };
      const before = await places();
      for (const step of headline.steps.slice(0, 3)) {
        await tour.doStep(step);
        expect(await places(), step.title).toEqual(before);
        await tour.next.click();
      }
    });
  });
}

test.describe("for whoever wants no motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("a tour moves nothing by itself", async ({ page, lab, tour }) => {
    const running = () =>
      page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === "running").length);
    await tour.open(lab, headline.id);
    expect(await running()).toBe(0);
    await page.keyboard.press("p");
    await expect(page.locator("html")).toHaveAttribute("data-presenter");
    expect(await running()).toBe(0);
    await page.mouse.move(100, 100);
    await page.mouse.move(200, 100);
    expect(await running()).toBe(0);
  });
});

test("what is told, and what came of it, is announced", async ({ page, lab, tour }) => {
  await tour.open(lab, headline.id);
  await page.evaluate(() => {
    const said: string[] = [];
    for (const region of document.querySelectorAll("[aria-label=Tour] [aria-live=polite]")) {
      const listen = () => said.push(region.textContent ?? "");
      new MutationObserver(listen).observe(region, { characterData: true, childList: true, subtree: true });
    }
    Object.assign(window, { said });
  });
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said.join(" "));
  await tour.next.click();
  await expect.poll(said).toContain("As the story says.");
  await tour.next.click();
  await expect.poll(said).toContain(headline.steps[1]?.narration);
});

test("a tour's board in another view is the board again", async ({ page, lab, tour }) => {
  await tour.open(lab, headline.id);
  await page.getByRole("link", { name: "JWT", exact: true }).click();
  await expect(page).toHaveURL(/[?]view=jwt$/);
  await expect(tour.strip).toBeHidden();
  await new Board(page).signInEverywhere("jwt");
});

/** All of it is in the window, and nothing lies over it. */
async function expectUncovered(card: Locator): Promise<void> {
  await expect(card).toBeInViewport({ ratio: 1 });
  const covered = await card.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const corners = [
      [left + 8, top + 8],
      [right - 8, bottom - 8],
    ] as const;
    return corners.some(([x, y]) => !element.contains(document.elementFromPoint(x, y)));
  });
  expect(covered, "something lies over the card").toBe(false);
}
