import "server-only";
import { generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Attacker } from "./attack";
import { encode } from "./craft";
import { words } from "./words";

/** An attacker with a key of their own, and a server of their own that publishes it, while `work` runs. */
export async function withAttacker<T>(work: (attacker: Attacker) => Promise<T>): Promise<T> {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const publicJwk = publicKey.export({ format: "jwk" });
  const server = createServer((_, response) => response.end(JSON.stringify({ keys: [publicJwk] })));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  try {
    return await work({
      publicJwk,
      jwksUrl: `http://127.0.0.1:${port}/jwks.json`,
      words,
      sign: (header, claims) => {
        const signed = `${encode(header)}.${encode(claims)}`;
        return `${signed}.${sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
      },
    });
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
