import { once } from "node:events";
import net from "node:net";
import { Frames } from "./frames.mjs";
import { Turns } from "./turns.mjs";

/**
 * Serves one PGlite to many clients over PostgreSQL's own protocol. (`@electric-sql/pglite-socket` does
 * too, but takes turns by message: under load it gives one client the rows of another.)
 * @param {import("@electric-sql/pglite").PGlite} db
 * @param {{ host: string, port: number }} address
 */
export async function serveWire(db, address) {
  const turns = new Turns(db);
  /** @type {Set<net.Socket>} */
  const sockets = new Set();
  const server = net.createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    connect(socket, turns);
  });
  server.listen(address);
  await once(server, "listening");
  const { port } = /** @type {net.AddressInfo} */ (server.address());
  return {
    port,
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
 */
function connect(socket, turns) {
  const frames = new Frames();
  /** @param {unknown} error */
  const fail = (error) => {
    console.error(error);
    socket.destroy();
  };
  /** @param {Uint8Array} bytes */
  const answer = (bytes) => void (socket.writable && socket.write(bytes));

  // A client that has gone is noticed by "close", which follows.
  socket.on("error", (error) => socket.destroy(error));
  socket.on("close", () => turns.leave(socket).catch(fail));
  socket.on("data", (received) => {
    for (const frame of frames.push(received)) {
      if (frame.kind === "refuse-encryption") answer(Buffer.from("N"));
      else if (frame.kind === "cancel" || frame.kind === "end") socket.end();
      else
        turns.enqueue({
          owner: socket,
          messages: frame.messages,
          synced: frame.kind !== "flush",
          answer,
          fail,
        });
    }
  });
}
