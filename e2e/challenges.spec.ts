import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { cacheNames } from "../components/lab-client/cache-names";
import { type Challenge, type Move, rightObstacle } from "../lessons/challenges/challenge";
import { challenges, findChallenge } from "../lessons/challenges/registry";
import { visits } from "../lessons/other-site/story";
import { HttpClient } from "../lib/client/http-client.mjs";
import { type LaneKey, laneOf } from "../lib/lab/lane";
import { Player } from "../tools/testing/player";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import type { Lab } from "./lab";
import { perform } from "./scenarios/perform";
import { expectedComplaints } from "./scenarios/refusals";
import { Stage } from "./scenarios/stage";

test.use({
  refusals: {
    ...expectedComplaints,
    401: new RegExp(`${expectedComplaints[401]?.source}|/role\\?by=`),
    ...{ 403: /\/role\?by=/, 405: /\/role\?by=/, 410: /\/challenges\/caught$/ },
  },
});

/** A challenge that is played on the board, with the board's own controls. */
class Game {
  readonly stage: Stage;
  #isPaused = false;

  constructor(
    readonly page: Page,
    readonly lab: Lab,
    readonly challenge: Challenge,
  ) {
    this.stage = new Stage(page, lab, challenge.strategies);
  }

  get strip() {
    return this.page.getByRole("region", { name: "Challenge" });
  }

  async begin(): Promise<void> {
    await this.page.goto(`${this.lab.url}?challenge=${this.challenge.id}`);
    await this.strip.getByRole("button", { name: "Begin", exact: true }).click();
    await expect(this.strip.getByText("Not yet:").first()).toBeVisible();
  }

  async play(): Promise<void> {
    for (const move of this.challenge.solution) await this.#make(move);
  }

  async #make(move: Move): Promise<void> {
    switch (move.do) {
      case "set-cache":
        return this.stage.choose("Cache", cacheNames[move.to]);
      case "pause":
        this.#isPaused = move.on;
        return this.page.getByRole("button", { name: /pause the checks/i }).click();
      case "open-other-site":
        return this.#openOtherSite();
      case "forge":
        await this.strip.getByRole("button", { name: /^Give the thief/ }).click();
        return expect(this.strip.getByRole("status").first()).toHaveText(
          "A check of it says: bad-signature.",
        );
      case "refresh":
      case "fetch-page":
        // Pressed on the board, it would have the board look at the phone as well.
        if (this.#isPaused) return this.#inTab(move.do, move.lanes);
        break;
    }
    await perform(this.stage, move);
  }

  /** In the tab that the strip opens. */
  async #openOtherSite(): Promise<void> {
    const opened = this.page.context().waitForEvent("page");
    await this.strip.getByRole("link", { name: "To the two sites" }).click();
    const tab = await opened;
    for (const { button } of visits.slice(0, 2)) {
      await tab.getByRole("link", { name: button, exact: true }).click();
      await expect(tab.getByRole("status")).toHaveText(/signed in\.|has been sent\./);
      await tab.getByRole("link", { name: "Back to the lab" }).click();
    }
    await expect(tab.locator('[data-way="lax"]')).toContainText("refused");
  }

  /** On the thief's own page, in a tab of its own. */
  async #inTab(what: string, lanes: readonly LaneKey[]): Promise<void> {
    for (const { device, strategy } of lanes.map(laneOf)) {
      const tab = await this.page.context().newPage();
      await tab.goto(`${this.lab.url}/${device}/${strategy}`);
      if (what === "refresh") {
        await tab.getByRole("button", { name: /refresh/i }).click();
        await expect(tab).toHaveURL(/done=refreshed/);
      }
      await tab.close();
    }
  }

  /** Says that it cannot be done, where that is the solution. */
  async answer(obstacle: number): Promise<void> {
    const details = this.strip.getByText("It cannot be done, because …");
    if (!(await this.strip.getByRole("radio").first().isVisible())) await details.click();
    await this.strip.getByRole("radio", { name: this.challenge.obstacles[obstacle]?.words ?? "" }).check();
    await this.strip.getByRole("button", { name: "That is why" }).click();
  }

  async solve(): Promise<void> {
    await this.begin();
    await this.play();
    const right = rightObstacle(this.challenge);
    if (right !== null) {
      await expect(this.strip.getByText("Not yet:")).toHaveCount(0);
      await this.answer(right);
    }
    await expect(this.strip).toContainText("Solved.");
    await expect(this.strip).toContainText(this.challenge.why);
  }
}

/** Without a board, over the endpoints, so that many can be played at once. */
async function playApart(challenge: Challenge, origin: string): Promise<Player> {
  const player = await Player.enter(challenge, new HttpClient(origin), sleep);
  await player.ask({ do: "begin" });
  await player.play();
  await player.ask({ do: "look" });
  const right = rightObstacle(challenge);
  if (right !== null) await player.ask({ do: "answer", obstacle: right });
  return player;
}

const waits = ({ solution }: Challenge) => solution.some(({ do: what }) => /^wait-|^let-pass$/.test(what));

/**
 * In these the visitor or the server has to be quick, within seconds of real time, which nobody can ask of a busy
 * machine. challenges.test.ts plays them, as all others, with a clock that it moves by hand.
 */
const hurried = ["caught", "free-and-at-once", "one-phone-no-statement", "ten-seconds"];

test("every challenge that leaves time is solved by its solution in real time", { tag: "@waits" }, async ({
  baseURL,
}) => {
  test.setTimeout(240_000);
  const unhurried = challenges.filter(({ id }) => !hurried.includes(id));
  expect(unhurried).toHaveLength(challenges.length - hurried.length);
  // Those that wait do so side by side. One begins after the other, as the first moves are what takes work.
  const waiting = unhurried.filter(waits).map(async (challenge, index) => {
    await sleep(index * 1500);
    return playApart(challenge, baseURL ?? "");
  });
  const played = await Promise.all(waiting);
  for (const challenge of unhurried.filter((one) => !waits(one))) {
    played.push(await playApart(challenge, baseURL ?? ""));
  }
  expect(played).toHaveLength(unhurried.length);
  for (const player of played) {
    const { findings, solvedAt } = await player.ask({ do: "look" });
    expect([player.challenge.id, solvedAt !== null], JSON.stringify(findings)).toEqual([
      player.challenge.id,
      true,
    ]);
  }
});

/** A kind of playing each: buttons, an account's menu, the distance of the database, a script's cookie, two sites. */
for (const id of [
  "after-the-change",
  "the-old-role",
  "without-the-database",
  "a-token-for-bob",
  "from-another-site",
]) {
  test(`solved by hand: ${id}`, ({ page, lab }) => new Game(page, lab, findChallenge(id)).solve());
}

/** What is kept in memory, and the board that is silent. */
for (const id of ["free-and-at-once", "unnoticed"]) {
  test(`solved by hand as time goes by: ${id}`, { tag: "@waits" }, ({ page, lab }) =>
    new Game(page, lab, findChallenge(id)).solve(),
  );
}

test("hints are shown one by one, and a wrong reason is answered", async ({ page, lab }) => {
  const challenge = findChallenge("what-the-table-holds");
  const game = new Game(page, lab, challenge);
  await game.begin();
  for (const [index, hint] of challenge.hints.entries()) {
    await expect(game.strip).not.toContainText(hint);
    await game.strip.getByRole("button", { name: `Hint ${index + 1} of 3` }).click();
    await expect(game.strip).toContainText(hint);
  }
  await expect(game.strip.getByRole("button", { name: /^Hint/ })).toHaveCount(0);
  await game.answer(1);
  await expect(game.strip).toContainText(challenge.obstacles[1].answer);
  await expect(game.strip).toContainText("Wrong reasons so far: 1.");
  await expectAccessible(page, "while a reason is answered");
  await game.play();
  await game.answer(0);
  await expect(game.strip).toContainText("Hints: 3 · wrong reasons: 1");
  await expectAccessible(page, "once it is solved");
  await game.strip.getByRole("link", { name: "All challenges" }).click();
  await expect(page.getByText(`1 of ${challenges.length} solved in this lab`)).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: challenge.title })).toContainText(
    /✓ Solved in 0 min \d+ s, 3 hints, wrong reasons: 1/,
  );
  await expectAccessible(page, "the list");
});

test("an address that names no challenge says so, and a lab that is over ends the challenge", async ({
  page,
  lab,
}) => {
  await page.goto(`${lab.url}?challenge=none`);
  await expect(page.getByRole("alert").filter({ hasText: "no such challenge" })).toBeVisible();
  const game = new Game(page, lab, findChallenge("caught"));
  await game.begin();
  await page.route("**/challenges/caught", (route) =>
    route.fulfill({
      status: 410,
      contentType: "application/problem+json",
      body: JSON.stringify({ code: "expired-lab", title: "This lab is over. A lab lives for a day." }),
    }),
  );
  await expect(game.strip.getByRole("alert")).toContainText("This lab is over.");
  await expect(game.strip.getByRole("button", { name: "Begin again" })).toHaveCount(0);
});
