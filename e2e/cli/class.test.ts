import { describe, expect, it } from "vitest";
import type { ClassState, PhoneState } from "../../lib/class/state";
import { HttpClient } from "../../lib/client/http-client.mjs";
import { Instance, type Running, usedDataFolder } from "./instance";
import { startInstances } from "./instances";

type Made = { id: string; url: string; pin: string; joinUrl: string };

async function begin(url: string) {
  const teacher = new HttpClient(url);
  const made = (await (await teacher.post("/api/classes", {})).json()) as Made;
  return { teacher, made };
}

/** A phone that joins as a browser without scripts does. */
async function join(url: string, { joinUrl }: Made) {
  const client = new HttpClient(url);
  const headers = { origin: url, accept: "text/html" };
  for (const method of ["GET", "HEAD"]) {
    expect((await client.send(joinUrl, { method, headers })).status).toBe(200);
  }
  const answer = await client.send(joinUrl, { method: "POST", headers });
  expect(answer.status).toBe(303);
  return { client, path: answer.headers.get("location") as string };
}

type Phone = Awaited<ReturnType<typeof join>>;

const lights = async ({ client, path }: Phone, at = client) =>
  Promise.all(["database", "jwt"].map(async (lane) => (await at.send(`${path}/${lane}/check`)).status));
const wallOf = async (client: HttpClient, { url }: Made) =>
  (await (await client.send(`${url}/state`)).json()) as ClassState;
const stateOf = async ({ client, path }: Phone) =>
  (await (await client.send(`${path}/state`)).json()) as PhoneState;

describe("a class", () => {
  it("is joined by a POST alone, and is one over two instances", async () => {
    const { running } = await startInstances(2);
    const [first, second] = running as [Running, Running];
    const { teacher, made } = await begin(first.url);
    const here = await join(first.url, made);
    const there = await join(second.url, made);
    expect((await wallOf(teacher, made)).phones.map(({ number }) => number)).toEqual([1, 2]);

    await teacher.post(`${made.url}/round`, {});
    // It was heard of over there, and the next check says so.
    await expect
      .poll(async () => {
        const check = await there.client.send(`${there.path}/jwt/check`);
        return Number(check.headers.get("class-version"));
      })
      .toBe((await wallOf(teacher, made)).version);
    for (const phone of [here, there]) {
      expect((await stateOf(phone)).isSignedIn).toBe(false);
      expect((await phone.client.post(`${phone.path}/enter`, {})).status).toBe(204);
      expect(await lights(phone)).toEqual([200, 200]);
    }
    // The act at one instance, the checks at the other.
    const elsewhere = new HttpClient(second.url, { cookies: teacher.cookies });
    expect((await elsewhere.post(`${made.url}/act`, {})).status).toBe(204);
    for (const phone of [here, there]) expect(await lights(phone)).toEqual([401, 200]);
    await expect
      .poll(async () => {
        const { counts } = await wallOf(teacher, made);
        return [counts.database?.out, counts.jwt?.in];
      })
      .toEqual([2, 2]);
  });

  it("counts wrong PINs over two instances together, and lets the room in all the same", async () => {
    const { running } = await startInstances(2);
    const [first, second] = running as [Running, Running];
    const { made } = await begin(first.url);
    const wrong = made.pin === "000000" ? "000001" : "000000";
    const ask = async (url: string, pin: string) =>
      (await new HttpClient(url).send(`/join/${pin}/phone`, { method: "POST" })).status;
    const tried = Array.from({ length: 100 }, (_, index) => ask(index % 2 ? first.url : second.url, wrong));
    expect(new Set(await Promise.all(tried))).toEqual(new Set([404]));
    expect([await ask(first.url, wrong), await ask(second.url, wrong)]).toEqual([429, 429]);
    expect(await ask(second.url, made.pin)).toBe(303);
  });

  it("is there again after the server has been stopped in the midst of a round", async () => {
    const folder = usedDataFolder();
    const before = new Instance(folder);
    const { url } = await before.ready();
    const { teacher, made } = await begin(url);
    await teacher.post(`${made.url}/round`, {});
    const phone = await join(url, made);
    expect(await lights(phone)).toEqual([200, 200]);
    const guess = { round: 1, left: "out", right: "in" };
    expect((await phone.client.post(`${phone.path}/guess`, guess)).status).toBe(204);
    await wallOf(teacher, made);
    await before.stop();

    const { url: again } = await new Instance(folder).ready();
    const client = new HttpClient(again, { cookies: phone.client.cookies });
    const back = { client, path: phone.path };
    expect(await lights(back)).toEqual([200, 200]);
    expect(await stateOf(back)).toMatchObject({ isSignedIn: true, guess: { left: "out", right: "in" } });
    const owner = new HttpClient(again, { cookies: teacher.cookies });
    expect(await wallOf(owner, made)).toMatchObject({
      pin: made.pin,
      round: { number: 1, phase: "ask" },
      counts: { database: { in: 1 }, jwt: { in: 1 } },
    });
  });

  it("is announced by npm run class: addresses, a code to scan, and a link to the wall", async () => {
    const instance = new Instance(usedDataFolder(), {}, [], ["--lan", "--class"]);
    const { url } = await instance.ready();
    const [, pin = ""] = /PIN (\d{3} \d{3})/.exec(instance.stdout) ?? [];
    expect(pin).toMatch(/\d/);
    const [, wall = ""] = /http:\/\/localhost:\d+(\/lab\/\S+\/handover\/\S+)/.exec(instance.stdout) ?? [];
    expect((await fetch(`${url}${wall}`)).status).toBe(200);
    expect((await fetch(`${url}/join/${pin.replace(" ", "")}`)).status).toBe(200);
  });
});
