import { describe, expect, it } from "vitest";
import { deleteLab } from "@/lib/lab/labs";
import { Browser } from "@/tools/testing/browser";
import { newClass } from "@/tools/testing/class";
import { Device } from "@/tools/testing/lab";
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

  it("is made by a form too, which is led to its wall", async () => {
    const browser = new Browser();
    const form = {
      method: "POST",
      headers: { accept: "text/html", "content-type": "application/x-www-form-urlencoded" },
    };
    const response = await browser.send("/api/classes", form);
    expect([response.status, response.headers.get("location")]).toEqual([
      303,
      expect.stringMatching(/^\/lab\/[\w-]{32}\/class$/),
    ]);
    expect((await browser.send(`${response.headers.get("location")}/state`)).status).toBe(200);
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
    expect(await room.state()).toMatchObject({ predictions: { given: 2, shown: null }, told: null });

    expect((await room.post("act")).status).toBe(204);
    for (const phone of [one, two]) expect(await phone.lights("database", "jwt")).toEqual([401, 200]);
    expect(await codeOf(await one.guess({ round: 1, left: "out", right: "out" }))).toBe("round-over");
    expect((await room.post("reveal")).status).toBe(204);
    const { counts, predictions, phones, ended, curve, round, told } = await room.state();
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
    // The very statement of a check, and none where none was sent.
    const sql = { database: [expect.stringMatching(/^SELECT .* FROM "Session"/s)], jwt: [] };
    expect(told).toEqual({ number: 1, sql });
    const wallOf = (phone: string) => room.teacher.send(`${room.made.url}/state?phone=${phone}`);
    expect((await (await wallOf("2")).json()).told).toEqual({ number: 2, sql });
    expect((await (await wallOf("900")).json()).told.number).toBe(1);
    // For the wall alone.
    const board = await (await room.teacher.send(`/lab/${room.id}/export`)).text();
    expect(board).toContain("unknown-session");
    expect(board).not.toContain("SELECT");
    expect(board).not.toContain('"sql"');
    expect([(await wallOf("x")).status, (await wallOf("1'")).status]).toEqual([400, 400]);
  });

  it("takes a password change on the board for the act", async () => {
    const room = await newClass();
    await room.post("round");
    const phone = await room.join();
    const [lab] = await query<{ password: string }>(`SELECT "password" FROM "Lab" WHERE "id" = $1`, room.id);
    const password = lab?.password ?? "";
    const laptop = new Device(room.teacher, room.id, "laptop", "jwt", password);
    await laptop.signIn();
    expect((await laptop.changePassword(password, "paper-lantern-43")).status).toBe(200);
    expect(await codeOf(await phone.guess({ round: 1, left: "out", right: "in" }))).toBe("round-over");
    expect(await codeOf(await room.post("act"))).toBe("already-acted");
    const late = await room.join();
    await late.lights("database", "jwt");
    await phone.lights("database", "jwt");
    const { round, counts } = await room.state();
    expect(round).toMatchObject({ phase: "observe", actedAt: expect.any(String) });
    expect(counts.database).toMatchObject({ of: 1, out: 1, late: 1 });
  });

  it.each([
    ["signing-out-everywhere", [401, 200]],
    ["short-lived-tokens", [200, 200]],
    ["the-clock", [200, 200]],
    ["cached-session", [401, 200]],
    ["stolen-cookie", [401, 200]],
  ])("%s: what the lights are right after the act", async (kind, lights) => {
    const room = await newClass();
    const { left, right } = await (await room.post("round", { kind })).json();
    const phone = await room.join();
    expect(await phone.lights(left, right)).toEqual([200, 200]);
    expect((await room.post("act")).status).toBe(204);
    expect(await phone.lights(left, right)).toEqual(lights);
  });

  it("throws one phone out, where there is a list, and leaves its neighbour", async () => {
    const room = await newClass();
    await room.post("round", { kind: "one-phone" });
    const [one, two] = [await room.join(), await room.join()];
    expect((await room.post("act", { phone: 2 })).status).toBe(204);
    expect(await two.lights("jwt", "jwt-denylist")).toEqual([200, 401]);
    expect(await one.lights("jwt", "jwt-denylist")).toEqual([200, 200]);
    expect((await room.state()).round.target).toBe(2);
  });

  it("tells phones to find the database gone", async () => {
    const room = await newClass();
    await room.post("round", { kind: "database-gone" });
    const phone = await room.join();
    expect((await phone.state()).checkQuery).toBe("");
    await room.post("act");
    const { checkQuery } = await phone.state();
    expect((await phone.device("database").check(checkQuery)).status).toBe(503);
    expect((await phone.device("jwt").check(checkQuery)).status).toBe(200);
    expect((await room.state()).counts.database).toMatchObject({ "no-answer": 1, out: 0 });
  });

  it.each([
    [{ left: "jwt", right: "jwt" }, "same-strategies"],
    // A phone on plain http makes no key.
    [{ right: "jwt-bound" }, "invalid-field"],
    [{ left: "cookies" }, "invalid-field"],
    [{ lifetime: 31 }, "invalid-lifetime"],
    [{ kind: "toString" }, "invalid-field"],
  ])("has no round of %j", async (setting, code) => {
    const room = await newClass();
    expect(await codeOf(await room.post("round", setting))).toBe(code);
    expect((await room.state()).round.number).toBe(0);
  });

  it("keeps nicknames to one short line, and shows them where the teacher allows it", async () => {
    const room = await newClass();
    const phone = await room.join();
    const call = (nickname: string) => phone.browser.post(`${phone.path}/nickname`, { nickname });
    const shown = async () => (await room.state()).phones[0]?.nickname;
    expect(await codeOf(await call("Ann"))).toBe("no-nicknames");
    await room.post("nicknames", { allowed: true });
    expect((await call("  A\u202enn\u0007\n B. ")).status).toBe(204);
    expect(await shown()).toBe("Ann B.");
    // Of each of these a reader counts one character: Hangul's leading consonants, and Devanagari joined by viramas.
    for (const long of ["n".repeat(5_000), "\u1100".repeat(5_000), "\u0915\u094d".repeat(2_000)]) {
      expect(await codeOf(await call(long))).toBe("nickname-too-long");
    }
    expect(await shown()).toBe("Ann B.");
    await call("\u{1f1e9}\u{1f1ea}".repeat(20));
    expect(await shown()).toBe("\u{1f1e9}\u{1f1ea}".repeat(20));
    await call("\u3164\u2800");
    expect(await shown()).toBeNull();
    await room.post("nicknames", { allowed: false });
    expect(await shown()).toBeNull();
  });

  it.each(["constructor", "teacher-is-silly", "none"])(
    "takes no reason that was not offered: %s",
    async (because) => {
      const room = await newClass();
      await room.post("round");
      const phone = await room.join();
      expect(await codeOf(await phone.guess({ round: 1, left: "out", right: "in", because }))).toBe(
        "invalid-field",
      );
      expect((await room.state()).predictions.given).toBe(0);
    },
  );

  it("cuts no character of a reason in two", async () => {
    const room = await newClass();
    await room.post("round");
    const phone = await room.join();
    const words = `${"x".repeat(199)}\u{1f600}`;
    await phone.guess({ round: 1, left: "out", right: "in", because: "other", words });
    expect((await phone.state()).guess?.words).toBe("x".repeat(199));
  });

  it("gives its results as JSON and as CSV, and no formula in them", async () => {
    const room = await newClass();
    await room.post("round");
    const phone = await room.join();
    await phone.guess({ round: 1, left: "out", right: "in", because: "other", words: '=1+1, "so"' });
    await phone.lights("database", "jwt");
    await room.post("act");
    await phone.lights("database", "jwt");
    const csv = await (await room.teacher.send(`${room.made.url}/results.csv`)).text();
    const [head, left, right, end] = csv.split("\r\n");
    expect(head?.split(",")).toHaveLength(12);
    expect(left).toMatch(/^1,password-change,1,,database,out,other,"'=1\+1, ""so""",out,\d{4}-.*Z,\d+,$/);
    expect(right).toMatch(/^1,password-change,1,,jwt,in,other,"'=1\+1, ""so""",in,,,$/);
    expect(end).toBe("");
    const { rounds } = await (await room.teacher.send(`${room.made.url}/results.json`)).json();
    expect(rounds[0].phones[0].left).toMatchObject({ outcome: "out", refusedAfter: expect.any(Number) });
  });

  it("ends with its lab, with all its rows", async () => {
    const room = await newClass();
    await room.post("round");
    const phone = await room.join();
    await phone.guess({ round: 1, left: "out", right: "in" });
    const { url } = await (await phone.browser.post(`${phone.path}/jwt/lend`, {})).json();
    await new Browser().send(`${url}/take`, { method: "POST" });
    const tables = ["Class", "ClassRoom", "Round", "Phone", "Turn", "CookieLink", "Thief"];
    const count = async (table: string) => {
      const [row] = await query<{ rows: number }>(
        `SELECT count(*)::int AS rows FROM "${table}" WHERE "labId" = $1`,
        room.id,
      );
      return row?.rows;
    };
    for (const table of tables) expect(await count(table), table).toBeGreaterThan(0);
    await deleteLab(room.id);
    for (const table of tables) expect(await count(table), table).toBe(0);
    expect(await codeOf(await phone.enter())).toMatch(/^(unknown-device|no-class)$/);
    expect((await room.ask()).status).toBe(404);
  });
});
