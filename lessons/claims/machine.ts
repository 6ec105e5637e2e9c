import "server-only";
import os from "node:os";
import { getPool } from "@/lib/db/database";
import { isDatabaseUnavailable } from "@/lib/db/unavailable";
import { t } from "@/lib/language/texts";

/** Where the numbers of a report were measured. */
export type Machine = { processor: string; memory: string; system: string; node: string; database: string };

export async function readMachine(): Promise<Machine> {
  const cores = os.cpus();
  return {
    processor: t("{model}, {availableParallelism} cores", {
      model: cores[0]?.model.trim() ?? t("unknown"),
      availableParallelism: os.availableParallelism(),
    }),
    memory: `${Math.round(os.totalmem() / 1024 ** 3)} GiB`,
    system: `${os.type()} ${os.release()}, ${os.arch()}`,
    node: process.version,
    database: await readDatabase(),
  };
}

async function readDatabase(): Promise<string> {
  try {
    const { rows } = await getPool().query<{ version: string }>("SELECT version()");
    return rows[0]?.version.split(" on ")[0] ?? t("unknown");
  } catch (error) {
    if (isDatabaseUnavailable(error)) return t("did not answer");
    throw error;
  }
}
