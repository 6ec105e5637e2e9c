import { describe, expect, it } from "vitest";
import { takeHandover } from "@/lib/lab/handover";
import { createLabId } from "@/lib/lab/lab-id";
import { Browser } from "@/tools/testing/browser";
import { newClass, Room } from "@/tools/testing/class";
import { makeOwner } from "@/tools/testing/lab";
import { query } from "@/tools/testing/rows";
import "@/tools/testing/strict";

/** The wall of a class in a second browser, which was given the link of the first. */
async function secondWall(room: Room): Promise<Room> {
  const { url } = await (await room.teacher.send(`/lab/${room.id}/handover`, { method: "POST" })).json();
  await takeHandover(room.id, url.split("/").at(-1));
  const browser = new Browser();
  makeOwner(browser, room.id);
  return new Room(browser, room.made);
}

describe("two walls", () => {
  it("show one class, once the second has been handed the link", async () => {
    const room = await newClass();
    const stranger = new Room(new Browser(), room.made);
    expect((await stranger.post("round")).status).toBe(403);
    const other = await secondWall(room);
    const phone = await room.join();
    expect((await other.post("round")).status).toBe(201);
    await phone.enter();
    await phone.guess({ round: 1, left: "out", right: "in" });
    await phone.lights("database", "jwt");
    const [here, there] = [await room.state(), await other.state()];
    expect({ ...there, now: here.now }).toEqual(here);
    expect(here).toMatchObject({ round: { number: 1, phase: "ask" }, predictions: { given: 1 } });
  });

  it("do the act once, whichever of them is pressed first", async () => {
    const room = await newClass();
    const other = await secondWall(room);
    await room.post("round");
    const phone = await room.join();
    const answers = await Promise.all([room.post("act"), other.post("act")]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await phone.lights("database", "jwt")).toEqual([401, 200]);
    expect((await other.post("reveal")).status).toBe(204);
    expect((await room.state()).round.phase).toBe("explain");
  });

  it("do nothing to a round that began after they were drawn", async () => {
    const room = await newClass();
    await room.post("round");
    await room.post("round");
    for (const action of ["act", "reveal"]) {
      const refused = await room.post(action, { round: 1 });
      expect([refused.status, (await refused.json()).code]).toEqual([409, "round-over"]);
    }
    expect((await room.state()).round).toMatchObject({ number: 2, phase: "ask" });
    expect((await room.post("act", { round: 2 })).status).toBe(204);
    expect((await room.post("reveal", { round: 2 })).status).toBe(204);
  });

  it("do not show what the room guessed before it is revealed, to either", async () => {
    const room = await newClass();
    const other = await secondWall(room);
    await room.post("round");
    const phone = await room.join();
    await phone.guess({ round: 1, left: "out", right: "in", because: "other", words: "a secret thought" });
    for (const wall of [room, other]) {
      expect(JSON.stringify(await wall.state())).not.toContain("a secret thought");
    }
    await other.post("reveal");
    expect((await room.state()).predictions.shown?.words).toEqual(["a secret thought"]);
  });
});

describe("what comes too late", () => {
  it("yesterday's code, while its class has not been swept away: the class is over", async () => {
    const room = await newClass();
    const yesterday = createLabId(Date.now() - 25 * 60 * 60 * 1000);
    await query(`UPDATE "Lab" SET "id" = $2 WHERE "id" = $1`, room.id, yesterday);
    const answer = await room.ask();
    expect([answer.status, (await answer.json()).code]).toEqual([410, "expired-class"]);
  });

  it("a guess for a round that is over, and for one that has not begun", async () => {
    const room = await newClass();
    await room.post("round");
    const phone = await room.join();
    await room.post("round");
    await phone.enter();
    for (const round of [0, 1, 3]) {
      const answer = await phone.guess({ round, left: "out", right: "in" });
      expect([answer.status, (await answer.json()).code], `${round}`).toEqual([409, "round-over"]);
    }
    expect((await phone.state()).guess).toBeNull();
    expect((await room.state()).predictions.given).toBe(0);
  });

  it("a nickname of control characters alone: the phone keeps the name that it was given", async () => {
    const room = await newClass();
    await room.post("nicknames", { allowed: true });
    const phone = await room.join();
    const nickname = "\u0007\u202e\u200b \n";
    expect((await phone.browser.post(`${phone.path}/nickname`, { nickname })).status).toBe(204);
    expect((await room.state()).phones[0]).toMatchObject({ nickname: null, name: expect.any(String) });
  });
});
