import { describe, expect, it } from "vitest";
import { HttpClient, type Transport } from "../../lib/client/http-client.mjs";
import { freePort } from "../../tools/lib/port.mjs";
import { startInstances } from "./instances";
import { nginx, startNginx } from "./nginx";
import { overTls } from "./over-tls";
import { walk } from "./walk";

describe("behind nginx with https, as docs/hosting.md has it", () => {
  it.skipIf(!nginx)(
    "the walk works, and every cookie is Secure (skipped where there is no nginx)",
    async () => {
      const port = await freePort();
      const origin = `https://localhost:${port}`;
      const { running } = await startInstances(2, { PUBLIC_URL: origin, TRUST_PROXY: "127.0.0.1" });
      const [first = "", second = ""] = running.map(({ url }) => `127.0.0.1:${new URL(url).port}`);
      const send = overTls(await startNginx(port, [first, second]));
      const cookies: string[] = [];
      const transport: Transport = async (url, init) => {
        const response = await send(url, init);
        cookies.push(...response.headers.getSetCookie());
        return response;
      };
      const { url } = await walk([new HttpClient(origin, { transport })]);
      expect(url).toMatch(/^\/lab\//);
      expect(cookies.length).toBeGreaterThan(20);
      expect(cookies.filter((line) => !/; Secure(;|$)/i.test(line))).toEqual([]);
    },
  );
});
