import { stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "../../e2e/fixtures";
import { expectedComplaints } from "../../e2e/scenarios/refusals";
import { Stage } from "../../e2e/scenarios/stage";
import { fingerprint } from "../../lessons/recordings/fingerprint";
import type { Recording } from "../../lessons/recordings/recording";
import { isScenarioId, loadScenario, scenarioIds } from "../../lessons/scenarios/registry";
import { encode, takePoster } from "./encode";
import { VisiblePointer } from "./pointer";
import { draftOf, publish, target } from "./publish";
import { recordScenario } from "./record-scenario";
import { boardWindow } from "./sizes";

// Not a test: `npm run record` runs this with a configuration of its own. It takes Playwright's way to start
// the app and to show why something failed.

const { dependencies } = createRequire(import.meta.url)("../../package.json");
const wanted = (process.env.RECORD_IDS || scenarioIds.join()).split(",").filter(isScenarioId);

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
    const output = draftOf(folder, "film");
    const chapters = film.steps.map(({ from }) => from);
    await encode({ stills: film.stills, folder, output });
    await takePoster(output, (chapters.at(-1) ?? 0) + 1, draftOf(folder, "poster"));

    const recording: Recording = {
      id,
      fingerprint: fingerprint(scenario),
      seconds: film.seconds,
      bytes: (await stat(output)).size,
      recordedAt: new Date().toISOString(),
      versions: {
        next: dependencies.next,
        "next-auth": dependencies["next-auth"],
        jose: dependencies.jose,
        Chromium: browser.version(),
        Node: process.versions.node,
      },
      steps: film.steps,
    };
    await publish(recording, folder, target);
    say(`${film.seconds.toFixed(0)} s, ${(recording.bytes / 2 ** 20).toFixed(2)} MB`);
  });
}
