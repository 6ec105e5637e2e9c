import { describe, expect, it } from "vitest";
import { Browser } from "@/tools/testing/browser";
import { newClass } from "@/tools/testing/class";
import "@/tools/testing/strict";
import { query } from "@/tools/testing/rows";

const codeOf = async (response: Response) => (await response.json()).code;

describe("a class", () => {
  it("is a lab with a PIN, and its maker is its owner", async () => {
    const browser = new Browser();
    const response = await browser.send("/api/classes", { method: "POST" });
    expect(response.status).toBe(201);
    const made = await response.json();
    expect(made).toEqual({
      id: expect.any(String),
      url: `/lab/${made.id}/class`,
      pin: expect.stringMatching(/^\d{6}$/),
      joinUrl: `/join/${made.pin}`,
    });
    expect((await browser.send(`/lab/${made.id}/state`)).status).toBe(200);
    expect((await browser.send(`/lab/${made.id}/class/state`)).status).toBe(200);
  });

  it("signs a phone in under both strategies, and tells it no password", async () => {
    const room = await newClass();
    const answer = await room.ask();
    const [lab] = await query<{ password: string }>(`SELECT "password" FROM "Lab" WHERE "id" = $1`, room.id);
    expect([...answer.headers].join()).not.toContain(lab?.password);
    const phone = await room.join();
    expect(phone.slug).toBe("phone-2");
    expect(await phone.lights("database", "jwt")).toEqual([200, 200]);
    expect(JSON.stringify(await phone.state())).not.toContain(lab?.password);
  });

  it("goes through a round", async () => {
    const room = await newClass();
    const [one, two] = [await room.join(), await room.join()];
    expect((await room.post("round", { left: "database", right: "jwt", lifetime: 120 })).status).toBe(201);
    for (const phone of [one, two]) {
      expect(await phone.state()).toMatchObject({ isSignedIn: false, round: { number: 1, phase: "ask" } });
      expect((await phone.enter()).status).toBe(204);
      expect(await phone.lights("database", "jwt")).toEqual([200, 200]);
    }
    expect((await one.guess({ round: 1, left: "out", right: "in", because: "signature" })).status).toBe(204);
    expect(
      (await two.guess({ round: 1, left: "in", right: "in", because: "other", words: " a\u0007b " })).status,
    ).toBe(204);
    expect((await room.state()).predictions).toEqual({ given: 2, shown: null });

    expect((await room.post("act")).status).toBe(204);
    for (const phone of [one, two]) expect(await phone.lights("database", "jwt")).toEqual([401, 200]);
    expect(await codeOf(await one.guess({ round: 1, left: "out", right: "out" }))).toBe("round-over");
    expect((await room.post("reveal")).status).toBe(204);
    const { counts, predictions, phones, ended, curve, round } = await room.state();
    expect(round).toMatchObject({ number: 1, phase: "explain" });
    expect(counts).toEqual({
      database: { of: 2, in: 0, out: 2, "no-answer": 0, unseen: 0, late: 0 },
      jwt: { of: 2, in: 2, out: 0, "no-answer": 0, unseen: 0, late: 0 },
    });
    expect(predictions.shown).toEqual({
      lanes: { database: { in: 1, out: 1 }, jwt: { in: 2, out: 0 } },
      because: { signature: 1, other: 1 },
      words: ["a b"],
    });
    expect(phones[0]).toMatchObject({
      number: 1,
      device: "phone-1",
      lanes: { database: { outcome: "out", reason: "unknown-session" } },
    });
    expect(ended.database).toMatchObject({ count: 2, median: expect.any(Number) });
    expect(ended.jwt).toEqual({ count: 0, median: null, last: null });
    expect(curve.database?.at(-1)?.in).toBe(0);
    expect(curve.jwt?.at(-1)?.in).toBe(2);
  });
});
