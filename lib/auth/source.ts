import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Strategy } from "./strategy";

const files: Record<Strategy, string> = {
  database: "lib/auth/database.ts",
  jwt: "lib/auth/jwt.ts",
  "jwt-short": "lib/auth/jwt-short.ts",
  "jwt-version": "lib/auth/jwt-version.ts",
  "jwt-denylist": "lib/auth/jwt-denylist.ts",
  "jwt-rotate": "lib/auth/jwt-rotate.ts",
  "jwt-broken-jti-denylist": "lib/auth/broken-jti-denylist.ts",
  "jwt-broken-iat": "lib/auth/broken-iat.ts",
  "jwt-broken-clear-cookie": "lib/auth/broken-clear-cookie.ts",
  "jwt-broken-one-path": "lib/auth/broken-one-path.ts",
};

/** The configuration file that serves a strategy, as it lies in the repository. */
export async function readSource(strategy: Strategy): Promise<{ file: string; code: string }> {
  const file = files[strategy];
  return { file, code: await readFile(path.join(/* turbopackIgnore: true */ process.cwd(), file), "utf8") };
}
