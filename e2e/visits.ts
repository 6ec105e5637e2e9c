import type { Page } from "@playwright/test";
import { story, visits } from "../lessons/other-site/story";
import { expect } from "./expect";
import { type Hand, quickHand } from "./scenarios/stage";

/** That Alice's site refuses what another site sends is what the visits are about, and the browser complains of it. */
export const refusedForgeries: Record<number, RegExp> = {
  401: /\/role\?by=/,
  403: /\/role\?by=/,
  405: /\/role\?by=/,
};

/** What the pages say once all is done that a visit is made for, in the order of the visits. */
export const visitDone = [
  "Alice is signed in.",
  "Everything has been sent. What it came to, the lab knows.",
  "The script has done what it could.",
] as const;

/** Goes where a visit leads to, and waits until all is done there. */
export async function goThere(page: Page, index: number, hand: Hand = quickHand): Promise<void> {
  await hand.press(page.getByRole("link", { name: visits[index]?.button, exact: true }));
  await expect(page.getByRole("status")).toHaveText(visitDone[index] ?? "");
}

/** Comes back, and waits until the lab shows what it came to: what comes next, or that all is measured. */
export async function comeBack(page: Page, index: number, hand: Hand = quickHand): Promise<void> {
  await hand.press(page.getByRole("link", { name: "Back to the lab" }));
  await expect(page.getByRole("heading", { level: 1, name: story.title })).toBeVisible();
  await expect(
    page.getByRole("heading", { level: 2, name: visits[index + 1]?.title ?? "Measured" }),
  ).toBeVisible();
}
