import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

// Prisma's own schema engine, compiled to WebAssembly: nothing has to be downloaded.
const gluePath = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
const schemaFile = new URL("../../prisma/schema.prisma", import.meta.url);

/**
 * @typedef {{ path: string, content: string }} Schema
 * @typedef {{ __wbindgen_start(): void }} Exports
 */

/** @type {Promise<void> | undefined} */
let loading;

/** Prisma's adapter cuts a script at every semicolon, those inside of strings and functions included. */
class WholeScripts extends PrismaPg {
  /** @override */
  async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
    return adapter;
  }
}

/**
 * @template Result
 * @param {string} databaseUrl contacted only by work that needs a database
 * @param {(engine: glue.SchemaEngine) => Promise<Result>} work
 */
export async function withEngine(databaseUrl, work) {
  // Once in a process: what an earlier engine has left behind would call into the memory of the new one.
  loading ??= loadGlue();
  await loading;
  // One connection, never let go: the engine's advisory lock belongs to the connection that took it.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, idleTimeoutMillis: 0 });
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool));
  const { path, content } = await readSchema();
  try {
    const engine = await glue.SchemaEngine.new({ datamodels: [[path, content]] }, () => {}, adapter);
    return await work(engine);
  } finally {
    await pool.end();
  }
}

async function loadGlue() {
  const wasm = await readFile(join(dirname(gluePath), "schema_engine_bg.wasm"));
  const imports = /** @type {Record<string, WebAssembly.ModuleImports>} */ ({
    "./schema_engine_bg.js": /** @type {unknown} */ (glue),
  });
  const { instance } = await WebAssembly.instantiate(wasm, imports);
  const exports = /** @type {Exports} */ (/** @type {unknown} */ (instance.exports));
  /** @type {{ __wbg_set_wasm(exports: Exports): void }} */ (/** @type {unknown} */ (glue)).__wbg_set_wasm(
    exports,
  );
  // Without this call every answer is "invalid type: JsValue(undefined)".
  exports.__wbindgen_start();
}

/** @returns {Promise<Schema>} */
export async function readSchema(file = schemaFile) {
  return { path: fileURLToPath(file), content: await readFile(file, "utf8") };
}

/** Tables and types that Prisma is to leave alone: none. */
export const filters = { externalTables: [], externalEnums: [] };
