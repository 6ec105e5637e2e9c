import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Device, newLab } from "./client";
import { Instance, type Running, usedDataFolder } from "./instance";

/** Signs in anew again and again until no answer comes. Collects the devices whose sign-in was acknowledged. */
async function signInUntilCut(running: Running, signedIn: Device[]): Promise<void> {
  const lab = await newLab(running);
  for (;;) {
    const device = new Device(lab, "phone/database");
    if (!(await device.signIn(running.url, lab.user.password))) return;
    signedIn.push(device);
  }
}

/** Changes a password again and again until no answer comes. Collects those that were acknowledged. */
async function changePasswordUntilCut(running: Running, passwords: string[]) {
  const lab = await newLab(running);
  // A token outlives the change, so that the same device can go on.
  const device = new Device(lab, "laptop/jwt");
  await device.signIn(running.url, lab.user.password);
  passwords.push(lab.user.password);
  for (;;) {
    const next = `password number ${passwords.length}`;
    const acknowledged = await device.changePassword(running.url, passwords.at(-1) ?? "", next);
    if (!acknowledged) return { lab, unacknowledged: next };
    passwords.push(next);
  }
}

const victims: [string, (running: Running) => (number | null)[]][] = [
  ["the app", ({ app }) => [app]],
  ["the database", ({ database }) => [database]],
  ["both", ({ app, database }) => [app, database]],
  ["everything at once", ({ supervisor, app, database }) => [supervisor, app, database]],
];

describe("kill -9 during a stream of sign-ins and password changes", () => {
  it.each(victims)("of %s loses nothing that was acknowledged", async (_, pidsOf) => {
    const folder = usedDataFolder();
    const first = new Instance(folder);
    const running = await first.ready();
    const devices: Device[] = [];
    const passwords: string[] = [];
    const streams = Promise.all([
      changePasswordUntilCut(running, passwords),
      signInUntilCut(running, devices),
      signInUntilCut(running, devices),
    ]);
    while (devices.length < 30 || passwords.length < 10) await sleep(50);
    await sleep(Math.random() * 200);
    for (const pid of pidsOf(running)) process.kill(pid as number, "SIGKILL");
    const [{ lab, unacknowledged }] = await streams;
    await first.exited;

    const { url } = await new Instance(folder).ready();
    const statuses = await Promise.all(devices.map((device) => device.check(url)));
    expect(statuses.filter((status) => status !== 200)).toEqual([]);

    const signsIn = (password: string) => new Device(lab, "laptop/database").signIn(url, password);
    // The change that was cut off may have been made: then it counts, and nothing before it.
    const last = passwords.pop() ?? "";
    const accepted = [await signsIn(last), await signsIn(unacknowledged)];
    expect(accepted.filter(Boolean)).toHaveLength(1);
    for (const former of passwords.slice(-3)) expect(await signsIn(former)).toBe(false);
  });
});
