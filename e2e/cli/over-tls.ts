import { request } from "node:https";
import { arrayBuffer } from "node:stream/consumers";
import type { Transport } from "../../lib/client/http-client.mjs";

/** `fetch` believes no certificate but those of the system. @param ca the one to believe, in PEM */
export function overTls(ca: string): Transport {
  return async (url, { method = "GET", headers, body }) => {
    const sent = new Request(url, { method, headers, body });
    const bytes = Buffer.from(await sent.arrayBuffer());
    return new Promise((resolve, reject) => {
      const options = { method, ca, headers: Object.fromEntries(sent.headers) };
      const outgoing = request(url, options, (incoming) => {
        const { statusCode: status = 0, headersDistinct } = incoming;
        const pairs = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
          values.map((value): [string, string] => [name, value]),
        );
        const read = (content: ArrayBuffer) =>
          new Response(hasBody(status) ? content : null, { status, headers: pairs });
        arrayBuffer(incoming).then(read).then(resolve, reject);
      });
      outgoing.on("error", reject).end(bytes);
    });
  };
}

/** `Response` refuses one with these. */
function hasBody(status: number): boolean {
  return status !== 204 && status !== 304;
}
