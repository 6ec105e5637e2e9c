import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Locator, Page, Response } from "@playwright/test";
import type { Board } from "./board";
import { expect, test } from "./fixtures";
import { lanes, type Strategy } from "./lab";

/** The answer to a check, as the contract has it. */
type Answer = {
  signedIn: boolean;
  reason?: string;
  user?: { email: string };
  evidence: {
    cookie: { name: string; value: string } | null;
    cookieBytes: number;
    sql: { text: string; rows: number; ms: number }[];
    token: { alg: string; ms: number } | null;
    ms: number;
  };
};

const tabs = ["What the server did", "HTTP", "Row and token", "Code"];

/** Keeps every answer to the phone's checks, in order. */
function collectAnswers(page: Page, strategy: Strategy): Response[] {
  const answers: Response[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith(`/phone/${strategy}/check`)) answers.push(response);
  });
  return answers;
}

/** Read when it is asked for: a body that nobody waits for is still on its way when a test ends, and would fail it. */
const last = async (answers: Response[]): Promise<Answer> => (await answers.at(-1)?.json()) as Answer;

/** The part of the panel that belongs to a strategy. */
function side(board: Board, strategy: Strategy): Locator {
  return board.panel.locator("> *").nth(strategy === "database" ? 0 : 1);
}

const plain = (text: string): string => text.replace(/\s+/g, " ").trim();

/** A duration as it may be written: with as many digits as there is room for. */
function durations(ms: number): string {
  return `(?:${[0, 1, 2, 3].map((digits) => ms.toFixed(digits).replace(".", "\\.")).join("|")}) ms`;
}

const literally = (text: string): string => text.replace(/[^\w\s]/g, "\\$&");

/** Everything that the panel must say of an answer. */
function expected({ evidence, ...answer }: Answer): RegExp[] {
  const { cookie, cookieBytes, sql, token } = evidence;
  return [
    literally(`${cookieBytes} bytes`),
    ...(cookie ? [literally(`${cookie.name}=${cookie.value.slice(0, 4)}`)] : []),
    ...sql.map(({ text }) => literally(plain(text))),
    ...sql.map(({ rows, ms }) => `${rows} ${rows === 1 ? "row" : "rows"} · ${durations(ms)}`),
    ...(token ? [literally(`verify ${token.alg}`), durations(token.ms)] : []),
    ...(sql.length === 0 ? ["no SQL"] : []),
    literally(answer.signedIn ? `200 ${answer.user?.email}` : `401 ${answer.reason}`),
  ].map((pattern) => new RegExp(pattern));
}

/** Polled: the last answer may still be on its way onto the screen. */
async function expectShown(panel: Locator, answers: Response[]): Promise<void> {
  await expect(async () => {
    const shown = plain((await panel.textContent()) ?? "");
    for (const said of expected(await last(answers))) expect(shown).toMatch(said);
  }).toPass({ timeout: 30_000 });
}

test("tabs by mouse and by keyboard", async ({ board, page }) => {
  await board.open();
  for (const name of tabs) {
    await board.tab(name).click();
    await expect(board.tab(name)).toHaveAttribute("aria-selected", "true");
    await expect(board.panel).toHaveAccessibleName(name);
  }
  const moves = [
    ["ArrowRight", tabs[0]],
    ["ArrowRight", tabs[1]],
    ["ArrowLeft", tabs[0]],
    ["ArrowLeft", tabs[3]],
    ["Home", tabs[0]],
    ["End", tabs[3]],
  ] as const;
  for (const [key, name = ""] of moves) {
    await page.keyboard.press(key);
    await expect(board.tab(name)).toBeFocused();
    await expect(board.tab(name)).toHaveAttribute("aria-selected", "true");
    await expect(page.getByRole("tab", { selected: true })).toHaveCount(1);
  }
});

test("what the server did is what the check's answer says", async ({ board, page }) => {
  const answers = { database: collectAnswers(page, "database"), jwt: collectAnswers(page, "jwt") };
  await board.open();
  await expectShown(side(board, "database"), answers.database);
  await board.signInEverywhere();
  await board.pause();
  for (const strategy of ["database", "jwt"] as const) {
    await expectShown(side(board, strategy), answers[strategy]);
    expect((await last(answers[strategy])).signedIn).toBe(true);
  }
  expect((await last(answers.database)).evidence.sql).toHaveLength(1);
  expect((await last(answers.jwt)).evidence.sql).toHaveLength(0);

  await board.changePassword();
  await board.expectSignedOut("Phone", "database", "unknown-session");
  for (const strategy of ["database", "jwt"] as const)
    await expectShown(side(board, strategy), answers[strategy]);
  await expect(side(board, "database")).toContainText("401 unknown-session");
  await expect(side(board, "database")).toContainText("0 rows");
  await expect(side(board, "database")).toContainText("password change");
});

test("HTTP: the exchange as it went over the wire", async ({ board, page }) => {
  const answers = collectAnswers(page, "database");
  await board.open();
  await board.signInEverywhere();
  await board.pause();
  await board.tab("HTTP").click();
  const { evidence } = await last(answers);
  await expect(side(board, "database")).toContainText(`Cookie: lab.session=${evidence.cookie?.value}`);
  await expect(side(board, "database")).toContainText("/phone/database/check");
  await expect(side(board, "database")).toContainText("200 OK");
  await expect(side(board, "database")).toContainText(/server-timing: db;desc="1 SQL"/);
  await expect(side(board, "jwt")).toContainText(/server-timing: db;desc="0 SQL".*verify HS256/);
});

test("the row as it lies in the table, until it is gone", async ({ board, lab, page }) => {
  const answers = collectAnswers(page, "database");
  await board.open();
  await board.tab("Row and token").click();
  await expect(side(board, "database")).toContainText("No cookie came");
  await board.signInEverywhere();
  await board.pause();
  const cookie = (await last(answers)).evidence.cookie?.value ?? "";
  const panel = side(board, "database");
  await expect(panel).toContainText("sessionToken");
  await expect(panel).toContainText(createHash("sha256").update(`${lab.id}/${cookie}`).digest("base64url"));
  await expect(panel).not.toContainText(cookie);
  for (const column of ["id", "userId", "device", "expires", "createdAt"]) {
    await expect(panel.getByRole("term").filter({ hasText: new RegExp(`^${column}$`) })).toBeVisible();
  }
  await expect(panel).toContainText("phone");

  await board.changePassword();
  await expect(panel).toContainText(/has no row/);
});

test("the token taken apart, each claim by name", async ({ board, page }) => {
  const answers = collectAnswers(page, "jwt");
  await board.open();
  await board.signInEverywhere();
  await board.pause();
  await board.tab("Row and token").click();
  const token = (await last(answers)).evidence.cookie?.value ?? "";
  const [header = "", claims = "", signature = ""] = token.split(".");
  const panel = side(board, "jwt");
  const decoded = {
    ...JSON.parse(Buffer.from(header, "base64url").toString()),
    ...JSON.parse(Buffer.from(claims, "base64url").toString()),
  };
  expect(Object.keys(decoded).sort()).toEqual(
    ["alg", "typ", "iss", "aud", "sub", "email", "name", "role", "sid", "jti", "iat", "exp"].sort(),
  );
  for (const [name, value] of Object.entries(decoded)) {
    await expect(panel.getByRole("term").filter({ hasText: new RegExp(`^${name}$`) })).toBeVisible();
    // A lab's id is cut: what is on the screen may be on a projector.
    await expect(panel).toContainText(name === "aud" ? String(value).slice(0, 6) : String(value));
    if (name === "aud") await expect(panel).not.toContainText(String(value));
  }
  await expect(panel).toContainText(`${new Date(decoded.exp * 1000).toISOString().slice(11, 19)} UTC, in `);
  await expect(panel).toContainText(signature);
});

test("the code is the file that serves the strategy", async ({ board, page }) => {
  await board.open();
  await board.tab("Code").click();
  for (const strategy of ["database", "jwt"] as const) {
    const file = `auth/${strategy}.ts`;
    const source = await readFile(fileURLToPath(new URL(`../${file}`, import.meta.url)), "utf8");
    const figure = page.getByRole("figure", { name: file });
    await expect(figure).toBeVisible();
    const shown = await figure.locator("pre").textContent();
    expect(shown?.trimEnd()).toBe(source.trimEnd());
  }
});

test("what was done is chosen like a check, from the list or the timeline: INSERT, cookie, DELETE", async ({
  board,
  lab,
  page,
}) => {
  const event = board.evidence.getByRole("combobox", { name: "Event" });
  await board.open();
  await expect(event).toBeHidden();
  await board.signInEverywhere();
  await event.selectOption({ label: (await event.getByText(/signed in$/).textContent()) ?? "" });
  const [sessions, tokens] = [side(board, "database"), side(board, "jwt")];
  const held = await page.context().cookies(`${page.url().split("/lab/")[0]}${lab.jar("Phone", "database")}`);
  const cookie = held.find(({ name }) => name === "lab.session")?.value.slice(0, 8);
  await expect(sessions).toContainText("Phone, database session: signed in");
  await expect(sessions).toContainText("POST …/phone/database/api/auth/callback/credentials");
  await expect(sessions).toContainText('INSERT INTO "Session"');
  await expect(sessions).toContainText(`Set-Cookie: lab.session=${cookie}…; `);
  await expect(sessions).toContainText(`; Path=${lab.url}/phone/database; `);
  await expect(tokens).toContainText("sign HS256");
  await expect(tokens).toContainText("Set-Cookie: lab.token=eyJhbGci…;");
  await expect(tokens).not.toContainText("INSERT");
  await board.tab("HTTP").click();
  await expect(sessions).toContainText("a copy of this would sign nobody in");
  await board.tab("What the server did").click();

  // Another deed, and the panel is with the checks again.
  await board.changePassword();
  await expect(board.evidence).toContainText("Phone · check");
  await page.locator("[data-moment]").last().click({ force: true });
  await expect(board.evidence).toContainText("Phone · password changed");
  await expect(board.panel).toContainText("Laptop, database session: password changed");
  await expect(board.panel).toContainText(/DELETE FROM "Session" WHERE "userId" = \$1\s+2 rows/);
  await board.evidence.getByRole("button", { name: "Earlier event" }).click();
  await expect(sessions).toContainText('INSERT INTO "Session"');
  await event.selectOption({ label: "none" });
  await expect(board.evidence).toContainText("Phone · check");
});

test("earlier checks can be gone back to", async ({ board, page }) => {
  const answers = collectAnswers(page, "database");
  const earlier = board.evidence.getByRole("button", { name: "Earlier check" });
  const later = board.evidence.getByRole("button", { name: "Later check" });
  const number = async () => Number(/check #(\d+)/.exec((await board.evidence.textContent()) ?? "")?.[1]);
  await board.open();
  await board.choose("Phone", "database", "Sign in");
  await board.expectSignedIn("Phone", "database");
  await board.pause();
  await expectShown(side(board, "database"), answers);
  await expect(later).toBeDisabled();

  // What is gone back to stays, whatever a round that was under way still finds.
  await earlier.click();
  await expect(later).toBeEnabled();
  const shown = await number();
  await earlier.click();
  await expect.poll(number).toBe(shown - 1);
  await later.click();
  await expect.poll(number).toBe(shown);

  // Back to the beginning, before anybody had signed in.
  for (let left = shown; left > 1; left -= 1) await earlier.click();
  await expect.poll(number).toBe(1);
  await expect(earlier).toBeDisabled();
  await expect(side(board, "database")).toContainText("401 no-credential");

  // It stays there while the checks go on.
  await board.pauseButton.click();
  const made = answers.length;
  await expect.poll(() => answers.length).toBeGreaterThan(made + 1);
  expect(await number()).toBe(1);
  await expect(board.evidence).toContainText(/check #1, [1-9]\d* s old/);
  await board.evidence.getByRole("button", { name: "Latest" }).click();
  await expect.poll(number).toBeGreaterThan(shown);
  await expect(later).toBeDisabled();
  await expect(board.evidence).not.toContainText("old");
});

test.describe("at 1280×720", () => {
  test.use({ viewport: { width: 1280, height: 720 } });

  test("evidence and lights are in sight together, on every tab", async ({ board, page }) => {
    await board.open();
    await board.signInEverywhere();
    for (const name of ["What the server did", "HTTP", "Row and token", "Sessions", "Code"]) {
      await board.tab(name).click();
      await page.mouse.move(640, 600);
      await page.mouse.wheel(0, 2000);
      for (const { device, strategy } of lanes) {
        await expect(board.card(device, strategy), name).toBeInViewport({ ratio: 1 });
      }
      const bottom = (await board.card("Phone", "jwt").boundingBox())?.y ?? 0;
      await expect(board.panel).toBeInViewport();
      const panel = await board.panel.boundingBox();
      expect((panel?.y ?? 0) + (panel?.height ?? 0), name).toBeGreaterThan(bottom + 150);
      await page.mouse.wheel(0, -2000);
    }
  });
});

test("the card that is chosen is the device that the evidence is of", async ({ board }) => {
  await board.open();
  await expect(board.evidence).toContainText("Phone · check");
  const laptop = board.card("Laptop", "jwt").getByRole("button", { name: "Laptop", exact: true });
  await laptop.click();
  await expect(laptop).toHaveAttribute("aria-pressed", "true");
  await expect(board.evidence).toContainText("Laptop · check");
});
