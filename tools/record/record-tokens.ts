import { setTimeout as sleep } from "node:timers/promises";
import { expect, type Page } from "@playwright/test";
import type { Lab } from "../../e2e/lab";
import { fates } from "../../lessons/opaque-token/fate";
import type { ApiId, Part } from "../../lessons/opaque-token/story";
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
  await pointer.press(button);
  await expect(page.locator('[data-part="cut"]').first()).toBeVisible({ timeout: patience });
  begin();
  const again = page.getByRole("button", { name: "Once more" });
  await expect(again).toBeEnabled({ timeout: patience });
  begin();
  await bringIntoSight(page.getByRole("region", { name: "What it comes to" }));
  await until((begins[3] ?? 0) + read(3));
  const recorded: RecordedStep[] = [];
  for (const [index, from] of begins.entries()) {
    const part = steps[index]?.part;
    const found = part && (await readFates(page, part));
    recorded.push({
      from,
      readOutFrom: null,
      refused: null,
      checks: [],
      scriptSees: {},
      ...(found && { fates: found }),
    });
  }
  const seconds = camera.now();
  return { steps: recorded, stills: await camera.stop(), seconds };
}

/** What the page found of each API. */
async function readFates(page: Page, part: Part): Promise<NonNullable<RecordedStep["fates"]>> {
  const read = async (api: ApiId) => {
    const fate = await page.locator(`[data-api="${api}"] [data-part="${part}"]`).getAttribute("data-fate");
    const found = fates.find((one) => one === fate);
    if (!found) throw new Error(`${api} did not accept its token to begin with.`);
    return found;
  };
  return { verifies: await read("verifies"), asks: await read("asks"), believes: await read("believes") };
}
