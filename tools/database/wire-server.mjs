import { createHash, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import net from "node:net";
import { Frames } from "./frames.mjs";
import { askForPassword, fatal, parametersOf } from "./messages.mjs";
import { Turns } from "./turns.mjs";

/** Connections at once, as many as PostgreSQL itself allows by default. */
const mostConnections = 100;
/** Milliseconds within which a client has to say who it is. */
const introductionWithin = 10_000;
/** What the app calls itself. It changes no setting of the session that all connections share. */
const app = "still-signed-in";

/**
 * Serves one PGlite to many clients over PostgreSQL's own protocol. (`@electric-sql/pglite-socket` does
 * too, but takes turns by message: under load it gives one client the rows of another.)
 * @param {import("@electric-sql/pglite").PGlite} db
 * @param {{ host: string, port: number, password: string, longestPause?: number }} options
 */
export async function serveWire(db, { host, port: wanted, password, longestPause }) {
  const turns = new Turns(db, longestPause);
  /** @type {Set<net.Socket>} */
  const sockets = new Set();
  const server = net.createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    if (sockets.size > mostConnections) socket.end(fatal("53300", "There are too many connections."));
    else connect(socket, turns, password);
  });
  server.listen({ host, port: wanted });
  await once(server, "listening");
  const { port } = /** @type {net.AddressInfo} */ (server.address());
  return {
    port,
    health: () => ({ underWay: turns.underWay, isBroken: turns.isBroken }),
    async close() {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/**
 * @param {net.Socket} socket
 * @param {Turns} turns
 * @param {string} password
 */
function connect(socket, turns, password) {
  const frames = new Frames();
  /** @type {Buffer | null} What a client said first: it is answered when the password has come. */
  let startup = null;
  let trusted = false;
  const client = {
    careful: false,
    /** @param {Uint8Array} bytes */
    answer: (bytes) => void (socket.writable && socket.write(bytes)),
    /** @param {string} code @param {string} text */
    dismiss: (code, text) => void socket.end(fatal(code, text)),
  };

  // A client that has gone is noticed by "close", which follows.
  socket.on("error", (error) => socket.destroy(error));
  socket.on("close", () => turns.leave(client).catch(console.error));
  socket.setTimeout(introductionWithin, () => socket.destroy());
  socket.on("data", (received) => {
    // Once dismissed, it is not listened to: what it still sends was meant for a transaction that is gone.
    for (const frame of frames.push(received)) if (!socket.writableEnded) take(frame);
  });

  /** @param {import("./frames.mjs").Frame} frame */
  function take(frame) {
    if (frame.kind === "refuse-encryption") return client.answer(Buffer.from("N"));
    if (frame.kind === "too-large") return client.dismiss("54000", "The statement is too large.");
    if (!("messages" in frame)) return void socket.end();
    if (!trusted) return introduce(frame);
    turns.enqueue({ client, messages: frame.messages, synced: frame.kind !== "flush" });
  }

  /** @param {import("./frames.mjs").Question} frame */
  function introduce({ kind, messages: [first] }) {
    if (kind === "startup" && first) {
      startup = first;
      return client.answer(askForPassword());
    }
    if (kind !== "password" || !startup || !first) return void socket.end();
    // The message is a letter, its length, and the password with a zero behind it.
    if (!isSame(first.subarray(5, -1), password)) {
      return client.dismiss("28P01", "password authentication failed");
    }
    trusted = true;
    frames.trust();
    socket.setTimeout(0);
    client.careful = parametersOf(startup).get("application_name") === app;
    turns.enqueue({ client, messages: [startup], synced: true });
  }
}

/**
 * @param {Buffer} given
 * @param {string} wanted
 */
function isSame(given, wanted) {
  const [one, other] = [given, wanted].map((text) => createHash("sha256").update(text).digest());
  return timingSafeEqual(/** @type {Buffer} */ (one), /** @type {Buffer} */ (other));
}
