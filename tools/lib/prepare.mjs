// What has to be there before the app can run. Each step is skipped when it has been done already.
import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { keepBrowserMessages } from "./browser-messages.mjs";
import { inRoot } from "./paths.mjs";
import { run, runNode } from "./run.mjs";
import { hashOf, isStamped, stamp } from "./stamp.mjs";
import { requireWritable, written } from "./writable.mjs";

const installStamp = "node_modules/.installed-from";
const clientStamp = "lib/db/generated/.generated-from";
const buildStamp = ".next/.built-from";

const sources = [
  "app",
  "components",
  "lessons",
  "lib",
  "auth",
  "messages",
  "public",
  "prisma/schema.prisma",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

/** Among the sources, and none: what is generated from them, and what is read when it is asked for. */
const noSources = ["lib/db/generated", "public/recordings"];

/** @param {string} line */
const say = (line) => console.log(line);

export async function ensureInstalled() {
  const wanted = hashOf(["package-lock.json"]);
  if (isStamped(installStamp, wanted)) return;
  requireWritable(written.packages);
  if (!installedByHand()) {
    say("Installing the packages…");
    const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--prefer-offline"];
    const npm = process.env.npm_execpath;
    if (npm?.endsWith(".js")) await runNode("Installing the packages", [npm, ...args]);
    else await run("Installing the packages", "npm", args, { shell: process.platform === "win32" });
  }
  stamp(installStamp, wanted);
}

/** npm writes this file last, so it is newer than the lock file that it followed. */
function installedByHand() {
  const record = inRoot("node_modules/.package-lock.json");
  if (!existsSync(record) || existsSync(inRoot(installStamp))) return false;
  return statSync(record).mtimeMs >= statSync(inRoot("package-lock.json")).mtimeMs;
}

export async function ensureClient() {
  const wanted = hashOf(["prisma/schema.prisma", "package-lock.json"]);
  if (isStamped(clientStamp, wanted)) return;
  requireWritable(written.client);
  say("Generating the Prisma client…");
  await runNode("Generating the Prisma client", [inRoot("node_modules/prisma/build/index.js"), "generate"], {
    ...process.env,
    // Any file that exists keeps Prisma from downloading an engine, which generating does not use.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  });
  stamp(clientStamp, wanted);
}

/** @returns {Promise<string>} the version that was built: equal sources, equal versions */
export async function ensureBuilt() {
  await ensureClient();
  const wanted = hashOf(sources, (path) => noSources.includes(path) || path.endsWith(".test.ts"));
  const version = wanted.slice(0, 12);
  if (isStamped(buildStamp, wanted)) return version;
  requireWritable(written.build);
  say("Building the app…");
  await runNode("Building the app", [nextBinary, "build"], {
    ...process.env,
    ...nextEnv,
    NODE_ENV: "production",
    NEXT_DEPLOYMENT_ID: version,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionSalt,
  });
  keepBrowserMessages();
  stamp(buildStamp, wanted);
  return version;
}

/**
 * Next hashes the address of a server action with the key that it has at build time, by default a random
 * one: of two builds neither would know the other's buttons. Here all builds salt alike. The key that
 * encrypts comes from the secret, when the app starts.
 */
const actionSalt = createHash("sha256").update("still-signed-in").digest("base64");

export const nextBinary = inRoot("node_modules/next/dist/bin/next");
export const nextEnv = { NEXT_TELEMETRY_DISABLED: "1" };
