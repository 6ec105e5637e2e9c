import { Agent, get } from "node:http";
import { cpuMicroseconds } from "./instance.mjs";

const inFlight = 10;
const agent = new Agent({ keepAlive: true, maxSockets: inFlight });

/**
 * @param {import("./device.mjs").Target} target
 * @returns {Promise<number>} bytes of the body
 */
export function ask({ address, cookie, tag }) {
  return new Promise((resolve, reject) => {
    const headers = { cookie, "accept-encoding": "gzip", ...(tag && { "if-none-match": tag }) };
    const expected = tag ? 304 : 200;
    const request = get(address, { agent, headers }, (response) => {
      let bytes = 0;
      response.on("data", (chunk) => {
        bytes += chunk.length;
      });
      response.on("end", () => {
        if (response.statusCode === expected) resolve(bytes);
        else reject(new Error(`${address} answered ${response.statusCode}`));
      });
    });
    request.on("error", reject);
  });
}

/**
 * Ten requests in flight, until it is told to stop.
 * @param {import("./device.mjs").Target} target
 * @param {(done: number) => boolean} goesOn
 * @returns {Promise<number>} how many were answered
 */
async function load(target, goesOn) {
  let done = 0;
  const lane = async () => {
    while (goesOn(done)) {
      done += 1;
      await ask(target);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  return done;
}

/**
 * @param {import("./device.mjs").Target} target
 * @param {number} times
 */
export function repeat(target, times) {
  return load(target, (done) => done < times);
}

/**
 * @param {import("./device.mjs").Target} target
 * @param {number} ms
 * @param {number} pid of the app
 * @returns {Promise<{ wall: number, cpu: number | null }>} microseconds for one request
 */
export async function measure(target, ms, pid) {
  const [begun, cpuBefore] = [performance.now(), cpuMicroseconds(pid)];
  const done = await load(target, () => performance.now() - begun < ms);
  const [elapsed, cpuAfter] = [performance.now() - begun, cpuMicroseconds(pid)];
  return {
    wall: (elapsed * 1000) / done,
    cpu: cpuBefore === null || cpuAfter === null ? null : (cpuAfter - cpuBefore) / done,
  };
}
