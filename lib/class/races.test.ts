import { describe, expect, it } from "vitest";
import { newClass } from "@/tools/testing/class";
import { holdRows, untilWaiting } from "@/tools/testing/overlap";
import "@/tools/testing/strict";

const codeOf = async (response: Response) =>
  response.status < 300 ? `${response.status}` : `${response.status} ${(await response.json()).code}`;

/** A class in its first round, with a phone; what it does next waits until it is let go on. */
async function held() {
  const room = await newClass();
  await room.post("round");
  const phone = await room.join();
  const letGo = await holdRows(`SELECT 1 FROM "Class" WHERE "labId" = $1`, [room.id]);
  /** Begins all of it, one after the other, and then lets them go on. */
  const race = async (...begin: (() => Promise<Response>)[]) => {
    const begun: Promise<Response>[] = [];
    for (const start of begin) {
      begun.push(start());
      await untilWaiting(begun.length);
    }
    await letGo();
    return Promise.all(begun.map(async (one) => codeOf(await one)));
  };
  const guess = () => phone.guess({ round: 1, left: "out", right: "in" });
  return { room, phone, guess, race };
}

describe("at the same moment", () => {
  it("a phone that asks ten times to be signed in is signed in once", async () => {
    const room = await newClass();
    const phone = await room.join();
    await room.post("round");
    const answers = await Promise.all(Array.from({ length: 10 }, () => phone.enter()));
    const cookies = answers.map(({ headers }) => headers.getSetCookie().join());
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(204));
    expect(new Set(cookies).size).toBe(1);
    expect(await phone.lights("database", "jwt")).toEqual([200, 200]);
  });

  it("a new round and a guess for the old one: the guess is refused", async () => {
    const { room, guess, race } = await held();
    expect(await race(() => room.post("round"), guess)).toEqual(["201", "409 round-over"]);
  });

  it("a guess and a new round: the guess is kept where it belongs", async () => {
    const { room, phone, guess, race } = await held();
    expect(await race(guess, () => room.post("round"))).toEqual(["204", "201"]);
    const results = await (await room.teacher.send(`${room.made.url}/results.json`)).json();
    expect(results.rounds[0].phones[0]).toMatchObject({ left: { guess: "out" }, right: { guess: "in" } });
    expect((await phone.state()).guess).toBeNull();
  });

  it("a new round and the showing of the old one's guesses: nothing of the new one is shown", async () => {
    const { room, race } = await held();
    const show = () => room.post("reveal", { round: 1 });
    expect(await race(() => room.post("round"), show)).toEqual(["201", "409 round-over"]);
    expect((await room.state()).round.revealedAt).toBeNull();
  });

  it("the act and a guess: the guess is refused", async () => {
    const { room, guess, race } = await held();
    expect(await race(() => room.post("act"), guess)).toEqual(["204", "409 round-over"]);
  });

  it("the act, pressed twice, is done once", async () => {
    const { room, race } = await held();
    const act = () => room.post("act");
    expect((await race(act, act)).sort()).toEqual(["204", "409 already-acted"]);
    const { events } = await (await room.teacher.send(`/lab/${room.id}/state`)).json();
    expect(events.filter(({ kind }: { kind: string }) => kind === "password-changed")).toHaveLength(1);
  });

  it("a new round and a look at it: whoever has the new version has the new round", async () => {
    const room = await newClass();
    await room.post("round");
    const phone = await room.join();
    const look = async () => [await phone.state(), await room.state()];
    for (let number = 2; number < 12; number += 1) {
      const looks = Array.from({ length: 6 }, look);
      expect((await room.post("round")).status).toBe(201);
      const seen = (await Promise.all(looks)).flat();
      const { version, round } = await room.state();
      expect(round.number).toBe(number);
      const current = seen.filter((state) => state.version === version);
      expect(current.map((state) => state.round.number)).toEqual(current.map(() => number));
    }
  });

  it("an act while fifty join: whoever was signed in before it is out, and nobody is lost", async () => {
    const room = await newClass();
    await room.post("round");
    const joining = Array.from({ length: 50 }, () => room.join());
    await Promise.race(joining);
    expect((await room.post("act")).status).toBe(204);
    const phones = await Promise.all(joining);
    for (const phone of phones) {
      if (!(await phone.state()).isSignedIn) expect((await phone.enter()).status).toBe(204);
      await phone.lights("database", "jwt");
    }
    const { counts } = await room.state();
    const { database, jwt } = counts;
    expect([database?.in, database?.unseen, database?.["no-answer"]]).toEqual([0, 0, 0]);
    expect((database?.out ?? 0) + (database?.late ?? 0)).toBe(50);
    expect(database?.out).toBeGreaterThan(0);
    expect(database?.late).toBeGreaterThan(0);
    expect(jwt?.in).toBe(database?.out);
  });
});
