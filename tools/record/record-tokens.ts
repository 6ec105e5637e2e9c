import { setTimeout as sleep } from "node:timers/promises";
import { expect, type Page } from "@playwright/test";
import type { Lab } from "../../e2e/lab";
import { outcomeOf } from "../../lessons/opaque-token/fate";
import type { Experiment } from "../../lessons/opaque-token/seen";
import { apiIds, type Part } from "../../lessons/opaque-token/story";
import type { Filmed } from "../../lessons/recordings/filmed";
import { readingSeconds } from "../../lessons/recordings/pace";
import type { RecordedStep } from "../../lessons/recordings/recording";
import { Camera } from "./camera";
import { bringIntoSight, type VisiblePointer } from "./pointer";
import type { Film } from "./record-scenario";

/** Milliseconds that the whole run may take. */
const patience = 60_000;

/**
 * Has the three APIs shown their tokens before the camera.
 * @param tell is called with every step that begins
 */
export async function recordTokens(
  { steps }: Filmed,
  page: Page,
  lab: Lab,
  pointer: VisiblePointer,
  folder: string,
  tell: (step: number) => void,
): Promise<Film> {
  const camera = new Camera(page, folder);
  const read = (index: number) => readingSeconds(steps[index]?.narration ?? "");
  const until = (second: number) => sleep(Math.max(0, second - camera.now()) * 1000);
  const begins: number[] = [];
  const begin = () => {
    begins.push(begins.length === 0 ? 0 : camera.now());
    tell(begins.length);
  };
  await page.goto(`${lab.url}/opaque-token`);
  const button = page.getByRole("button", { name: "Change the password" });
  await expect(button).toBeEnabled();
  await pointer.appear();
  await camera.start();
  begin();
  await until(read(0));
  begin();
  const run = page.waitForResponse(/opaque-token\/run$/);
  await pointer.press(button);
  await expect(page.locator('[data-part="cut"]').first()).toBeVisible({ timeout: patience });
  begin();
  const again = page.getByRole("button", { name: "Once more" });
  await expect(again).toBeEnabled({ timeout: patience });
  begin();
  await bringIntoSight(page.getByRole("region", { name: "What it comes to" }));
  await until((begins[3] ?? 0) + read(3));
  const experiment = await resultOf(await (await run).text());
  const recorded = begins.map((from, index): RecordedStep => {
    const part = steps[index]?.part;
    const fates = part && fatesOf(experiment, part);
    return { from, readOutFrom: null, refused: null, checks: [], scriptSees: {}, ...(fates && { fates }) };
  });
  const seconds = camera.now();
  return { steps: recorded, stills: await camera.stop(), seconds };
}

/** @param text the run's events, a line of JSON each */
async function resultOf(text: string): Promise<Experiment> {
  const last = JSON.parse(text.trim().split("\n").at(-1) ?? "");
  if (last.type !== "result") throw new Error(`The run came to ${JSON.stringify(last)}`);
  return last.result;
}

function fatesOf({ asked, acted }: Experiment, part: Part): NonNullable<RecordedStep["fates"]> {
  const fates = apiIds.map((api) => {
    const outcome = outcomeOf(asked, acted, api, part);
    if (!outcome) throw new Error(`${api} did not accept its token to begin with.`);
    return [api, outcome.fate];
  });
  return Object.fromEntries(fates);
}
