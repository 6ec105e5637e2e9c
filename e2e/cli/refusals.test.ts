import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { freePort } from "../../tools/lib/port.mjs";
import { failureOf, Instance, newDataFolder } from "./instance";

const password = "hunter2-must-not-be-shown";

/** Starts with these variables and returns the sentence that it ends with. */
function refusal(env: Record<string, string>, nodeOptions: string[] = []): Promise<string> {
  return failureOf(new Instance(newDataFolder(), env, nodeOptions));
}

async function listen(server: Server): Promise<number> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** A server that answers every connection as PostgreSQL answers one that it does not want. */
async function refusingServer(code: string, message: string): Promise<number> {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write("E");
  head.writeInt32BE(fields.length + 4, 1);
  return listen(
    createServer((socket) => socket.once("data", () => socket.end(Buffer.concat([head, fields])))),
  );
}

describe("npm start ends with one sentence that says what to do", () => {
  it.each(["18.20.8", "20.18.3"])("on Node %s", async (version) => {
    const code = `Object.defineProperty(process.versions, "node", { value: "${version}" })`;
    const sentence = await refusal({}, ["--import", `data:text/javascript,${encodeURIComponent(code)}`]);
    expect(sentence).toContain("Node 20.19 or newer is needed");
    expect(sentence).toContain(version);
  });

  it("when the port is taken", async () => {
    const port = await listen(createServer());
    expect(await refusal({ PORT: `${port}` })).toContain(`Port ${port} is taken`);
  });

  it.each(["API_PORT", "OTHER_SITE_PORT"])("when the port of %s is taken", async (variable) => {
    const port = await listen(createServer());
    const sentence = await refusal({ [variable]: `${port}` });
    expect(sentence).toBe(`Port ${port} is taken: stop what uses it, or set ${variable} to another one.`);
  });

  it.each(["http", "70000", "-1", "3.5"])("when API_PORT or OTHER_SITE_PORT is %s", async (port) => {
    for (const variable of ["API_PORT", "OTHER_SITE_PORT"])
      expect(await refusal({ [variable]: port })).toContain(`${variable} is "${port}"`);
  });

  it("when the other site is to have the API's port", async () => {
    const port = `${await freePort()}`;
    const sentence = await refusal({ API_PORT: port, OTHER_SITE_PORT: port });
    expect(sentence).toContain("that nothing else here has");
  });

  it.each(["http", "70000", "-1", "3.5"])("when PORT is %s", async (port) => {
    expect(await refusal({ PORT: port })).toContain(`PORT is "${port}"`);
  });

  it("when AUTH_SECRET is too short", async () => {
    const sentence = await refusal({ AUTH_SECRET: "x".repeat(31) });
    expect(sentence).toContain("AUTH_SECRET holds 31 characters");
  });

  it("when the secret in the data folder is too short", async () => {
    const folder = newDataFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "secret"), "short");
    expect(await failureOf(new Instance(folder))).toContain("at least 32");
  });

  it.each(["mysql://alice@localhost/lab", "localhost:5432", "not an address"])(
    "when DATABASE_URL is %s",
    async (url) => {
      expect(await refusal({ DATABASE_URL: url })).toContain("not the address of a PostgreSQL database");
    },
  );

  it("when nothing answers at DATABASE_URL", async () => {
    const server = createServer();
    const port = await listen(server);
    server.close();
    const sentence = await refusal({ DATABASE_URL: `postgresql://alice:${password}@127.0.0.1:${port}/lab` });
    expect(sentence).toContain(`no PostgreSQL answers at 127.0.0.1:${port}`);
    expect(sentence).not.toContain(password);
  });

  it.each([
    ["28P01", 'password authentication failed for user "alice"', 'refuses the password of the user "alice"'],
    ["3D000", 'database "lab" does not exist', 'has no database "lab"'],
    ["28000", "no pg_hba.conf entry", 'does not let the user "alice" in'],
    ["25006", "cannot execute CREATE TABLE in a read-only transaction", "takes no writes"],
    ["53100", "could not extend file: No space left on device", "is full: make room"],
    ["53300", "too many clients already", "has no connection left"],
  ])("when the database refuses with %s", async (code, message, expected) => {
    const port = await refusingServer(code, message);
    const sentence = await refusal({ DATABASE_URL: `postgresql://alice:${password}@127.0.0.1:${port}/lab` });
    expect(sentence).toContain(expected);
    expect(sentence).not.toContain(password);
  });
});
