import { request } from "node:http";
import { describe, expect, it } from "vitest";
import { ownAddresses } from "../../tools/lib/addresses.mjs";
import { Instance, usedDataFolder } from "./instance";

const [own] = ownAddresses();

/** `fetch` lets nobody choose a Host. */
function post(url: string, headers: Record<string, string>): Promise<{ status: number; cookies: string[] }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", headers }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, cookies: answer.headers["set-cookie"] ?? [] });
    });
    sent.on("error", reject).end();
  });
}

const throughTwoProxies = {
  host: "lab.example",
  origin: "https://lab.example",
  "x-forwarded-proto": "https,http",
};

describe("an instance of this machine", () => {
  it("refuses other hosts and connections of the network, and says how to change that", async () => {
    const instance = new Instance(usedDataFolder());
    const { url } = await instance.ready();
    const { port } = new URL(url);
    const host = `evil.example:${port}`;
    expect((await post(`${url}/api/labs`, { host, origin: `http://${host}` })).status).toBe(421);
    expect((await post(`${url}/api/labs`, throughTwoProxies)).status).toBe(421);
    // Nobody is trusted to say that it was https, so that the Origin is another site's.
    const https = { host: "localhost", origin: "https://localhost", "x-forwarded-proto": "https" };
    expect((await post(`${url}/api/labs`, https)).status).toBe(403);
    expect((await post(`${url}/api/labs`, {})).status).toBe(201);
    if (own) await expect(post(`http://${own}:${port}/api/labs`, {})).rejects.toThrow("ECONNREFUSED");
    expect(instance.stdout).toContain("npm start -- --lan");
  });

  it("behind a proxy that it trusts, takes https for https", async () => {
    const env = { PUBLIC_URL: "https://lab.example", TRUST_PROXY: "127.0.0.1" };
    const instance = new Instance(usedDataFolder(), env);
    const { url } = await instance.ready();
    expect((await post(`${url}/api/labs`, throughTwoProxies)).status).toBe(201);
    expect(instance.stdout).toContain("For others: https://lab.example\n");
  });

  it.skipIf(!own)("with --lan, answers under every address that it prints", async () => {
    const instance = new Instance(usedDataFolder(), {}, [], ["--lan"]);
    const { url } = await instance.ready();
    const { port } = new URL(url);
    const printed = /For others: (.+)/.exec(instance.stdout)?.[1]?.split(" ") ?? [];
    expect(printed).toContain(`http://${own}:${port}`);
    for (const address of printed) expect((await fetch(`${address}/api/health`)).status).toBe(200);
    const headers = { host: `evil.example:${port}` };
    expect((await post(`http://${own}:${port}/api/labs`, headers)).status).toBe(421);
  });
});
