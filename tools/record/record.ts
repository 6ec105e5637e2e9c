import { stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "../../e2e/fixtures";
import { expectedComplaints } from "../../e2e/scenarios/refusals";
import { Stage } from "../../e2e/scenarios/stage";
import { refusedForgeries } from "../../e2e/visits";
import { filmIds, isFilmId, isRoundFilmId, loadFilmed } from "../../lessons/recordings/filmed";
import { fingerprint } from "../../lessons/recordings/fingerprint";
import type { Recording } from "../../lessons/recordings/recording";
import { isScenarioId, loadScenario } from "../../lessons/scenarios/registry";
import { encode, takePoster } from "./encode";
import { VisiblePointer } from "./pointer";
import { posterMoment } from "./poster-moment";
import { draftOf, publish, target } from "./publish";
import { recordRound } from "./record-round";
import { type Film, recordScenario } from "./record-scenario";
import { recordTokens } from "./record-tokens";
import { recordVisits } from "./record-visits";
import { boardWindow } from "./sizes";

// Not a test: `npm run record` runs this with a configuration of its own. It takes Playwright's way to start
// the app and to show why something failed.

const { dependencies } = createRequire(import.meta.url)("../../package.json");
const wanted = (process.env.RECORD_IDS || filmIds.join()).split(",").filter(isFilmId);

test.use({ ...boardWindow, colorScheme: "light", trace: "off" });

for (const [index, id] of wanted.entries()) {
  test.describe(() => {
    test.use({ refusals: id === "other-site" ? refusedForgeries : expectedComplaints });
    test(id, async ({ page, context, browser, lab }, testInfo) => {
      const filmed = await loadFilmed(id);
      const { title, steps } = filmed;
      const say = (text: string) => console.log(`${index + 1} of ${wanted.length} · ${title} · ${text}`);
      const folder = testInfo.outputPath();
      const pointer = new VisiblePointer(page);

      const frames = join(folder, "frames");
      const tell = (step: number) => say(`step ${step} of ${steps.length}: ${steps[step - 1]?.title}`);
      async function shoot(): Promise<Film> {
        if (isScenarioId(id)) {
          const stage = new Stage(page, lab, filmed.strategies, pointer);
          return recordScenario(await loadScenario(id), stage, pointer, frames, tell);
        }
        if (isRoundFilmId(id)) return recordRound(filmed, page, browser, pointer, frames, tell);
        const record = id === "other-site" ? recordVisits : recordTokens;
        return record(filmed, page, lab, pointer, frames, tell);
      }

      await context.tracing.start({ snapshots: true });
      const film = await shoot();
      await context.tracing.stop({ path: draftOf(folder, "trace") });

      say(`encoding ${film.seconds.toFixed(0)} seconds`);
      const output = draftOf(folder, "film");
      const chapters = film.steps.map(({ from }) => from);
      await encode({ stills: film.stills, beside: film.beside, folder, output });
      await takePoster(output, posterMoment(filmed, chapters), draftOf(folder, "poster"));

      const recording: Recording = {
        id,
        fingerprint: fingerprint(filmed),
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
  });
}
