import { beforeEach, describe, expect, it, vi } from "vitest";
import { setCookieLines } from "@/lib/http";
import { createLabId, type LabId } from "@/lib/lab/lab-id";
import { deleteLab } from "@/lib/lab/labs";
import { Browser, BrowserAt } from "@/tools/testing/browser";
import { newClass } from "@/tools/testing/class";
import { query } from "@/tools/testing/rows";
import "@/tools/testing/strict";
import { mostPhones } from "../lab/phones";
import { visitorNetwork } from "../visitor-network";
import { enterByPin } from "./find-class";
import { phoneCookies } from "./phone-cookie";
import { pinKeys, wrongInAll, wrongPerNetwork } from "./pin-limit";

const codeOf = async (response: Response) => `${response.status} ${(await response.json()).code}`;

/** As if nobody had tried a PIN yet. */
beforeEach(async () => {
  await query(`DELETE FROM "WrongGuesses"`);
  await query(`DELETE FROM "ClassRoom"`);
});

describe("joining", () => {
  it("twice is the same phone, though the door has been closed meanwhile", async () => {
    const room = await newClass();
    const phone = await room.join();
    expect((await room.post("close")).status).toBe(204);
    expect((await room.join(phone.browser)).slug).toBe(phone.slug);
    expect((await room.state()).phones).toHaveLength(1);
  });

  it("finds the door closed, and open again", async () => {
    const room = await newClass();
    await room.post("close");
    expect(await codeOf(await room.ask())).toBe("403 closed-class");
    expect((await room.teacher.send(`${room.made.url}/close`, { method: "DELETE" })).status).toBe(204);
    expect((await room.join()).slug).toBe("phone-1");
  });

  it("tells each of many at once that the door is closed, and keeps no connection waiting for another", async () => {
    const room = await newClass();
    await room.post("close");
    const answers = await Promise.all(Array.from({ length: 50 }, () => room.ask().then(codeOf)));
    expect([...new Set(answers)]).toEqual(["403 closed-class"]);
  });

  it("is over for a phone that was taken out, wherever it comes from", async () => {
    const room = await newClass();
    const [phone, neighbour] = [await room.join(), await room.join()];
    const gone = await room.teacher.send(`${room.made.url}/phones/1`, { method: "DELETE" });
    expect(gone.status).toBe(204);
    expect(await codeOf(await room.ask(phone.browser))).toBe("403 removed-phone");
    expect(await codeOf(await phone.enter())).toBe("403 removed-phone");
    expect(await codeOf(await phone.browser.send(`${phone.path}/state`))).toBe("403 removed-phone");
    expect(await phone.lights("database")).toEqual([401]);
    expect(await neighbour.lights("database", "jwt")).toEqual([200, 200]);
    expect((await room.state()).phones.map(({ number }) => number)).toEqual([2]);
  });

  it("at once gives each of fifty a number of its own", async () => {
    const room = await newClass();
    const phones = await Promise.all(Array.from({ length: 50 }, () => room.join()));
    const numbers = phones.map(({ number }) => number).sort((one, other) => one - other);
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    const { phones: shown } = await room.state();
    expect(new Set(shown.map(({ name }) => name)).size).toBe(50);
  });

  it(`ends at ${mostPhones} phones`, async () => {
    const room = await newClass();
    await query(`UPDATE "Class" SET "phones" = $2 WHERE "labId" = $1`, room.id, mostPhones - 1);
    expect((await room.join()).slug).toBe(`phone-${mostPhones}`);
    expect(await codeOf(await room.ask())).toBe("409 full-class");
    expect(await enterByPin(room.pin, new Headers())).toMatchObject({ isOpen: true, isFull: true });
  });

  it("is told that a class was over when the phone was in it", async () => {
    const room = await newClass();
    const browser = new Browser();
    const yesterday = createLabId(Date.now() - 25 * 60 * 60 * 1000);
    const [, joined] = phoneCookies(yesterday, "phone-1", false, "000000");
    if (!joined) throw new Error("There are two.");
    browser.cookies.keep(browser.urlOf("/"), setCookieLines([joined]));
    expect(await codeOf(await room.ask(browser, "000000"))).toBe("410 expired-class");
  });

  it.each(["12 34", "12345", "1234567", "abcdef", "12345a", "%00"])(
    "by %s is told what a PIN is",
    async (pin) => {
      const room = await newClass();
      expect(await codeOf(await room.ask(new Browser(), encodeURIComponent(pin)))).toBe("404 malformed-pin");
    },
  );

  it("takes a PIN with a gap in it", async () => {
    const room = await newClass();
    const spaced = encodeURIComponent(`${room.pin.slice(0, 3)} ${room.pin.slice(3)}`);
    expect((await room.ask(new Browser(), spaced)).status).toBe(303);
  });
});

describe("wrong PINs", () => {
  const wrong = ({ pin }: { pin: string }) => (pin === "000000" ? "000001" : "000000");
  const from = (address: string) => new BrowserAt(address);
  /** As if so many had been tried a moment ago. */
  const tried = (key: string, count: number) =>
    query(
      `INSERT INTO "WrongGuesses" ("key", "count", "expires") VALUES ($1, $2, now() + interval '10 minutes')`,
      key,
      count,
    );
  const here = visitorNetwork(new Headers());

  it("end guessing from one address, and shut nobody out of the class in that room", async () => {
    const room = await newClass();
    const other = await newClass(from("203.0.113.9"));
    const pin = wrong(room);
    await tried(pinKeys.of(here), wrongPerNetwork - 1);
    expect((await room.ask(new Browser(), pin)).status).toBe(404);
    expect(await codeOf(await room.ask(new Browser(), pin))).toBe("429 too-many-pins");
    // Another class's PIN is told from a wrong one no more.
    expect(await codeOf(await other.ask(new Browser()))).toBe("429 too-many-pins");
    expect((await room.ask(new Browser())).status).toBe(303);
    vi.useFakeTimers({ now: Date.now() + 11 * 60_000, toFake: ["Date"] });
    expect((await room.ask(new Browser(), pin)).status).toBe(404);
    vi.useRealTimers();
  });

  it("end guessing from many addresses together", async () => {
    const room = await newClass();
    await tried(pinKeys.all(), wrongInAll);
    const far = from("198.51.100.7");
    expect(await codeOf(await room.ask(far))).toBe("429 too-many-pins");
    expect((await room.ask(new Browser())).status).toBe(303);
  });

  it("are counted before they are answered: of many at the same moment no more than those that are allowed", async () => {
    const room = await newClass();
    await tried(pinKeys.of(here), wrongPerNetwork - 5);
    const ask = () => room.ask(new Browser(), wrong(room));
    const answers = await Promise.all(Array.from({ length: 20 }, ask));
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(5);
    const [row] = await query<{ count: number }>(`SELECT "count" FROM "WrongGuesses"`);
    expect(row?.count).toBe(wrongPerNetwork);
  });

  it("are counted, and rooms known, by an instance that has answered none of it", async () => {
    const room = await newClass();
    const elsewhere = await newClass(from("203.0.113.9"));
    await tried(pinKeys.of(here), wrongPerNetwork - 1);
    await room.ask(new Browser(), wrong(room));
    vi.resetModules();
    const { limitPins } = await import("./pin-limit");
    const find = (lab: LabId | null) => limitPins(new Headers(), async () => lab && { lab });
    await expect(find(null)).rejects.toMatchObject({ code: "too-many-pins" });
    await expect(find(elsewhere.id)).rejects.toMatchObject({ code: "too-many-pins" });
    expect(await find(room.id)).toEqual({ lab: room.id });
  });

  it("leave nothing of an address in the tables, and a class takes its rooms with it", async () => {
    const room = await newClass(from("203.0.113.9"));
    await room.ask(from("203.0.113.9"), wrong(room));
    const rows = [
      ...(await query(`SELECT * FROM "WrongGuesses"`)),
      ...(await query(`SELECT * FROM "ClassRoom"`)),
    ];
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain("203.0.113.9");
    await deleteLab(room.id);
    expect(await query(`SELECT * FROM "ClassRoom"`)).toEqual([]);
  });

  it("know as many rooms of a class as it can have phones", async () => {
    const room = await newClass(from("203.0.113.9"));
    await query(
      `INSERT INTO "ClassRoom" SELECT $1, 'room ' || n FROM generate_series(1, $2::int) n`,
      room.id,
      mostPhones - 1,
    );
    await room.join();
    const [rooms] = await query(`SELECT count(*)::int AS all FROM "ClassRoom" WHERE "labId" = $1`, room.id);
    expect(rooms).toEqual({ all: mostPhones });
  });
});
