import { startChild } from "./child.mjs";
import { Failure } from "./failure.mjs";
import { inData, inRoot } from "./paths.mjs";

const preferredPort = "54329";

/**
 * The embedded PostgreSQL in a process of its own, the only one that may open its folder.
 * @returns {Promise<{ url: string, child: import("./child.mjs").Child }>}
 */
export async function startDatabase() {
  const child = startChild(
    [inRoot("tools/database/server.mjs"), inData("postgres"), preferredPort],
    process.env,
  );
  const answer = await Promise.race([child.firstMessage, child.ended]);
  const { url, failure } = /** @type {{ url?: string, failure?: string }} */ (answer ?? {});
  if (url) return { url, child };
  await child.ended;
  throw new Failure(failure ?? `${child.said()}\nThe embedded database could not start.`.trim());
}
