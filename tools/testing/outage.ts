import { getPool } from "../../lib/db/database";
import { createPool } from "../../lib/db/pool";
import { expectComplaints } from "./strict";

// Port 1 belongs to a service that nobody runs: connections are refused at once.
const nowhere = "postgres://nobody@127.0.0.1:1/nothing";

const singletons = globalThis as unknown as Record<symbol, unknown>;
const names = ["pool", "prisma", "stock-adapter"].map((name) => Symbol.for(`still-signed-in.${name}`));

/** Runs `work` while no database can be reached: a real outage, for everything in this process. */
export async function withoutDatabase<T>(work: () => Promise<T>): Promise<T> {
  // The check log says that it could not write, if its time comes now.
  expectComplaints("warn");
  getPool();
  const saved = names.map((name) => singletons[name]);
  const unreachable = createPool(nowhere);
  for (const name of names) delete singletons[name];
  singletons[Symbol.for("still-signed-in.pool")] = unreachable;
  try {
    return await work();
  } finally {
    names.forEach((name, index) => {
      singletons[name] = saved[index];
    });
    await unreachable.end();
  }
}
