import { cpSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { HttpClient } from "../../lib/client/http-client.mjs";
import { startChild } from "../lib/child.mjs";
import { startDatabase } from "../lib/database.mjs";
import { Failure } from "../lib/failure.mjs";
import { inRoot } from "../lib/paths.mjs";
import { freePort } from "../lib/port.mjs";
import { run } from "../lib/run.mjs";
import { measure } from "./load.mjs";

const next = "node_modules/next/dist/bin/next";
const lookEvery = 100;
/** Milliseconds after which a registry does not answer any more. */
const longestInstall = 300_000;

/** By the name in their addresses. Each looks its session up, opens its token, or both. */
const titles = {
  "iron-session": "iron-session (encrypted cookie)",
  "better-auth": "better-auth",
  "better-auth-cached": "better-auth with its cookie cache",
  "authjs-jwt": "Auth.js as it ships, JWT (encrypted)",
  "authjs-database": "Auth.js as it ships, database (its adapter for pg)",
};

/**
 * What a check costs under other libraries: a small Next app that is installed and built in a folder of its own.
 * @param {string} folder
 * @param {{ rounds: number, roundMs: number }} plan
 * @returns {Promise<import("./table.mjs").Row[]>}
 */
export async function measurePeers(folder, { rounds, roundMs }) {
  const home = join(folder, "peers");
  cpSync(inRoot("tools/bench/peers"), home, { recursive: true });
  const options = { cwd: home, shell: process.platform === "win32" };
  const install = ["install", "--no-audit", "--no-fund"];
  await run("Installing the peers", "npm", install, { ...options, timeout: longestInstall });
  await run("Building the peers", process.execPath, [next, "build"], { cwd: home });
  const database = await startDatabase([inRoot("tools/testing/postgres.mjs")]);
  const url = `http://127.0.0.1:${await freePort()}`;
  const app = await startApp(home, url, database.url);
  try {
    const pid = app.pid ?? 0;
    const nothing = await target(url, "nothing");
    const targets = [];
    for (const [name, title] of Object.entries(titles)) {
      const found = await target(url, name).catch((/** @type {Error} */ error) => error);
      if (found instanceof Error) console.error(`${title} is left out: ${found.message}`);
      else targets.push({ title, ...found });
    }
    for (const one of [nothing, ...targets]) await measure(one, roundMs, pid);
    /** @type {Map<string, number[]>} */
    const added = new Map(targets.map(({ title }) => [title, []]));
    for (let round = 0; round < rounds; round += 1) {
      const base = await measure(nothing, roundMs, pid);
      for (const one of targets) {
        const { cpu, wall } = await measure(one, roundMs, pid);
        added.get(one.title)?.push(cpu === null || base.cpu === null ? wall - base.wall : cpu - base.cpu);
      }
      console.log(`Peers, round ${round + 1} of ${rounds}`);
    }
    return [...added].map(([title, values]) => ({ what: `  a check adds, ${title}`, values, unit: "µs" }));
  } finally {
    await app.kill();
    await database.child.stop();
  }
}

/**
 * @param {string} home
 * @param {string} url
 * @param {string} databaseUrl
 */
async function startApp(home, url, databaseUrl) {
  const env = { ...process.env, NODE_ENV: "production", BASE_URL: url, DATABASE_URL: databaseUrl };
  const { hostname, port } = new URL(url);
  const args = [join(home, next), "start", home, "--port", port, "--hostname", hostname];
  const app = startChild(args, /** @type {NodeJS.ProcessEnv} */ (env));
  let hasEnded = false;
  void app.ended.then(() => {
    hasEnded = true;
  });
  while (!(await fetch(`${url}/nothing/check`).catch(() => null))) {
    if (hasEnded) throw new Failure(`${app.said()}\nThe peers could not start.`.trim());
    await sleep(lookEvery);
  }
  return app;
}

/**
 * Signs in, and sees that this is what the answer depends on.
 * @param {string} url
 * @param {string} peer
 * @returns {Promise<import("./device.mjs").Target>}
 */
async function target(url, peer) {
  const client = new HttpClient(url);
  const signIn = (/** @type {HttpClient} */ one) =>
    one.send(`/${peer}/sign-in`, { method: "POST", headers: { origin: url } });
  const who = async () => (await (await client.send(`/${peer}/check`)).json()).email ?? null;
  // The first makes the tables that the peer needs.
  await signIn(new HttpClient(url));
  const before = await who();
  await signIn(client);
  const after = await who();
  if (after !== "alice@example.com" || (before !== null && peer !== "nothing")) {
    throw new Error(`${peer} answered ${before} before the sign-in, and ${after} after it.`);
  }
  const address = client.urlOf(`/${peer}/check`);
  return { address: address.href, cookie: client.cookies.header(address) ?? "" };
}
