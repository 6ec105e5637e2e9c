import { setTimeout as sleep } from "node:timers/promises";
import { HttpClient } from "../../lib/client/http-client.mjs";
import { repeat, spreadOf } from "../../lib/spread.mjs";
import { cpuMicroseconds } from "./instance.mjs";

/** @typedef {import("./table.mjs").Row} Row */

/** Phones that tap in the same moment. */
const atOnce = 12;
/** Milliseconds that the class is watched before and after the act. */
const calm = 10_000;
const watched = 20_000;

/**
 * Plays a class over HTTP: phones join, check at the pace that the server sets, and the teacher changes the password.
 * @param {import("./instance.mjs").Running[]} instances the phones are spread over them
 * @param {number} phones
 * @returns {Promise<Row[]>}
 */
export async function measureClass(instances, phones) {
  const [urls, pids] = [instances.map((one) => one.url), instances.map(({ app }) => app)];
  const [url = ""] = urls;
  const teacher = new HttpClient(url);
  const made = await (await post(teacher, "/api/classes")).json();
  await post(teacher, `${made.url}/round`, { left: "database", right: "jwt", lifetime: 900 });

  const begun = performance.now();
  const room = await repeat(phones, atOnce, async (index) => {
    const client = new HttpClient(urls[index % urls.length] ?? url);
    const response = await client.send(`/join/${made.pin}`, { method: "POST" });
    if (response.status !== 303)
      throw new Error(`Joining answered ${response.status}: ${await response.text()}`);
    const phone = new Phone(client, response.headers.get("location") ?? "");
    // As a phone's page does. If all began at the same moment, it would be that moment which is measured.
    phone.start();
    return phone;
  });
  const joined = (performance.now() - begun) / 1000;

  const wall = new Wall(teacher, made.url);
  wall.start();
  await sleep(calm);
  // What was slow while others joined is no check of a class that is there.
  for (const loop of [...room, wall]) loop.times = [];
  const [from, cpuBefore] = [performance.now(), pids.map(cpuMicroseconds)];
  await sleep(calm);
  const cpu = pids.map((pid, index) => Number(cpuMicroseconds(pid)) - Number(cpuBefore[index]));
  const busy = cpu.map((microseconds) => microseconds / 10 / (performance.now() - from));

  const act = performance.now();
  const acted = await post(teacher, `${made.url}/act`);
  if (acted.status !== 204) throw new Error(`The act answered ${acted.status}.`);
  await sleep(watched);
  for (const { stop } of [...room, wall]) stop();
  const state = await (await teacher.send(`${made.url}/state`)).json();
  const waits = room.flatMap(({ times }) => times);
  const herd = await atTheSameMoment(room);

  const seen = room.map(({ outAt }) => (outAt.get("database") ?? Number.POSITIVE_INFINITY) - act);
  const failed = room.reduce((sum, phone) => sum + phone.failed, 0);
  const { database, jwt } = state.counts;
  return [
    { what: `${phones} phones joined, both strategies`, values: [joined], unit: "s", bar: 60 },
    {
      what: "from the act to the dark light, p99",
      values: [spreadOf(seen).p99 / 1000],
      unit: "s",
      bar: 3,
      digits: 2,
    },
    {
      what: "from the act to the dark light, median",
      values: [spreadOf(seen).median / 1000],
      unit: "s",
      digits: 2,
    },
    {
      what: "lights that did not go dark",
      values: [database.of - database.out],
      unit: "",
      bar: 0,
      digits: 0,
    },
    { what: "tokens that were refused", values: [jwt.out], unit: "", bar: 0, digits: 0 },
    { what: "phones that were not seen at the end", values: [jwt.unseen], unit: "", bar: 0, digits: 0 },
    { what: "checks that failed", values: [failed], unit: "", bar: 0, digits: 0 },
    {
      what: "checks in a second",
      values: [waits.length / ((calm + watched) / 1000)],
      unit: "",
    },
    { what: "a check, median", values: [spreadOf(waits).median], unit: "ms" },
    {
      what: "a check, p99",
      values: [spreadOf(waits).p99],
      unit: "ms",
      bar: instances.length > 1 ? 250 : 100,
    },
    { what: "all phones at the same moment, the last answer", values: [herd], unit: "s", digits: 2 },
    { what: "the wall's answer, median", values: [spreadOf(wall.times).median], unit: "ms", bar: 100 },
    { what: "the wall's answer, p99", values: [spreadOf(wall.times).p99], unit: "ms" },
    ...busy.map((percent, index) => ({
      what: `of one core, instance ${index + 1}`,
      values: [percent],
      unit: "%",
      bar: 70,
      digits: 0,
    })),
  ];
}

/**
 * As after an outage of the network.
 * @param {Phone[]} room
 */
async function atTheSameMoment(room) {
  // Until the last one that was under way has ended.
  await sleep(calm / 2);
  const begun = performance.now();
  await Promise.all(room.map((phone) => phone.turn()));
  return (performance.now() - begun) / 1000;
}

/**
 * @param {HttpClient} client
 * @param {string} path
 */
function post(client, path, body = {}) {
  return client.post(path, body);
}

/** Asks again and again, until it is stopped. */
class Loop {
  /** @type {number[]} */
  times = [];
  isStopped = false;

  start = () => {
    void this.#go();
  };

  stop = () => {
    this.isStopped = true;
  };

  async #go() {
    while (!this.isStopped) await sleep(await this.turn());
  }

  /** @returns {Promise<number>} milliseconds to the next turn */
  async turn() {
    throw new Error("A loop says what it does.");
  }

  /**
   * @param {() => Promise<Response>} ask
   * @returns {Promise<Response>} with its time noted
   */
  async timed(ask) {
    const begun = performance.now();
    const response = await ask();
    await response.clone().arrayBuffer();
    this.times.push(performance.now() - begun);
    return response;
  }
}

class Phone extends Loop {
  failed = 0;
  /** @type {Map<string, number>} when it was refused first, by the load's own clock */
  outAt = new Map();

  /**
   * @param {HttpClient} client
   * @param {string} path
   */
  constructor(client, path) {
    super();
    this.client = client;
    this.path = path;
  }

  async turn() {
    const checks = ["database", "jwt"].map((strategy) => this.#check(strategy));
    const [again = 2_000] = await Promise.all(checks);
    return again;
  }

  /** @param {string} strategy */
  async #check(strategy) {
    const response = await this.timed(() => this.client.send(`${this.path}/${strategy}/check`)).catch(
      () => null,
    );
    if (response?.status === 401 && !this.outAt.has(strategy)) this.outAt.set(strategy, performance.now());
    if (response?.status !== 200 && response?.status !== 401) this.failed += 1;
    return Number(response?.headers.get("check-again") ?? 2_000);
  }
}

class Wall extends Loop {
  /**
   * @param {HttpClient} client
   * @param {string} url
   */
  constructor(client, url) {
    super();
    this.client = client;
    this.url = url;
  }

  async turn() {
    await this.timed(() => this.client.send(`${this.url}/state`));
    return 1_000;
  }
}
