import { getPool } from "../../lib/db/database";
import { createPool } from "../../lib/db/pool";
import { singletons } from "../../lib/singleton";
import { expectComplaints } from "./strict";

// Port 1 belongs to a service that nobody runs: connections are refused at once.
const nowhere = "postgres://nobody@127.0.0.1:1/nothing";

const names = ["pool", "prisma", "stock-adapter"];

/** Runs `work` while no database can be reached: a real outage, for everything in this process. */
export async function withoutDatabase<T>(work: () => Promise<T>): Promise<T> {
  // The check log says that it could not write, if its time comes now.
  expectComplaints("warn");
  getPool();
  const saved = new Map(singletons);
  const unreachable = createPool(nowhere);
  for (const name of names) singletons.delete(name);
  singletons.set("pool", unreachable);
  try {
    return await work();
  } finally {
    for (const name of names) singletons.delete(name);
    for (const name of names) if (saved.has(name)) singletons.set(name, saved.get(name));
    await unreachable.end();
  }
}
