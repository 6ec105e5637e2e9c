import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildApp, copyApp, RunningApp } from "./copied-app";
import { TestDatabase } from "./database";
import { startMockGitHub } from "./mock-github";

export const strategies = ["database", "jwt"] as const;
export type Strategy = (typeof strategies)[number];

/** The copied app, built once and started as either configuration, on one database and with one GitHub. */
export type Example = {
  folder: string;
  apps: Record<Strategy, RunningApp>;
  database: TestDatabase;
  /** What the tokens are signed with. */
  key: Buffer;
  stop(): Promise<void>;
};

export async function startExample(): Promise<Example> {
  const undo: (() => unknown)[] = [];
  const stop = async () => {
    for (const step of undo.reverse()) await step();
  };
  try {
    return { ...(await start(undo)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(undo: (() => unknown)[]): Promise<Omit<Example, "stop">> {
  const folder = mkdtempSync(join(tmpdir(), "copied-app-"));
  undo.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  await copyApp(folder);
  await buildApp(folder);

  const database = await TestDatabase.start();
  undo.push(() => database.stop());
  await database.createTables(join(folder, "prisma/schema.prisma"));
  const github = await startMockGitHub();
  undo.push(() => github.close());

  const key = randomBytes(32);
  const env = {
    DATABASE_URL: database.url,
    AUTH_SECRET: randomBytes(32).toString("base64"),
    JWT_KEY: key.toString("base64"),
    AUTH_GITHUB_ID: "the id of an OAuth app",
    AUTH_GITHUB_SECRET: "its secret",
    AUTH_GITHUB_URL: github.url,
  };
  const run = async (SESSIONS: Strategy) => {
    const app = await RunningApp.start(folder, { ...env, SESSIONS });
    undo.push(() => app.stop());
    return app;
  };
  const [asDatabase, asJwt] = await Promise.all([run("database"), run("jwt")]);
  return { folder, database, key, apps: { database: asDatabase, jwt: asJwt } };
}
