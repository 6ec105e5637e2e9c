import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { hearChanges } from "@/lib/lab/kept";
import { Browser } from "@/tools/testing/browser";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { Player } from "@/tools/testing/player";
import { query } from "@/tools/testing/rows";
import "@/tools/testing/lab";
import "@/tools/testing/strict";
import { launch, type Satellite } from "../satellites/satellite";
import { type Challenge, rightObstacle } from "./challenge";
import { challenges } from "./registry";

// The two sites, as “npm start” brings them up beside the app.
const beside = vi.hoisted((): { port?: number } => ({}));
vi.mock("@/lib/env", async (load) => {
  const env = await load<typeof import("@/lib/env")>();
  return { ...env, getEnv: () => ({ ...env.getEnv(), OTHER_SITE_PORT: beside.port }) };
});
let sites: Satellite;

const listening = `datname = current_database() AND query LIKE 'LISTEN %change%' AND state = 'idle'`;
let stopHearing: () => Promise<void>;

beforeAll(async () => {
  sites = await launch("other-site", { APP_PORT: "3000" }, 600_000);
  beside.port = Number(new URL(sites.origin).port);
  // As the running app does: what may be believed until a change is told.
  stopHearing = hearChanges();
  await vi.waitFor(async () =>
    expect(await query(`SELECT 1 FROM pg_stat_activity WHERE ${listening}`)).toHaveLength(1),
  );
});
afterAll(() => Promise.all([stopHearing(), sites.stop()]));
beforeEach(() => void stopClock());
afterEach(() => void vi.useRealTimers());

const ids = challenges.map(({ id }) => id);

/** In a lab of its own, where every challenge is begun. */
async function beginAll(challenge: Challenge): Promise<Player> {
  const player = await Player.enter(challenge, new Browser(), moveClock);
  for (const id of ids) expect((await player.ask({ do: "begin" }, id)).beganAt).not.toBeNull();
  moveClock(10);
  return player;
}

async function solvedIn(player: Player): Promise<string[]> {
  const solved: string[] = [];
  for (const id of ids) if ((await player.ask({ do: "look" }, id)).solvedAt) solved.push(id);
  return solved;
}

/** Says that it cannot be done, with the right reason where there is one, and with every reason where there is none. */
async function answer(player: Player, challenge: Challenge): Promise<void> {
  const right = rightObstacle(challenge);
  for (const obstacle of right === null ? [0, 1, 2] : [right]) await player.ask({ do: "answer", obstacle });
}

describe.each(challenges)("$id", (challenge) => {
  it("is solved by its own solution, which solves no other", async () => {
    const player = await beginAll(challenge);
    await player.play();
    const { findings } = await player.ask({ do: "look" });
    expect(findings.filter(({ holds }) => !holds)).toEqual([]);
    // What is impossible is not solved by its failing.
    if (rightObstacle(challenge) !== null) expect(await solvedIn(player)).toEqual([]);
    await answer(player, challenge);
    expect(await solvedIn(player)).toEqual([challenge.id]);
  });

  it("is not solved by doing nothing, nor by what was done before it began", async () => {
    const player = await Player.enter(challenge, new Browser(), moveClock);
    await player.play();
    await player.ask({ do: "begin" });
    await player.seconds(3);
    await answer(player, challenge);
    const { solvedAt, findings, solved } = await player.ask({ do: "look" });
    expect([solvedAt, solved]).toEqual([null, null]);
    expect(findings.some(({ holds }) => !holds)).toBe(true);
  });
});

describe("the list of challenges", () => {
  it("has three levels in order, each with more than two, and three parts to play", () => {
    const levels = challenges.map(({ level }) => level);
    expect(levels).toEqual(levels.toSorted());
    for (const level of [1, 2, 3]) expect(levels.filter((one) => one === level).length).toBeGreaterThan(2);
    expect(new Set(challenges.map(({ part }) => part)).size).toBe(3);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(challenges)(
    "says what $id asks for in one sentence, and has at most one reason that is right",
    (one) => {
      expect(one.goal).toMatch(/^[A-Z].*[^.?!]\.$/);
      expect(one.obstacles.filter(({ right }) => right).length).toBeLessThanOrEqual(1);
      expect(new Set([...one.hints, ...one.obstacles.map(({ words }) => words)]).size).toBe(6);
    },
  );
});
