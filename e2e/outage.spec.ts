import { expect, test } from "./fixtures";
import { lanes } from "./lab";

// The database is gone for these requests because the test asks for it.
test.use({ refusals: { 401: /\/check(\?db=\S*)?$/, 503: /\?db=down$/ } });

/** Milliseconds that a card says its check took. */
function readMs(text: string | null): number {
  return Number(/([\d.]+) ms/.exec(text ?? "")?.[1]);
}

test("the database gone: sessions get no answer, tokens do not notice", async ({ board, page }) => {
  await board.open();
  await board.signInEverywhere();
  await board.steal();
  await board.database.selectOption("gone");
  for (const { device, strategy } of lanes) {
    if (strategy === "jwt") {
      await board.expectSignedIn(device, strategy);
    } else {
      await expect(board.card(device, strategy)).toContainText("No answer");
      await expect(board.card(device, strategy)).toContainText("database-unavailable");
    }
  }
  await expect(page.getByRole("status").filter({ hasText: /database/i })).toContainText(
    "the database is switched off",
  );
  await expect(board.panel).toContainText("503 database-unavailable");
  await expect(board.panel).toContainText("could not be looked up");
  await expect(board.panel).toContainText("200 alice@example.com");

  await board.database.selectOption("near");
  for (const { device, strategy } of lanes) await board.expectSignedIn(device, strategy);
  await expect(board.timeline).toHaveAccessibleDescription(/no answer from \d:\d\d to \d:\d\d/);
});

test("40 ms away: a session's check takes them, a token's does not", async ({ board }) => {
  await board.open();
  await board.signInEverywhere();
  await board.database.selectOption("40 ms away");
  const phone = board.card("Phone", "database");
  await expect.poll(async () => readMs(await phone.textContent())).toBeGreaterThanOrEqual(40);
  await expect(board.evidence).toContainText(/1 row · (4\d|[5-9]\d|\d{3,}) ms/);
  // Polled, because a busy machine can delay any single check.
  await expect.poll(async () => readMs(await board.card("Phone", "jwt").textContent())).toBeLessThan(40);
  await board.expectSignedIn("Phone", "database");

  await board.database.selectOption("near");
  await expect.poll(async () => readMs(await phone.textContent())).toBeLessThan(40);
});
