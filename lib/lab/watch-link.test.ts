import { describe, expect, it } from "vitest";
import { Browser } from "@/tools/testing/browser";
import { newLab } from "@/tools/testing/lab";
import { query } from "@/tools/testing/rows";
import "@/tools/testing/strict";
import { createLabId } from "./lab-id";
import { openToWatchers } from "./watch-link";

type Lab = Awaited<ReturnType<typeof newLab>>;

const open = async ({ id, browser }: Lab): Promise<string> =>
  (await (await browser.send(`/lab/${id}/watch`, { method: "POST" })).json()).url;
const takeBack = ({ id, browser }: Lab) => browser.send(`/lab/${id}/watch`, { method: "DELETE" });

/** What a browser that has nothing but the link is answered. */
async function look(url: string) {
  const response = await new Browser().send(`${url}/state`);
  const { code } = await response.clone().json();
  return { status: response.status, code, text: await response.text() };
}

describe("a link to watch a lab", () => {
  it("shows what the owner's checks have found, and none of its secrets", async () => {
    const lab = await newLab();
    const phones = (["database", "jwt"] as const).map((strategy) => lab.device("phone", strategy));
    for (const phone of phones) {
      await phone.signIn();
      await phone.check();
    }
    const { status, text } = await look(await open(lab));
    expect(status).toBe(200);
    const { id, checks, events } = JSON.parse(text);
    expect(id).toBe(lab.id.slice(0, 6));
    expect(checks.map((run: { status: number }) => run.status)).toEqual([200, 200]);
    expect(events.map((event: { kind: string }) => event.kind)).toEqual(["signed-in", "signed-in"]);
    const secrets = [lab.password, lab.id, ...phones.map(({ cookie }) => cookie?.value ?? "")];
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it("checks nothing and changes nothing, however often it is looked at", async () => {
    const lab = await newLab();
    const url = await open(lab);
    const before = await query(`SELECT * FROM "CheckRun" WHERE "labId" = $1`, lab.id);
    for (let count = 0; count < 3; count += 1) expect(await look(url)).toMatchObject({ status: 200 });
    expect(await query(`SELECT * FROM "CheckRun" WHERE "labId" = $1`, lab.id)).toEqual(before);
  });

  it("stays the same until it is taken back, and then another takes its place", async () => {
    const lab = await newLab();
    const first = await open(lab);
    expect(await open(lab)).toBe(first);
    expect((await takeBack(lab)).status).toBe(204);
    expect(await look(first)).toMatchObject({ status: 404, code: "unknown-watch-link" });
    const second = await open(lab);
    expect(second).not.toBe(first);
    expect(await look(first)).toMatchObject({ status: 404, code: "unknown-watch-link" });
    expect(await look(second)).toMatchObject({ status: 200 });
  });

  it("is the same for two who ask for it at the same moment", async () => {
    const { id } = await newLab();
    const keys = await Promise.all(Array.from({ length: 5 }, () => openToWatchers(id)));
    expect(new Set(keys).size).toBe(1);
  });

  it("is good for its own lab alone, and cannot be had from the table", async () => {
    const [lab, other] = [await newLab(), await newLab()];
    const [url] = [await open(lab), await open(other)];
    expect(await look(url.replace(lab.id, other.id))).toMatchObject({ code: "unknown-watch-link" });
    const [row] = await query<{ watchNonce: string }>(`SELECT "watchNonce" FROM "Lab" WHERE id = $1`, lab.id);
    expect(await look(`/lab/${lab.id}/watcher/${row?.watchNonce}`)).toMatchObject({
      code: "unknown-watch-link",
    });
  });

  it("lets its holder do no more than that: every other address takes them for a stranger", async () => {
    const lab = await newLab();
    const browser = new Browser();
    await browser.send(`${await open(lab)}/state`);
    for (const [method, path] of [
      ["GET", "state"],
      ["GET", "export"],
      ["POST", "ban"],
      ["DELETE", "watch"],
      ["POST", "handover"],
    ] as const) {
      const response = await browser.send(`/lab/${lab.id}/${path}`, { method });
      expect(await response.json(), path).toMatchObject({ status: 403, code: "not-owner" });
    }
  });

  it("is not made for a lab that has gone", async () => {
    await expect(openToWatchers(createLabId(Date.now()))).rejects.toMatchObject({ code: "unknown-lab" });
  });
});
