import type { Page } from "@playwright/test";
import { type Recording, recordingUrl, writtenFiles } from "../lessons/recordings/recording";
import { type ToldRecording, tell } from "../lessons/recordings/told";
import { loadScenario } from "../lessons/scenarios/registry";
import { expectAccessible } from "./accessible";
import { findFaults, sizes } from "./faults";
import { expect, test } from "./fixtures";

const id = "the-password-changes";

/** A recording as the page is to tell it. */
async function readRecording(page: Page): Promise<ToldRecording> {
  const recordings: Recording[] = await (await page.request.get("/recordings/index.json")).json();
  const found = recordings.find((recording) => recording.id === id);
  if (!found) throw new Error(`There is no recording of ${id}: npm run record ${id}`);
  return tell(await loadScenario(id), found);
}

/** What the player is at, as the browser has it. */
function playing(page: Page) {
  return page.locator("video").evaluate((video: HTMLVideoElement) => ({
    time: video.currentTime,
    speed: video.playbackRate,
    ready: video.readyState,
    captions: [...video.textTracks].find(({ kind }) => kind === "captions")?.mode,
    said: [...([...video.textTracks].find(({ kind }) => kind === "captions")?.activeCues ?? [])].map(
      (cue) => (cue as VTTCue).text,
    ),
  }));
}

const current = (page: Page) =>
  page.getByRole("region", { name: "Transcript" }).locator("[aria-current=step]");

test("captions are on, can be switched off, and say what is told at that time", async ({ page }) => {
  const { steps } = await readRecording(page);
  await page.goto(`/recordings?id=${id}&step=2`);
  const captions = page.getByRole("button", { name: /^Captions/ });
  await expect(captions).toHaveAttribute("aria-pressed", "true");
  await expect.poll(async () => (await playing(page)).captions).toBe("showing");
  await expect.poll(async () => (await playing(page)).said).toEqual([steps[1]?.narration]);
  const strip = page.getByTestId("caption");
  await expect(strip).toHaveText(steps[1]?.narration ?? "");
  // Below the picture, all of which is to be seen.
  const box = await page.locator("video").boundingBox();
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(1280 / 720, 1);
  expect((await strip.boundingBox())?.y).toBeGreaterThan((box?.y ?? 0) + (box?.height ?? 0));

  await captions.click();
  await expect(captions).toHaveAttribute("aria-pressed", "false");
  expect((await playing(page)).captions).toBe("hidden");
  await expect(strip).toBeEmpty();
  await captions.click();
  await expect(captions).toHaveAttribute("aria-pressed", "true");
  expect((await playing(page)).captions).toBe("showing");
  await expect(strip).toHaveText(steps[1]?.narration ?? "");
  // As the video's own menu does it.
  await page.locator("video").evaluate((video: HTMLVideoElement) => {
    for (const track of video.textTracks) track.mode = "disabled";
  });
  await expect(captions).toHaveAttribute("aria-pressed", "false");
});

test("chapters are jumped to, and the transcript is where the video is", async ({ page }) => {
  const { steps } = await readRecording(page);
  await page.goto(`/recordings?id=${id}`);
  const transcript = page.getByRole("region", { name: "Transcript" });
  await expect(transcript.getByRole("link")).toHaveCount(steps.length);
  await expect(current(page)).toContainText(steps[0]?.title ?? "");
  await expect(page.getByTestId("caption")).toHaveText(steps[0]?.narration ?? "");
  await expect(page.getByRole("button", { name: "Previous chapter" })).toBeDisabled();
  await expect.poll(async () => (await playing(page)).ready).toBeGreaterThan(0);

  const last = steps.length;
  await transcript.getByRole("link", { name: `${last}.` }).click();
  await expect.poll(async () => (await playing(page)).time).toBeCloseTo(steps[last - 1]?.from ?? 0, 0);
  await expect(current(page)).toContainText(steps[last - 1]?.narration ?? "");
  await expect(current(page)).toBeInViewport();
  await expect(page).toHaveURL(new RegExp(`id=${id}&step=${last}$`));
  await expect(page.getByRole("button", { name: "Next chapter" })).toBeDisabled();

  await page.getByRole("button", { name: "Previous chapter" }).focus();
  await page.keyboard.press("Enter");
  await expect(current(page)).toContainText(steps[last - 2]?.title ?? "");
  await expect.poll(async () => (await playing(page)).time).toBeCloseTo(steps[last - 2]?.from ?? 0, 0);
});

test("the transcript follows the video as it plays, at the speed that was chosen", async ({ page }) => {
  const { steps } = await readRecording(page);
  await page.goto(`/recordings?id=${id}`);
  await page.getByRole("combobox", { name: "Speed" }).selectOption("2×");
  expect((await playing(page)).speed).toBe(2);
  // From a moment before the second chapter.
  await page.locator("video").evaluate((video: HTMLVideoElement, from) => {
    video.muted = true;
    video.currentTime = from - 1;
    return video.play();
  }, steps[1]?.from ?? 0);
  await expect(current(page)).toContainText(steps[1]?.title ?? "");
});

test("where the film cannot be played it is said, chapters still lead through the transcript, and no button is dead", async ({
  page,
}) => {
  const { steps } = await readRecording(page);
  await page.route("**/*.webm", (route) => route.fulfill({ contentType: "video/webm", body: "no film" }));
  await page.goto(`/recordings?id=${id}`);
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    "This browser does not play the film",
  );
  await expect(page.getByRole("button", { name: /^Captions/ })).toHaveCount(0);
  await expect(page.getByRole("combobox", { name: "Speed" })).toHaveCount(0);
  await page.getByRole("button", { name: "Next chapter" }).click();
  await expect(current(page)).toContainText(steps[1]?.narration ?? "");
});

test("a link leads to a step, to a recording, or says that there is none", async ({ page }) => {
  const { steps, title } = await readRecording(page);
  await page.goto(`/recordings?id=${id}&step=3`);
  await expect(current(page)).toContainText(steps[2]?.title ?? "");
  await expect.poll(async () => (await playing(page)).time).toBeCloseTo(steps[2]?.from ?? 0, 0);

  await page.goto(`/recordings#${id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  for (const query of ["?id=nothing", "?id=a&id=b", "?id=%00"]) {
    await page.goto(`/recordings${query}`);
    await expect(page.getByRole("main").getByRole("alert")).toHaveText("There is no recording of that name.");
    await expect(page.locator("video")).toBeVisible();
  }
  for (const step of ["0", "99", "x", "1.5"]) {
    await page.goto(`/recordings?id=${id}&step=${step}`);
    await expect(current(page)).toContainText(steps[0]?.title ?? "");
  }
});

test("every file of every recording is there, and a video can be fetched in pieces", async ({ page }) => {
  const recordings: Recording[] = await (await page.request.get("/recordings/index.json")).json();
  await page.goto("/recordings");
  await expect(page.getByRole("listitem").filter({ has: page.getByRole("heading") })).toHaveCount(
    recordings.length,
  );
  let total = 0;
  for (const recording of recordings) {
    const sizes = await Promise.all(
      (["film", "poster"] as const).map(async (file) => {
        const response = await page.request.head(recordingUrl(recording.id, file));
        expect(response.status(), `${recording.id}, ${file}`).toBe(200);
        return Number(response.headers()["content-length"]);
      }),
    );
    for (const ending of Object.values(writtenFiles)) {
      const response = await page.request.head(`/recordings/${recording.id}${ending}`);
      expect(response.status(), `${recording.id}${ending}`).toBe(200);
    }
    expect(sizes[0]).toBe(recording.bytes);
    expect(recording.bytes).toBeLessThanOrEqual(3 * 2 ** 20);
    expect(recording.seconds).toBeLessThanOrEqual(90);
    total += recording.bytes;
  }
  expect(total).toBeLessThan(15 * 2 ** 20);
  const piece = await page.request.get(`/recordings/${id}.webm`, { headers: { range: "bytes=100-199" } });
  expect([piece.status(), (await piece.body()).length]).toEqual([206, 100]);
});

test("captions, chapters, transcript and the film to keep have the scenario's words", async ({ page }) => {
  const { steps, title, bytes } = await readRecording(page);
  const fetchFile = async (ending: string, type: string) => {
    const response = await page.request.get(`/recordings/${id}${ending}`);
    expect(response.headers()["content-type"]).toBe(type);
    return response.body();
  };
  const captions = `${await fetchFile(".vtt", "text/vtt; charset=utf-8")}`;
  const chapters = `${await fetchFile(".chapters.vtt", "text/vtt; charset=utf-8")}`;
  const transcript = `${await fetchFile(".md", "text/markdown; charset=utf-8")}`;
  const film = await fetchFile(".mkv", "video/x-matroska");
  for (const step of steps) {
    expect(captions).toContain(`\n${step.narration}\n`);
    expect(chapters).toContain(`\n${step.title}\n`);
    expect(transcript).toContain(step.narration);
    expect(film.includes(step.narration)).toBe(true);
  }
  expect(transcript).toMatch(new RegExp(`^# ${title}\n`));
  expect(film.length).toBeGreaterThan(bytes);
  await page.goto(`/recordings?id=${id}`);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /^Video with captions/ }).click();
  expect((await download).suggestedFilename()).toBe(`${id}.mkv`);
});

test("a file that there is not is refused in words", async ({ request }) => {
  for (const name of ["no-such-story.vtt", `${id}.txt`, id, `${id}.zip.vtt`, "..%2F..%2Fpackage.vtt"]) {
    const response = await request.get(`/recordings/${name}`);
    expect([response.status(), (await response.json()).code], name).toEqual([404, "unknown-recording"]);
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("there is the video, with its captions, and all of the transcript", async ({ page }) => {
    const { steps } = await readRecording(page);
    await page.goto(`/recordings?id=${id}&step=2`);
    await expect(page.locator("video[controls]")).toHaveAttribute("src", /#t=\d/);
    await expect(page.locator("track[kind=captions][default]")).toHaveAttribute(
      "src",
      `/recordings/${id}.vtt`,
    );
    // The player shows them.
    await expect(page.getByTestId("caption")).toHaveCount(0);
    for (const { narration } of steps) await expect(page.getByText(narration)).toBeAttached();
    await page.getByRole("link", { name: steps[3]?.title ?? "" }).click();
    await expect(page).toHaveURL(/step=4$/);
    await expect(current(page)).toContainText(steps[3]?.title ?? "");
  });
});

test("the recordings have no violations", async ({ page }) => {
  await page.goto(`/recordings?id=${id}`);
  await expectAccessible(page, "a recording");
});

for (const viewport of sizes) {
  const size = `${viewport.width}×${viewport.height}`;

  test.describe(size, () => {
    test.use({ viewport });

    test(`everything fits the recordings, ${size}`, async ({ page }) => {
      await page.goto(`/recordings?id=${id}`);
      expect(await findFaults(page)).toEqual([]);
      await expect(page.locator("video")).toBeInViewport({ ratio: 0.95 });
    });
  });
}
