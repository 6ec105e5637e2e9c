import { type Distance, type EvidenceTab, evidenceTabs } from "@/lessons/scenarios/scenario";
import { type Expiry, expiries } from "@/lib/device/expiry";
import { type Lifetime, lifetimes } from "@/lib/device/lifetime";
import type { Keeping } from "@/lib/evidence/keeping";
import { isDeviceSlug } from "@/lib/lab/devices";
import { firstSettings, type Settings } from "../lab-client/board-view";
import { cacheNames } from "../lab-client/cache-names";
import { databaseNames } from "../lab-client/database-names";

type Query = Record<string, string | string[] | undefined>;

/** What of the settings an address holds: a reload and the browser's Back keep it. */
const names = ["lifetime", "expiry", "database", "cache", "asks", "device", "tab", "paused"] as const;

/** @param query as it came; what is missing or is none of the choices is as at the beginning */
export function readSettings(query: Query): Settings {
  const { lifetime, expiry, database, cache, asks, device, tab, paused } = query;
  return {
    ...firstSettings,
    lifetime: lifetimes.find((one) => String(one) === lifetime) ?? firstSettings.lifetime,
    expiry: expiries.find((one) => one === expiry) ?? firstSettings.expiry,
    database: distances.find((one) => one === database) ?? firstSettings.database,
    cache: caches.find((one) => one === cache) ?? firstSettings.cache,
    asks: asks !== "0",
    device: isDeviceSlug(device) ? device : firstSettings.device,
    tab: evidenceTabs.find((one) => slugOf(one) === tab) ?? firstSettings.tab,
    paused: paused === "1",
  };
}

const distances = Object.keys(databaseNames) as Distance[];
const caches = Object.keys(cacheNames) as Keeping[];

/** @returns the query with these settings in it; those that are as at the beginning are left out */
export function withSettings(search: string, settings: Settings): string {
  const query = new URLSearchParams(search);
  for (const name of names) {
    if (settings[name] === firstSettings[name]) query.delete(name);
    else query.set(name, wordFor[name](settings));
  }
  return query.toString();
}

const wordFor: Record<(typeof names)[number], (settings: Settings) => string> = {
  lifetime: ({ lifetime }: { lifetime: Lifetime }) => String(lifetime),
  expiry: ({ expiry }: { expiry: Expiry }) => expiry,
  database: ({ database }) => database,
  cache: ({ cache }) => cache,
  asks: () => "0",
  device: ({ device }) => device,
  tab: ({ tab }) => slugOf(tab),
  paused: () => "1",
};

function slugOf(tab: EvidenceTab): string {
  return tab.toLowerCase().replaceAll(" ", "-");
}
