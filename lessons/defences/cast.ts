import "server-only";
import { invite } from "@/lib/lab/bystanders";
import type { DeviceSlug } from "@/lib/lab/devices";
import type { LabId } from "@/lib/lab/lab-id";
import { alice } from "@/lib/lab/labs";
import { strategies } from "../strategies/strategy";
import { Client, type Connect } from "./client";
import type { Price } from "./price";
import { storedBytes } from "./storage";

/** Where it is measured, who makes requests there, with which password Alice signs in, and until when. */
export type Setting = { lab: LabId; connect: Connect; password: string; signal: AbortSignal };

/** Seconds that a sign-in lives whose thief is watched: the shortest that there is. */
export const lifetime = 30;
/** The phone signed in, one strategy after the other so that its rows can be counted, and its cookies stolen. */
export async function begin({ lab, connect, password, signal }: Setting) {
  const begun = [];
  for (const strategy of strategies) {
    const [phone, thief] = (["phone", "thief"] as const).map(
      (device) => new Client(connect(signal), { lab, device, strategy }),
    ) as [Client, Client];
    const bytes = await storedBytes(lab);
    await phone.signIn({ email: alice.email, password }, lifetime);
    const bytesPerDevice = (await storedBytes(lab)) - bytes;
    thief.copyFrom(phone);
    await thief.visit();
    begun.push({ thief, bytesPerRequest: phone.cookieBytes, bytesPerDevice });
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
          await client.signIn(person, lifetime);
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
  const { lab, connect, password, signal } = setting;
  const clients = strategies.map((strategy) => new Client(connect(signal), { lab, device, strategy }));
  for (const client of clients) await client.signIn({ email: alice.email, password }, seconds);
  return clients;
}
