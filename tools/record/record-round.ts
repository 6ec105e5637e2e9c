import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, expect, type Page } from "@playwright/test";
import { guess, openWall } from "../../e2e/room";
import type { Filmed } from "../../lessons/recordings/filmed";
import { filmedPhones } from "../../lessons/recordings/filmed-round";
import { readingSeconds } from "../../lessons/recordings/pace";
import type { RecordedStep } from "../../lessons/recordings/recording";
import { roundKindOf } from "../../lessons/rounds/registry";
import type { ClassState } from "../../lib/class/state";
import { Camera } from "./camera";
import type { VisiblePointer } from "./pointer";
import type { Film } from "./record-scenario";
import { phoneWindow, wallWindow } from "./sizes";

/** Milliseconds within which the last light must have changed. */
const patience = 60_000;
/** Seconds between two phones that join, and for the eye to see what an action led to. */
const pause = 0.7;
const linger = 2.5;

/** What each phone guesses, so that the room is of two minds. */
const guesses = [
  ["out", "still in"],
  ["out", "out"],
  ["still in", "still in"],
  ["out", "still in"],
] as const;

/**
 * Holds a round of a class before the cameras: one films the wall, and one each phone.
 * @param tell is called with every step that begins
 */
export async function recordRound(
  { steps }: Filmed,
  page: Page,
  browser: Browser,
  pointer: VisiblePointer,
  folder: string,
  tell: (step: number) => void,
): Promise<Film> {
  await page.setViewportSize(wallWindow);
  const room = await openWall(page);
  const kind = roundKindOf(steps[0]?.round?.kind ?? "");
  const phones = await Promise.all(Array.from({ length: filmedPhones }, () => openPhone(browser, page)));
  for (const phone of phones) await phone.goto(room.joinUrl);
  const cameras = [page, ...phones].map(
    (one, index) => new Camera(one, `${folder}-${index}`, index === 0 ? wallWindow : phoneWindow),
  );
  const camera = cameras[0] as Camera;
  const until = (second: number) => sleep(Math.max(0, second - camera.now()) * 1000);
  const readState = async (): Promise<ClassState> => (await page.request.get(`${room.url}/state`)).json();

  const acts: (() => Promise<void>)[] = [
    async () => {
      for (const phone of phones) {
        await sleep(pause * 1000);
        await phone.getByRole("button", { name: "Join" }).click();
      }
      await expect(page.getByRole("heading", { level: 1 })).toContainText(`${filmedPhones} phones`);
    },
    async () => {
      await pointer.press(page.getByRole("button", { name: "Another round …" }));
      await pointer.choose(page.getByLabel("Round", { exact: true }), kind.title);
      await pointer.press(page.getByRole("button", { name: "Ask", exact: true }));
      for (const [index, phone] of phones.entries()) {
        const [left, right] = guesses[index] ?? guesses[0];
        await phone.getByRole("button", { name: /my guess/ }).waitFor({ timeout: patience });
        await guess(phone, left, right);
        // Its lights, which are looked at next.
        await phone.getByRole("main").evaluate((main) => main.scrollIntoView({ behavior: "smooth" }));
      }
    },
    async () => {
      await pointer.press(page.getByRole("button", { name: kind.button, exact: true }));
      await expect(page.getByRole("heading", { level: 1 })).toContainText(": nobody.", { timeout: patience });
    },
    async () => {
      await pointer.press(page.getByRole("button", { name: "Why? Show the guesses" }));
      await expect(page.getByText("You said, before")).toBeVisible();
    },
  ];

  await pointer.appear();
  for (const one of cameras) await one.start();
  const recorded: RecordedStep[] = [];
  for (const [index, { narration }] of steps.entries()) {
    tell(index + 1);
    const from = index === 0 ? 0 : camera.now();
    // Nothing is pressed before it has been said what about.
    if (index > 0) await until(from + 0.4 * readingSeconds(narration));
    await acts[index]?.();
    await until(Math.max(camera.now() + linger, from + readingSeconds(narration)));
    const { counts } = await readState();
    recorded.push({
      ...{ from, readOutFrom: null, refused: null, checks: [], scriptSees: {} },
      counts: [kind.left, kind.right].flatMap((strategy) => {
        const found = counts[strategy];
        return found ? [{ strategy, in: found.in, of: found.of }] : [];
      }),
    });
  }
  const seconds = camera.now();
  const [stills = [], ...beside] = await Promise.all(cameras.map((one) => one.stop()));
  await Promise.all(phones.map((phone) => phone.context().close()));
  return { steps: recorded, stills, beside, seconds };
}

async function openPhone(browser: Browser, wall: Page): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport: phoneWindow, deviceScaleFactor: 1, isMobile: true, hasTouch: true, colorScheme: "light" },
    baseURL: new URL(wall.url()).origin,
  });
  return context.newPage();
}
