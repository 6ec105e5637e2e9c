import { stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { test } from "../../e2e/fixtures";
import { expectedComplaints } from "../../e2e/scenarios/refusals";
import { Stage } from "../../e2e/scenarios/stage";
import type { Recording } from "../../lessons/recordings/recording";
import { formatWebVtt } from "../../lessons/recordings/webvtt";
import { isScenarioId, loadScenario, scenarioIds } from "../../lessons/scenarios/registry";
import { drawStrips } from "./captions";
import { encode, takePoster } from "./encode";
import { VisiblePointer } from "./pointer";
import { draftOf, publish } from "./publish";
import { recordScenario } from "./record-scenario";
import { boardWindow } from "./sizes";
import { writeTranscript } from "./transcript";

// Not a test: `npm run record` runs this with a configuration of its own. It takes Playwright's way to start
// the app and to show why something failed.

const { dependencies } = createRequire(import.meta.url)("../../package.json");
const wanted = (process.env.RECORD_IDS || scenarioIds.join()).split(",").filter(isScenarioId);
const target = resolve(process.env.RECORD_TO || "public/recordings");

test.use({ ...boardWindow, colorScheme: "light", trace: "off", refusals: expectedComplaints });

for (const [index, id] of wanted.entries()) {
  test(id, async ({ page, context, browser, lab }, testInfo) => {
    const scenario = await loadScenario(id);
    const { steps } = scenario;
    const say = (text: string) =>
      console.log(`${index + 1} of ${wanted.length} · ${scenario.title} · ${text}`);
    const folder = testInfo.outputPath();
    const pointer = new VisiblePointer(page);
    const stage = new Stage(page, lab, scenario.strategies, pointer);

    await context.tracing.start({ snapshots: true });
    const film = await recordScenario(scenario, stage, pointer, join(folder, "frames"), (step) =>
      say(`step ${step} of ${steps.length}: ${steps[step - 1]?.title}`),
    );
    await context.tracing.stop({ path: draftOf(folder, "trace") });

    say(`encoding ${film.seconds.toFixed(0)} seconds`);
    const { captions, takes, seconds } = film;
    const strip = await drawStrips(browser, captions, seconds, join(folder, "strips"));
    const chapters = takes.map(({ recorded }) => recorded.from);
    const video = draftOf(folder, "video");
    await encode({ board: film.stills, strip, chapters, folder, output: video });
    const last = takes.at(-1)?.recorded;
    await takePoster(video, (last?.from ?? 0) + 1, draftOf(folder, "poster"));

    const recorded = takes.map((take) => take.recorded);
    const recording: Recording = {
      id,
      title: scenario.title,
      question: scenario.question,
      seconds,
      bytes: (await stat(video)).size,
      recordedAt: new Date().toISOString(),
      versions: {
        next: dependencies.next,
        "next-auth": dependencies["next-auth"],
        jose: dependencies.jose,
        Chromium: browser.version(),
        Node: process.versions.node,
      },
      steps: recorded,
    };
    const cues = recorded.map(({ title, from, to }) => ({ from, to, text: title }));
    await writeFile(draftOf(folder, "captions"), formatWebVtt(captions));
    await writeFile(draftOf(folder, "chapters"), formatWebVtt(cues));
    await writeFile(draftOf(folder, "transcript"), writeTranscript(scenario, recording, takes));
    await publish(recording, folder, target);
    say(`${seconds.toFixed(0)} s, ${(recording.bytes / 2 ** 20).toFixed(2)} MB`);
  });
}
