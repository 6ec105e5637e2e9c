import { spreadOf } from "@/lib/spread.mjs";
import type { Client } from "./client";
import { intervalOfMedian, type Price } from "./price";

/** Checks of each strategy. */
export const rounds = 200;
/** Checks before that, which are not counted: the first ones find everything cold. */
const warmUp = 10;

export type Costs = Pick<Price, "added" | "sqlPerCheck" | "sqlPerRefresh">;

/**
 * Lets every client check some hundred times, in turns, so that whatever else the machine does meanwhile
 * hits all of them alike. What is counted is the server's own account of each check.
 */
export async function measureCosts(
  clients: readonly Client[],
  onRound: (round: number) => void,
  count = rounds,
): Promise<Costs[]> {
  const measured = clients.map(() => ({
    micros: [] as number[],
    sql: 0,
    refreshes: [] as number[],
    kept: 0,
  }));
  for (const [index, client] of clients.entries()) {
    // At least once: on a quick machine, all the checks are made before the first token runs out.
    if (client.holdsRefreshToken) await countRefresh(client, measured[index]?.refreshes);
  }
  for (let round = -warmUp; round < count; round += 1) {
    for (const turn of clients.keys()) {
      // Each is the first now and then: nobody always comes after the same one.
      const index = (turn + round + warmUp) % clients.length;
      const [client, own] = [clients[index] as Client, measured[index]];
      const { evidence, signedIn, canRefresh } = await client.check();
      if (canRefresh) await countRefresh(client, own?.refreshes);
      // A look-up that is believed for so many seconds costs its statements once in that time.
      if (own && evidence.cache?.hit === false) own.kept = evidence.sql.length / evidence.cache.lifetime;
      if (!own || !signedIn || round < 0) continue;
      own.micros.push(evidence.ms * 1000);
      own.sql += evidence.sql.length;
    }
    onRound(Math.max(0, round));
  }
  const silent = clients.find((_, index) => measured[index]?.micros.length === 0);
  if (silent) throw new Error(`Signed out for as long as it was measured: ${silent.lane.strategy}.`);
  return measured.map(({ micros, sql, refreshes, kept }) => ({
    added: { ...spreadOf(micros), interval: intervalOfMedian(micros) },
    sqlPerCheck: kept || sql / micros.length,
    sqlPerRefresh: refreshes[0] ?? null,
  }));
}

async function countRefresh(client: Client, statements: number[] = []): Promise<void> {
  statements.push((await client.refresh()).evidence.sql.length);
}
