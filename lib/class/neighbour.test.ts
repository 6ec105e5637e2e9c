import { describe, expect, it } from "vitest";
import { Browser } from "@/tools/testing/browser";
import { newClass, Phone } from "@/tools/testing/class";
import { query } from "@/tools/testing/rows";
import "@/tools/testing/strict";

/** A class in a round, whose first phone shows both of its cookies in one link. */
async function lent() {
  const room = await newClass();
  await room.post("round");
  const phone = await room.join();
  const first = await phone.browser.post(`${phone.path}/database/lend`, {});
  const { code, url } = await first.json();
  const second = await phone.browser.post(`${phone.path}/jwt/lend`, { code });
  expect([first.status, second.status, (await second.json()).url]).toEqual([201, 201, url]);
  return { room, phone, url: url as string, code: code as string };
}

const take = (browser: Browser, url: string) => browser.send(`${url}/take`, { method: "POST" });

describe("a phone's cookie, shown to its neighbour", () => {
  it("makes who takes it a thief, whom the wall shows, and whom a new password ends under sessions alone", async () => {
    const { room, phone, url } = await lent();
    const browser = new Browser();
    const answer = await take(browser, url);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `/lab/${room.id}/thief-1`]);
    const thief = new Phone(browser, room.id, `/lab/${room.id}/thief-1`);
    expect(thief.device("jwt").cookie?.value).toBe(phone.device("jwt").cookie?.value);
    expect(await thief.lights("database", "jwt")).toEqual([200, 200]);
    expect((await room.state()).thieves).toMatchObject([
      { number: 1, of: 1, lanes: { database: { outcome: "in" }, jwt: { outcome: "in" } } },
    ]);
    await room.post("act");
    expect(await thief.lights("database", "jwt")).toEqual([401, 200]);
    const { thieves, counts } = await room.state();
    expect(thieves[0]?.lanes).toMatchObject({ database: { outcome: "out" }, jwt: { outcome: "in" } });
    expect(counts.jwt?.of).toBe(1);
    expect(await thief.state()).toMatchObject({ thiefOf: 1, guess: null });
  });

  it("is copied once, within a minute, and in its own class", async () => {
    const { room, url, code } = await lent();
    const other = await newClass();
    expect((await take(new Browser(), `/lab/${other.id}/copy/${code}`)).status).toBe(404);
    const taken = await Promise.all([take(new Browser(), url), take(new Browser(), url)]);
    expect(taken.map(({ status }) => status).sort()).toEqual([303, 410]);
    const late = await lent();
    await query(`UPDATE "CookieLink" SET "expires" = now() WHERE "labId" = $1`, late.room.id);
    const refused = await take(new Browser(), late.url);
    expect([refused.status, (await refused.json()).code]).toEqual([410, "copy-expired"]);
    expect((await room.state()).thieves).toHaveLength(1);
  });

  it("is not mixed with another phone's in one link", async () => {
    const { room, code } = await lent();
    const other = await room.join();
    const refused = await other.browser.post(`${other.path}/jwt/lend`, { code });
    expect([refused.status, (await refused.json()).code]).toEqual([404, "unknown-copy"]);
  });

  it("is no longer to be had once its phone was taken out of the class", async () => {
    const { room, url } = await lent();
    await room.teacher.send(`${room.made.url}/phones/1`, { method: "DELETE" });
    const refused = await take(new Browser(), url);
    expect([refused.status, (await refused.json()).code]).toEqual([404, "unknown-copy"]);
    expect((await room.state()).thieves).toHaveLength(0);
  });

  it.each(["/".repeat(22), "\0".repeat(22), "\u00e9".repeat(22)])("has no code such as %j", async (code) => {
    const { phone } = await lent();
    expect((await phone.browser.post(`${phone.path}/jwt/lend`, { code })).status).toBe(400);
  });

  it("lies in the table as nobody can use it", async () => {
    const { room, phone, code } = await lent();
    const rows = await query<object>(`SELECT * FROM "CookieLink" WHERE "labId" = $1`, room.id);
    const text = JSON.stringify(rows);
    expect(rows).toHaveLength(2);
    for (const secret of [code, phone.device("jwt").cookie?.value, phone.device("database").cookie?.value]) {
      expect(text).not.toContain(secret);
    }
  });

  it("is shown by that phone's own browser alone", async () => {
    const { room, phone } = await lent();
    const other = await room.join();
    expect((await other.browser.post(`${phone.path}/jwt/lend`, {})).status).toBe(403);
  });
});
