import { challenges, findChallenge } from "../lessons/challenges/registry";
import type { Action } from "../lessons/scenarios/scenario";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { alice, Lab } from "./lab";
import { expectFits, expectFitsEverywhere, join, openWall } from "./room";
import { perform } from "./scenarios/perform";
import { Stage } from "./scenarios/stage";

test.use({ refusals: { 401: /\/check$/ } });
test.setTimeout(240_000);

test("whoever opens a lab of their own solves a challenge there, and the wall counts it", async ({
  page,
  browser,
}) => {
  const room = await openWall(page);
  const phones = [await join(browser, room), await join(browser, room)] as const;
  const [ann, ben] = phones;
  await expect(ann.getByText("At your own pace")).toBeHidden();
  await page.getByRole("button", { name: "Class …" }).click();
  await page.getByRole("button", { name: "Offer everybody a lab of their own" }).click();
  await page.getByRole("button", { name: "Close", exact: true }).click();
  const headline = page.getByRole("heading", { level: 1 });
  await expect(headline).toHaveText("At your own pace: 0 labs, 0 challenges solved.");

  for (const phone of phones) {
    await expect(phone.getByRole("button", { name: "Open a lab of your own" })).toBeVisible({
      timeout: 60_000,
    });
  }
  await expectFits(ann);
  await expectAccessible(ann, "a phone that is offered a lab");
  for (const phone of phones) {
    await phone.getByRole("button", { name: "Open a lab of your own" }).click();
    await expect(phone.getByText(`0 of ${challenges.length} solved in this lab`)).toBeVisible();
  }
  await expect(headline).toHaveText("At your own pace: 2 labs, 0 challenges solved.");

  const { id, title, strategies, solution } = findChallenge("signed-out-and-in");
  await ann.getByRole("link", { name: `Play: ${title}` }).click();
  const url = new URL(ann.url()).pathname;
  const strip = ann.getByRole("region", { name: "Challenge" });
  await strip.getByRole("button", { name: "Begin", exact: true }).click();
  await expect(strip.getByText("Not yet:").first()).toBeVisible();
  const own = new Lab(ann.request, url.split("/")[2] ?? "", url, { email: alice, password: "" });
  const stage = new Stage(ann, own, strategies);
  for (const move of solution) await perform(stage, move as Action);
  await expect(strip, id).toContainText("Solved.", { timeout: 30_000 });

  await expect(headline).toHaveText("At your own pace: 2 labs, 1 challenge solved.");
  await expect(page.getByRole("listitem").filter({ hasText: title })).toHaveText(`${title}1`);
  const labs = page.getByRole("img", { name: "Phone 1: 1 solved. Phone 2: 0 solved" });
  await expect(labs).toBeVisible();
  await expectFitsEverywhere(page);
  await expectAccessible(page, "the wall with everybody's labs");

  await ben.getByRole("link", { name: "Your phone in the class" }).click();
  await expect(ben.getByRole("link", { name: "Go to your lab" })).toBeVisible();
  await page.getByRole("button", { name: "Back to the round" }).click();
  await expect(headline).toHaveText("2 phones, all of them Alice's.");
  await Promise.all(phones.map((phone) => phone.context().close()));
});
