import type { Scenario } from "@/lessons/scenarios/scenario";
import type { LabId } from "@/lib/lab/lab-id";
import { type LaneKey, laneOf } from "@/lib/lab/lane";
import type { BoardStore } from "../lab-client/board-store";
import { createLab } from "../lab-client/lab-client";
import { fetchState } from "../lab-client/lab-state";
import { observe } from "../lab-client/observe";
import { readPageStatus } from "../lab-client/page-status";
import { performAction } from "../lab-client/perform-action";
import { readScriptCookies } from "../lab-client/script-cookies";
import { tourPath } from "./address";
import type { Stage } from "./stage";
import type { Carried } from "./tour-view";

/** The labs that a tour has made to go on in, and what was carried there. */
const fresh = new Map<string, Carried | null>();

/**
 * The board as a tour's stage.
 * @param go takes the browser to another lab's address, in place of this one
 */
export function boardStage(store: BoardStore, scenario: Scenario, go: (address: string) => void): Stage {
  const lab = store.read().state.id as LabId;
  return {
    turnTo: (columns) => {
      if (!store.shows(columns)) store.choose({ columns });
      return store.until(() => store.shows(columns));
    },
    async check() {
      await store.checkNow();
      return store.read().trouble;
    },
    async perform(action, strategies) {
      const code = await performAction(store, action, strategies);
      return code === null ? null : { code, words: store.read().message.text };
    },
    async observe({ scriptSees = {}, page = {} }) {
      const keys = Object.keys(scriptSees) as LaneKey[];
      const seen = keys.map(async (key) => [key, await readScriptCookies({ lab, ...laneOf(key) })] as const);
      const pages = new Map<LaneKey, "signed-in" | "signed-out">();
      for (const key of Object.keys(page) as LaneKey[]) {
        pages.set(key, await readPageStatus({ lab, ...laneOf(key) }));
      }
      return observe(store.read(), { scriptSees: new Map(await Promise.all(seen)), pages });
    },
    moment: () => new Promise((resolve) => setTimeout(resolve, 400)),
    async hasHistory() {
      const { events } = await fetchState(lab);
      return events.length > 0;
    },
    async goFresh(index, carried) {
      const id = await createLab();
      fresh.set(id, carried);
      go(tourPath(id, scenario.id, index + 1));
    },
    carried: () => fresh.get(lab) ?? null,
    isFresh: () => fresh.has(lab),
  };
}
