import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Browser } from "@/tools/testing/browser";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { holdRows, untilWaiting } from "@/tools/testing/overlap";
import { Player } from "@/tools/testing/player";
import { query } from "@/tools/testing/rows";
import "@/tools/testing/lab";
import "@/tools/testing/strict";
import { findChallenge } from "./registry";

beforeEach(() => void stopClock());
afterEach(() => void vi.useRealTimers());

/** Begins a challenge in a lab of its own. */
async function begin(id = "after-the-change"): Promise<Player> {
  const player = await Player.enter(findChallenge(id), new Browser(), moveClock);
  await player.ask({ do: "begin" });
  moveClock(10);
  return player;
}

const rowsOf = ({ lab }: Player) =>
  query<{ hints: number; wrong: number; solvedAt: Date | null }>(
    `SELECT "hints", "wrong", "solvedAt" FROM "ChallengeTry" WHERE "labId" = $1`,
    lab,
  );

describe("a challenge", () => {
  it("tells nothing of its hints and its solution before they are asked for, or it is solved", async () => {
    const player = await begin();
    const told = await player.ask({ do: "look" });
    expect(told).toMatchObject({ hints: [], wrong: 0, solvedAt: null, solved: null, reply: null });
    expect(told.findings.map(({ holds }) => holds)).toEqual([false, false]);
  });

  it("counts a hint once, however often it is asked for, and gives those before it too", async () => {
    const player = await begin();
    const { hints } = player.challenge;
    expect((await player.ask({ do: "hint", hint: 2 })).hints).toEqual(hints.slice(0, 2));
    expect((await player.ask({ do: "hint", hint: 1 })).hints).toEqual(hints.slice(0, 2));
    expect(await rowsOf(player)).toMatchObject([{ hints: 2 }]);
    // Begun again, they are not forgotten.
    expect((await player.ask({ do: "begin" })).hints).toEqual(hints.slice(0, 2));
  });

  it.each([
    [{ do: "hint", hint: 4 }, "unknown-hint"],
    [{ do: "hint", hint: 0 }, "unknown-hint"],
    [{ do: "hint", hint: 1.5 }, "unknown-hint"],
    [{ do: "answer", obstacle: 3 }, "unknown-obstacle"],
    [{ do: "answer", obstacle: -1 }, "unknown-obstacle"],
    [{ do: "hint" }, "invalid-field"],
    [{ do: "solve" }, "invalid-field"],
    [{ do: "look", solvedAt: "2026-01-01" }, undefined],
  ])("answers %j with %s", async (command, code) => {
    const player = await begin();
    const answer = await player.ask(command);
    expect([answer.code, answer.solvedAt ?? null]).toEqual([code, null]);
  });

  it("has to be begun, and to exist, in a lab that there is", async () => {
    const player = await Player.enter(findChallenge("caught"), new Browser(), moveClock);
    expect(await player.ask({ do: "look" })).toMatchObject({ beganAt: null, findings: [], solved: null });
    expect((await player.ask({ do: "hint", hint: 1 })).code).toBe("challenge-not-begun");
    expect((await player.ask({ do: "answer", obstacle: 0 })).code).toBe("challenge-not-begun");
    expect((await player.ask({ do: "begin" }, "caught-not")).code).toBe("unknown-challenge");
    expect(await rowsOf(player)).toEqual([]);
  });

  it("ends with its lab", async () => {
    const player = await begin();
    await query(`DELETE FROM "Lab" WHERE "id" = $1`, player.lab);
    expect(await rowsOf(player)).toEqual([]);
    for (const command of [{ do: "look" }, { do: "begin" }, { do: "hint", hint: 1 }]) {
      expect((await player.ask(command)).code).toBe("unknown-lab");
    }
    moveClock(86_400_000);
    expect((await player.ask({ do: "look" })).code).toBe("expired-lab");
  });

  it("is solved by nobody but an owner, and in no lab but its own", async () => {
    const player = await begin();
    const other = await begin();
    await player.play();
    const path = `/lab/${player.lab}/challenges/${player.challenge.id}`;
    expect(await (await other.client.post(path, { do: "look" })).json()).toMatchObject({
      code: "not-owner",
    });
    expect(await (await new Browser().post(path, { do: "look" })).json()).toMatchObject({
      code: "not-owner",
    });
    expect((await other.ask({ do: "look" })).solvedAt).toBeNull();
    expect((await player.ask({ do: "look" })).solvedAt).not.toBeNull();
  });

  it("is not solved by what happens to Bob", async () => {
    const player = await begin();
    const [bob] = await player.bystanders();
    await player.signIn("laptop/database", {}, bob);
    await player.seconds(1);
    await player.changePassword("laptop/database", bob);
    await player.seconds(1);
    await player.signIn("laptop/database", {}, bob);
    await player.seconds(1);
    await player.post("laptop/database", "steal", { to: "thief" });
    await player.seconds(1);
    expect(await player.check("thief/database")).toMatchObject({ signedIn: true, user: { name: "Bob" } });
    expect((await player.ask({ do: "look" })).findings.map(({ holds }) => holds)).toEqual([false, false]);
  });

  it("stays solved, with all that is told of it, when it is begun again", async () => {
    const player = await begin();
    await player.play();
    const { solvedAt, solved } = await player.ask({ do: "look" });
    const { why, otherwise, solution } = player.challenge;
    expect(solved).toEqual({ why, otherwise, solution, impossible: false });
    moveClock(60_000);
    const again = await player.ask({ do: "begin" });
    expect([again.solvedAt, again.solved, again.findings.every(({ holds }) => holds)]).toEqual([
      solvedAt,
      solved,
      true,
    ]);
  });

  it("is solved once when two look at the same moment", async () => {
    const player = await begin();
    await player.play();
    const release = await holdRows(`SELECT 1 FROM "ChallengeTry" WHERE "labId" = $1`, [player.lab]);
    const when = new Date().toISOString();
    const first = player.ask({ do: "look" });
    await untilWaiting(1);
    moveClock(1000);
    const second = player.ask({ do: "look" });
    await untilWaiting(2);
    await release();
    const [one, other] = await Promise.all([first, second]);
    // By the first of the two: the second finds it noted, and notes nothing.
    expect([one.solvedAt, other.solvedAt]).toEqual([when, when]);
    expect(await rowsOf(player)).toHaveLength(1);
  });
});

describe("one that cannot be done", () => {
  it("is solved by the right reason, once it was seen to fail", async () => {
    const player = await begin("what-the-table-holds");
    const early = await player.ask({ do: "answer", obstacle: 0 });
    expect([early.solvedAt, early.reply]).toEqual([null, expect.stringContaining("Try it first")]);
    await player.play();
    expect((await player.ask({ do: "look" })).solvedAt).toBeNull();
    const wrong = await player.ask({ do: "answer", obstacle: 1 });
    expect([wrong.solvedAt, wrong.reply, wrong.wrong]).toEqual([
      null,
      player.challenge.obstacles[1].answer,
      1,
    ]);
    const right = await player.ask({ do: "answer", obstacle: 0 });
    expect([right.solvedAt === null, right.wrong, right.solved?.impossible]).toEqual([false, 1, true]);
  });

  it("is not what somebody says of one that can be done", async () => {
    const player = await begin();
    const said = await player.ask({ do: "answer", obstacle: 0 });
    expect([said.reply, said.wrong, said.solvedAt]).toEqual([player.challenge.obstacles[0].answer, 1, null]);
  });
});
