import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "./client";
import { outageWatched } from "./columns";
import type { Outage } from "./price";

/** Asks each client once a second to find the database gone, until nothing remembered helps. */
export async function measureOutages(clients: readonly Client[], signal: AbortSignal): Promise<Outage[]> {
  // What may be believed is what the check before the outage has found.
  await Promise.all(clients.map((client) => client.check()));
  const answersFor = new Map<Client, number>();
  for (let second = 0; second <= outageWatched; second += 1) {
    for (const client of clients) {
      if (answersFor.has(client)) continue;
      if ((await client.check("db=down")).status === 503) answersFor.set(client, second);
    }
    await sleep(1_000, undefined, { signal });
  }
  const refreshes = await Promise.all(clients.map((client) => client.refresh("db=down")));
  return clients.map((client, index) => ({
    answersFor: answersFor.get(client) ?? null,
    refresh: refreshes[index]?.status === 409 ? null : (refreshes[index]?.status ?? null),
  }));
}
