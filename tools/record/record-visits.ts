import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import type { Lab } from "../../e2e/lab";
import { comeBack, goThere } from "../../e2e/visits";
import { cellOf, type Outcome, wayIds } from "../../lessons/other-site/outcome";
import { visits } from "../../lessons/other-site/story";
import type { Filmed, FilmedVisit } from "../../lessons/recordings/filmed";
import { readingSeconds } from "../../lessons/recordings/pace";
import type { RecordedStep } from "../../lessons/recordings/recording";
import { Camera } from "./camera";
import { bringIntoSight, type VisiblePointer } from "./pointer";
import type { Film } from "./record-scenario";

/** Seconds in which the address and the words of a site are looked at, and then what the visit came to. */
const stay = 2.5;
const look = 4;

/**
 * Makes the visits to the other site before the camera, at the pace of somebody who reads its captions.
 * @param tell is called with every step that begins
 */
export async function recordVisits(
  { steps }: Filmed,
  page: Page,
  lab: Lab,
  pointer: VisiblePointer,
  folder: string,
  tell: (step: number) => void,
): Promise<Film> {
  const camera = new Camera(page, folder);
  const until = (second: number) => sleep(Math.max(0, second - camera.now()) * 1000);
  const recorded: RecordedStep[] = [];
  await page.goto(`${lab.url}/other-site`);
  const first = page.getByRole("link", { name: visits[0]?.button, exact: true });
  const site = new URL((await first.getAttribute("href")) ?? "").origin;
  await pointer.appear();
  await camera.start();
  for (const [index, { narration, visit }] of steps.entries()) {
    tell(index + 1);
    const from = index === 0 ? 0 : camera.now();
    const read = readingSeconds(narration);
    if (visit) {
      await until(from + 0.8 * read);
      await goThere(page, index, pointer);
      // Each page is a new one, without a pointer.
      await pointer.appear();
      await until(Math.max(camera.now() + stay, from + read));
      await comeBack(page, index, pointer);
      await pointer.appear();
      if (visit.asks.length > 0) await bringIntoSight(page.getByRole("table").first());
      await until(camera.now() + (visit.asks.length > 0 ? look : stay));
    } else {
      await bringIntoSight(page.getByRole("region", { name: "What it comes to" }));
      await until(from + read);
    }
    const cells = visit && (await readCells(page, `${site}/alice/${lab.id}/outcome`, visit));
    recorded.push({ from, readOutFrom: null, refused: null, checks: [], scriptSees: {}, cells });
  }
  const seconds = camera.now();
  return { steps: recorded, stills: await camera.stop(), seconds };
}

/** What Alice's site saw of a visit. */
async function readCells(page: Page, address: string, { asks }: FilmedVisit): Promise<RecordedStep["cells"]> {
  const { outcome }: { outcome: Outcome } = await (await page.request.get(address)).json();
  return Object.fromEntries(
    asks.map((column) => [
      column,
      Object.fromEntries(wayIds.map((way) => [way, cellOf(outcome, way, column)])),
    ]),
  );
}
