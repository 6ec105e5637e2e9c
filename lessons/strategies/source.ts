import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Strategy } from "./strategy";

const files: Record<Strategy, string> = {
  database: "auth/database.ts",
  jwt: "auth/jwt.ts",
  "jwt-short": "lessons/strategies/jwt-short/configuration.ts",
  "jwt-version": "lessons/strategies/jwt-version/configuration.ts",
  "jwt-denylist": "lessons/strategies/jwt-denylist/configuration.ts",
  "jwt-rotate": "lessons/strategies/jwt-rotate/configuration.ts",
  "jwt-broken-jti-denylist": "lessons/strategies/jwt-broken-jti-denylist/configuration.ts",
  "jwt-broken-iat": "lessons/strategies/jwt-broken-iat/configuration.ts",
  "jwt-broken-clear-cookie": "lessons/strategies/jwt-broken-clear-cookie/configuration.ts",
  "jwt-broken-one-path": "lessons/strategies/jwt-broken-one-path/configuration.ts",
};

/** The configuration file that serves a strategy, as it lies in the repository. */
export async function readSource(strategy: Strategy): Promise<{ file: string; code: string }> {
  const file = files[strategy];
  return { file, code: await readFile(path.join(/* turbopackIgnore: true */ process.cwd(), file), "utf8") };
}
