import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "./client";
import type { Outage } from "./price";

/** Milliseconds: longer than any verifier here goes by what it once looked up. */
const later = 6_000;

/** Asks each client to find the database gone, at once and once more when nothing remembered helps. */
export async function measureOutages(clients: readonly Client[], signal: AbortSignal): Promise<Outage[]> {
  const ask = (client: Client) => client.check("?db=down");
  const before = await Promise.all(clients.map(ask));
  await sleep(later, undefined, { signal });
  const after = await Promise.all(clients.map(ask));
  const refreshes = await Promise.all(clients.map((client) => client.refresh("?db=down")));
  return clients.map((_, index) => ({
    atOnce: before[index]?.status ?? 0,
    later: after[index]?.status ?? 0,
    refresh: refreshes[index]?.status === 409 ? null : (refreshes[index]?.status ?? null),
  }));
}
