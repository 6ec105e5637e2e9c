import { describe, expect, it } from "vitest";
import { beginTry, noteSolved, readTry } from "@/lib/lab/challenge-try";
import type { LabId } from "@/lib/lab/lab-id";
import { deleteLab } from "@/lib/lab/labs";
import { Browser } from "@/tools/testing/browser";
import { newClass, type Phone } from "@/tools/testing/class";
import { holdRows, untilWaiting } from "@/tools/testing/overlap";
import { query } from "@/tools/testing/rows";
import "@/tools/testing/strict";

const open = (phone: Phone) => phone.browser.post(`${phone.path}/own-lab`, {});
const codeOf = async (response: Response) => `${response.status} ${(await response.json()).code}`;

/** @returns the id of the lab that a phone's holder has opened */
async function opened(phone: Phone): Promise<LabId> {
  const response = await open(phone);
  expect(response.status).toBe(200);
  const { url }: { url: string } = await response.json();
  expect(url).toMatch(/^\/lab\/[\w-]+\/challenges$/);
  return url.split("/")[2] as LabId;
}

async function solve(labId: LabId, challenge: string): Promise<void> {
  await beginTry(labId, challenge);
  const begun = await readTry(labId, challenge);
  if (!begun) throw new Error("It was begun.");
  await noteSolved({ labId, ...begun });
}

/** A class that offers labs of one's own, with a phone. */
async function offering() {
  const room = await newClass();
  expect((await room.post("own-labs", { allowed: true })).status).toBe(204);
  return { room, phone: await room.join() };
}

const countLabs = async () =>
  (await query<{ labs: number }>(`SELECT count(*)::int AS labs FROM "Lab"`))[0]?.labs;

describe("a lab of one's own", () => {
  it("is opened where the teacher offers it, and its phone alone owns it", async () => {
    const { room, phone } = await offering();
    expect((await phone.state()).ownLab).toEqual({ url: null });
    const own = await opened(phone);
    expect((await phone.browser.send(`/lab/${own}/state`)).status).toBe(200);
    expect((await phone.state()).ownLab).toEqual({ url: `/lab/${own}/challenges` });
    for (const other of [room.teacher, (await room.join()).browser, new Browser()]) {
      expect(await codeOf(await other.send(`/lab/${own}/state`))).toBe("403 not-owner");
    }
    // And it makes nobody an owner of the class.
    expect(await codeOf(await phone.browser.send(`/lab/${room.id}/state`))).toBe("403 not-owner");
  });

  it("is one for each phone, however often it is asked for, and stays when no other may be opened", async () => {
    const { room, phone } = await offering();
    const own = await opened(phone);
    expect(await opened(phone)).toBe(own);
    await room.post("own-labs", { allowed: false });
    expect(await opened(phone)).toBe(own);
    const late = await room.join();
    expect((await late.state()).ownLab).toBeNull();
    expect(await codeOf(await open(late))).toBe("409 no-own-labs");
  });

  it("is not there for a phone that was taken out", async () => {
    const { room, phone } = await offering();
    await opened(phone);
    await room.teacher.send(`${room.made.url}/phones/1`, { method: "DELETE" });
    expect(await codeOf(await open(phone))).toBe("403 removed-phone");
    expect((await room.state()).ownLabs).toEqual({ labs: [], solved: {} });
  });

  it("outlives its class, and a class whose phones' labs are gone lets them open others", async () => {
    const { room, phone } = await offering();
    const [own, other] = [await opened(phone), await room.join()];
    await deleteLab(own);
    expect((await phone.state()).ownLab).toEqual({ url: null });
    const again = await opened(phone);
    expect(again).not.toBe(own);
    await opened(other);
    await deleteLab(room.id);
    expect((await phone.browser.send(`/lab/${again}/state`)).status).toBe(200);
  });

  it("asked for twice at the same moment is one lab, and no other is left behind", async () => {
    const { room, phone } = await offering();
    const before = await countLabs();
    const letGo = await holdRows(`SELECT 1 FROM "Phone" WHERE "labId" = $1`, [room.id]);
    const taps = [opened(phone), opened(phone)];
    await untilWaiting(2);
    await letGo();
    const [one, two] = await Promise.all(taps);
    expect(one).toBe(two);
    expect(await countLabs()).toBe((before ?? 0) + 1);
  });

  it("is not opened when the offer is taken back at the same moment, and none is left behind", async () => {
    const { room, phone } = await offering();
    const before = await countLabs();
    const letGo = await holdRows(`SELECT 1 FROM "Phone" WHERE "labId" = $1`, [room.id]);
    const asked = open(phone);
    await untilWaiting(1);
    await query(`UPDATE "Class" SET "ownLabs" = false WHERE "labId" = $1`, [room.id]);
    await letGo();
    // The statement had seen the offer: whichever it is, the wall and the phone say the same.
    const { status } = await asked;
    expect(await countLabs()).toBe((before ?? 0) + (status === 200 ? 1 : 0));
    expect((await phone.state()).ownLab === null).toBe(status !== 200);
  });
});

describe("the wall", () => {
  it("counts what was solved, and is told nothing else of the labs", async () => {
    const { room, phone } = await offering();
    const other = await room.join();
    const own = await opened(phone);
    await opened(other);
    await solve(own, "ten-seconds");
    await solve(own, "caught");
    await beginTry(own, "unnoticed");
    const state = await room.state();
    expect(state.ownLabs).toEqual({
      labs: [
        { phone: 1, solved: 2 },
        { phone: 2, solved: 0 },
      ],
      solved: { "ten-seconds": 1, caught: 1 },
    });
    expect(JSON.stringify(state)).not.toContain(own);
    await room.post("own-labs", { allowed: false });
    expect((await room.state()).ownLabs).toBeNull();
  });

  it("has them in the results, a line for each lab", async () => {
    const { room, phone } = await offering();
    const own = await opened(phone);
    await solve(own, "ten-seconds");
    await solve(own, "caught");
    const results = async (format: string) =>
      (await room.teacher.send(`${room.made.url}/results.${format}`)).text();
    expect(JSON.parse(await results("json"))).toEqual({
      rounds: [],
      ownLabs: [{ phone: 1, solved: ["ten-seconds", "caught"] }],
    });
    const lines = (await results("csv")).split("\r\n");
    expect(lines[1]).toBe(",own-lab,1,,,,,,,,,ten-seconds caught");
    expect(lines[1]?.split(",")).toHaveLength(lines[0]?.split(",").length ?? 0);
  });
});
