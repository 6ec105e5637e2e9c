import "server-only";
import type { Keeping } from "@/lib/evidence/keeping";
import { invite } from "@/lib/lab/bystanders";
import type { DeviceSlug } from "@/lib/lab/devices";
import type { LabId } from "@/lib/lab/lab-id";
import { alice } from "@/lib/lab/labs";
import { strategies } from "../strategies/strategy";
import { Client, type Connect } from "./client";
import { lifetime } from "./columns";
import type { Price } from "./price";
import { storedBytes } from "./storage";

/** Where it is measured, who makes requests there, with which password Alice signs in, and until when. */
export type Setting = {
  lab: LabId;
  connect: Connect;
  password: string;
  /** What checks may believe of what was looked up before. */
  cache: Keeping;
  signal: AbortSignal;
};

/**
 * The phone signed in, one strategy after the other so that its rows can be counted, and its cookies stolen:
 * by a thief, and by one who believes nothing that was looked up before.
 */
export async function begin({ lab, connect, password, cache, signal }: Setting) {
  const begun = [];
  for (const strategy of strategies) {
    const [phone, thief] = (["phone", "thief"] as const).map(
      (device) => new Client(connect(signal), { lab, device, strategy }, cache),
    ) as [Client, Client];
    const wary = new Client(connect(signal), { lab, device: "phone", strategy });
    const bytes = await storedBytes(lab);
    await phone.signIn({ email: alice.email, password }, lifetime);
    const bytesPerDevice = (await storedBytes(lab)) - bytes;
    // The sign-in's cookies, before anything that was looked up lies beside them.
    wary.copyFrom(phone);
    thief.copyFrom(phone);
    begun.push({ thief, wary, bytesPerRequest: phone.cookieBytes, bytesPerDevice });
  }
  return begun;
}

export async function seatBystanders({ lab, connect, signal }: Setting): Promise<Client[][]> {
  const people = await invite(lab);
  return Promise.all(
    strategies.map((strategy) =>
      Promise.all(
        people.map(async (person, index) => {
          const device = index === 0 ? "library-pc" : "hotel-pc";
          const client = new Client(connect(signal), { lab, device, strategy });
          await client.signIn(person, 900);
          return client;
        }),
      ),
    ),
  );
}

export function countThrownOut(seated: readonly Client[][]): Promise<Price["bystanders"][]> {
  return Promise.all(
    seated.map(async (clients) => {
      const found = await Promise.all(clients.map(isIn));
      return { out: found.filter((signedIn) => !signedIn).length, of: found.length };
    }),
  );
}

async function isIn(client: Client): Promise<boolean> {
  const { signedIn, canRefresh } = await client.check();
  return signedIn || (canRefresh === true && (await client.refresh()).signedIn);
}

/** Alice on one device, under every strategy. */
export async function signInAll(setting: Setting, device: DeviceSlug, seconds: 900): Promise<Client[]> {
  const { lab, connect, password, cache, signal } = setting;
  const clients = strategies.map((strategy) => new Client(connect(signal), { lab, device, strategy }, cache));
  for (const client of clients) await client.signIn({ email: alice.email, password }, seconds);
  return clients;
}
