import { t } from "@/lib/language/texts";
import * as tokens from "../opaque-token/story";
import type { Column } from "../other-site/outcome";
import { lessons, story, type Visit, visits } from "../other-site/story";
import { ways } from "../satellites/programs/lib/ways.mjs";
import { isScenarioId, loadScenario, type ScenarioId, scenarioIds } from "../scenarios/registry";
import type { Scenario, Step } from "../scenarios/scenario";
import { type FilmedRound, filmedRound, type RoundFilmId, roundFilms } from "./filmed-round";

/** What there are films of: the scenarios, and the stories that have a page of their own. */
export type FilmId = ScenarioId | PageId | RoundFilmId;
type PageId = "other-site" | "opaque-token";

/** Where a step leads to that leaves the lab, and what is known afterwards of each way to keep the proof. */
export type FilmedVisit = Pick<Visit, "site"> & {
  path: string;
  asks: readonly Column[];
  ways: Readonly<Record<string, string | null>>;
};

/** A story as a film tells it. */
export type Filmed = Omit<Scenario, "steps"> & {
  steps: readonly (Step & { visit?: FilmedVisit; part?: tokens.Part; round?: FilmedRound })[];
};

/** The visits, and what they come to. Nothing in them is about a device of the board. */
const otherSite = (): Filmed => ({
  id: "other-site",
  title: story.title,
  question: story.question,
  strategies: [],
  steps: [
    ...visits.map(({ title, narration, site, path, asks }) => ({
      title,
      narration,
      visit: { site, path: path("{lab}"), asks, ways },
      expect: {},
    })),
    { title: t("What it comes to"), narration: lessons.map(({ title }) => title).join(" "), expect: {} },
  ],
});

/** Tokens that are shown to three APIs. Nothing in it is about a device of the board either. */
const opaqueToken = (): Filmed => ({
  id: "opaque-token",
  title: tokens.story.title,
  question: tokens.story.question,
  strategies: [],
  steps: [
    {
      title: t("Two tokens, three APIs"),
      narration: t(
        "Alice's phone has exchanged its session for two tokens. One API verifies the signature of the one. The others ask the app what the other stands for.",
      ),
      expect: {},
    },
    ...tokens.parts.map((part) => ({
      title: tokens.partWords[part].title,
      narration: tokens.partWords[part].narration,
      part,
      expect: {},
    })),
    {
      title: t("What it comes to"),
      narration: tokens.lessons.map(({ title }) => title).join(" "),
      expect: {},
    },
  ],
});

const pages: Record<PageId, () => Filmed> = { "other-site": otherSite, "opaque-token": opaqueToken };

export const filmIds: readonly FilmId[] = [
  ...scenarioIds,
  ...(Object.keys(pages) as PageId[]),
  ...(Object.keys(roundFilms) as RoundFilmId[]),
];

export function isFilmId(value: unknown): value is FilmId {
  return isPageId(value) || isRoundFilmId(value) || isScenarioId(value);
}

export function isPageId(value: unknown): value is PageId {
  return Object.keys(pages).includes(value as PageId);
}

export function isRoundFilmId(value: unknown): value is RoundFilmId {
  return Object.keys(roundFilms).includes(value as RoundFilmId);
}

export async function loadFilmed(id: FilmId): Promise<Filmed> {
  if (isRoundFilmId(id)) return filmedRound(id);
  return isPageId(id) ? pages[id]() : loadScenario(id);
}
