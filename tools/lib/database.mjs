import { startChild } from "./child.mjs";
import { Failure } from "./failure.mjs";
import { inData, inRoot } from "./paths.mjs";

const preferredPort = "54329";

/** The only process that may open the data folder of the embedded PostgreSQL. */
const embedded = [inRoot("tools/database/server.mjs"), inData("postgres"), preferredPort];

/**
 * A PostgreSQL in a process of its own, by default the embedded one.
 * @param {string[]} [program] of node, with its arguments: it answers `{ url }` or `{ failure }`
 * @returns {Promise<{ url: string, child: import("./child.mjs").Child }>}
 */
export async function startDatabase(program = embedded) {
  const child = startChild(program, process.env);
  const answer = await Promise.race([child.firstMessage, child.ended]);
  const { url, failure } = /** @type {{ url?: string, failure?: string }} */ (answer ?? {});
  if (url) return { url, child };
  await child.ended;
  throw new Failure(failure ?? `${child.said()}\nThe database could not start.`.trim());
}
