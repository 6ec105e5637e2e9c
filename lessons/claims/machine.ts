import "server-only";
import os from "node:os";
import { getPool } from "@/lib/db/database";
import { isDatabaseUnavailable } from "@/lib/db/unavailable";

/** Where the numbers of a report were measured. */
export type Machine = { processor: string; memory: string; system: string; node: string; database: string };

export async function readMachine(): Promise<Machine> {
  const cores = os.cpus();
  return {
    processor: `${cores[0]?.model.trim() ?? "unknown"}, ${os.availableParallelism()} cores`,
    memory: `${Math.round(os.totalmem() / 1024 ** 3)} GiB`,
    system: `${os.type()} ${os.release()}, ${os.arch()}`,
    node: process.version,
    database: await readDatabase(),
  };
}

async function readDatabase(): Promise<string> {
  try {
    const { rows } = await getPool().query<{ version: string }>("SELECT version()");
    return rows[0]?.version.split(" on ")[0] ?? "unknown";
  } catch (error) {
    if (isDatabaseUnavailable(error)) return "did not answer";
    throw error;
  }
}
