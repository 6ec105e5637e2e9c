import "server-only";
import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Keeping } from "@/lib/evidence/keeping";
import type { LabId } from "@/lib/lab/lab-id";
import { alice, createLab, deleteLab } from "@/lib/lab/labs";
import { createPassphrase } from "@/lib/lab/passphrase";
import { t } from "@/lib/language/texts";
import type { Report } from "../runs/run-event";
import { strategies } from "../strategies/strategy";
import { begin, countThrownOut, type Setting, seatBystanders, signInAll } from "./cast";
import { Client, type Connect } from "./client";
import { lifetime } from "./columns";
import { measureCosts, rounds } from "./costs";
import { measureOutages } from "./outage";
import type { Out, Price } from "./price";
import { refusedByLookUp, staleFor } from "./staleness";
import { watchThief } from "./watch";

/** Seconds to watch a thief: past the end of every sign-in that ends by itself, and of what is tolerated beyond it. */
const patience = lifetime + 19;
/** Seconds to watch one ended device: past the end of an access token. */
const devicePatience = 18;

type Measurement = { connect: Connect; cache: Keeping; report: Report; signal: AbortSignal };

/** Measures in a lab of its own, which is deleted whatever came of it: nobody is signed out on a board. */
export async function measure(measurement: Measurement): Promise<Price[]> {
  const lab = await createLab();
  try {
    return await measureIn(lab, measurement);
  } finally {
    await deleteLab(lab.id);
  }
}

/**
 * Measures every strategy, with requests like any other: signs Alice, a thief and two bystanders in
 * under each, changes the password, and watches until nobody is let in any more. Meanwhile, signed in anew,
 * it ends one device, counts statements and bytes, and takes the database away.
 */
async function measureIn(
  { id: lab, password }: { id: LabId; password: string },
  { connect, cache, report, signal }: Measurement,
): Promise<Price[]> {
  // Every thief that is watched listens to it, and there are more of them than Node finds usual.
  setMaxListeners(0, signal);
  const setting = { lab, connect, password, cache, signal };
  report(t("Signing in Alice, a thief and two bystanders under every strategy"), 0);
  // First those with time to spare: a thief's sign-in is short.
  const bystanders = await seatBystanders(setting);
  const before = await begin(setting);
  const newPassword = createPassphrase();
  const laptop = new Client(connect(signal), { lab, device: "laptop", strategy: "database" });
  await laptop.signIn({ email: alice.email, password: setting.password }, 900);
  report(t("Changing the password"), 0.2);
  // The worst case: a thief who holds an access token that has just been issued, and a copy just made.
  await Promise.all(
    before.map(async ({ thief }) => {
      await thief.refresh();
      await thief.visit();
      await thief.check();
    }),
  );
  await laptop.changePassword(setting.password, newPassword);
  const since = performance.now();

  const after = { ...setting, password: newPassword };
  // What compares dates refuses a token of the very second of the change.
  const nextSecond = sleep(1_000, undefined, { signal });
  const [thieves, lookedUp, thrownOut, devices, copies, costs] = await Promise.all([
    Promise.all(before.map(({ thief }) => watchThief(thief, since, patience, signal))),
    Promise.all(before.map(({ wary }) => refusedByLookUp(wary, since, signal))),
    countThrownOut(bystanders),
    nextSecond.then(() => endOneDevice(after)),
    nextSecond.then(() => watchCopies(after)),
    nextSecond.then(() => compareCosts(after, report)),
  ]);
  // By itself: a check that finds the database would tell a verifier which keys count.
  report(t("Taking the database away"), 0.9);
  const outages = await measureOutages(await signInAll(after, "watch", 900), signal);
  return strategies.map((strategy, index) => ({
    strategy,
    thiefOut: at(thieves, index),
    staleFor: staleFor(at(thieves, index), at(lookedUp, index)),
    deviceOut: at(devices, index),
    copyOut: at(copies, index),
    bystanders: at(thrownOut, index),
    ...at(costs, index),
    bytesPerRequest: at(before, index).bytesPerRequest,
    bytesPerDevice: at(before, index).bytesPerDevice,
    outage: at(outages, index),
  }));
}

/** One device of two is ended by the other, where there is a list to end it in. */
async function endOneDevice(setting: Setting): Promise<Price["deviceOut"][]> {
  const [asking, ended] = [
    await signInAll(setting, "tablet", 900),
    await signInAll(setting, "work-phone", 900),
  ];
  return Promise.all(
    strategies.map(async (_, index) => {
      const device = at(ended, index);
      // A thief who holds a copy of it calls `/session` in time.
      await device.visit();
      await device.refresh();
      const listed = await at(asking, index).list();
      const session = listed?.findLast(({ device }) => device === "work-phone");
      if (!session) return null;
      await at(asking, index).end(session.id, setting.password);
      return watchThief(device, performance.now(), devicePatience, setting.signal);
    }),
  );
}

/** Copies of all that a device's jar holds, with a device that is silent and a password that stays as it is. */
async function watchCopies({ lab, connect, password, cache, signal }: Setting): Promise<Out[]> {
  const copies = [];
  for (const strategy of strategies) {
    const device = new Client(connect(signal), { lab, device: "desktop", strategy });
    const thief = new Client(connect(signal), { lab, device: "desktop", strategy }, cache);
    await device.signIn({ email: alice.email, password }, lifetime);
    copies.push({ thief, since: performance.now() });
    thief.copyFrom(device);
  }
  return Promise.all(copies.map(({ thief, since }) => watchThief(thief, since, patience, signal)));
}

async function compareCosts(setting: Setting, report: Report) {
  const clients = await signInAll(setting, "laptop", 900);
  const doing = t("Checking {rounds} times under each strategy", { rounds });
  const costs = await measureCosts(clients, (round) => report(doing, 0.25 + (0.5 * round) / rounds));
  report(t("Waiting for the last thief to be refused, or not"), 0.75);
  return costs;
}

function at<T>(values: readonly T[], index: number): T {
  return values[index] as T;
}
