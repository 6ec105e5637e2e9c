import { onTestFinished } from "vitest";
import { startDatabase } from "../../tools/lib/database.mjs";
import { inRoot } from "../../tools/lib/paths.mjs";
import { Instance, newDataFolder, type Running } from "./instance";

/** Several instances of the program over one PostgreSQL. Their secret is the same. */
export async function startInstances(
  count: number,
  env: Record<string, string> = {},
): Promise<{ instances: Instance[]; running: Running[] }> {
  const { url, child } = await startDatabase([inRoot("tools/testing/postgres.mjs")]);
  onTestFinished(() => child.stop());
  const shared = { DATABASE_URL: url, AUTH_SECRET: "a secret that all of the instances have", ...env };
  const instances: Instance[] = [];
  const running: Running[] = [];
  // One after the other: a program that has not been built yet is built by the first.
  for (let index = 0; index < count; index += 1) {
    const instance = new Instance(newDataFolder(), shared);
    running.push(await instance.ready());
    instances.push(instance);
  }
  return { instances, running };
}
