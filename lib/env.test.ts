import { beforeEach, describe, expect, it, vi } from "vitest";
import "@/tools/testing/strict";

const complete = {
  AUTH_SECRET: "0123456789abcdef0123456789abcdef",
  DATABASE_URL: "postgresql://user:hunter2@localhost:5432/lab",
  APP_ORIGIN: "http://127.0.0.1:4000",
};

/** What is not said of the network. */
const network = { PUBLIC_URL: undefined, TRUST_PROXY: [], ON_NETWORK: false };

beforeEach(() => {
  vi.resetModules();
});

type Port = "API_PORT" | "OTHER_SITE_PORT";

/** The environment is read once for each copy of the module, so every test takes a new one. */
async function read(
  change: Partial<Record<keyof typeof complete | keyof typeof network | Port, string | undefined>>,
) {
  for (const [name, value] of Object.entries({ ...complete, ...change })) vi.stubEnv(name, value);
  const { getEnv } = await import("./env");
  return getEnv();
}

const faults = [
  ["a secret that is missing", { AUTH_SECRET: undefined }, "AUTH_SECRET"],
  ["an empty secret", { AUTH_SECRET: "" }, "AUTH_SECRET"],
  ["a secret of 31 characters", { AUTH_SECRET: "0123456789abcdef0123456789abcde" }, "AUTH_SECRET"],
  ["an origin that is no address", { APP_ORIGIN: "localhost" }, "APP_ORIGIN"],
  ["a port of the API that is no number", { API_PORT: "seventy" }, "API_PORT"],
  ["a port of the API that there is not", { API_PORT: "70000" }, "API_PORT"],
  ["a port of the other site that there is not", { OTHER_SITE_PORT: "70000" }, "OTHER_SITE_PORT"],
  ["a public address that is no web address", { PUBLIC_URL: "ftp://lab.example" }, "PUBLIC_URL"],
  ["a proxy that is a name", { TRUST_PROXY: "10.0.0.1, balancer" }, "TRUST_PROXY"],
  ["a proxy with too large a prefix", { TRUST_PROXY: "10.0.0.0/33" }, "TRUST_PROXY"],
  ["a database that is missing", { DATABASE_URL: undefined }, "DATABASE_URL"],
  ["an empty database", { DATABASE_URL: "" }, "DATABASE_URL"],
  ["a database that is no address", { DATABASE_URL: "hunter2" }, "DATABASE_URL"],
  [
    "a database that is not PostgreSQL",
    { DATABASE_URL: "mysql://root:hunter2@localhost/lab" },
    "DATABASE_URL",
  ],
] as const;

describe("the environment", () => {
  it("is taken when it is complete", async () => {
    expect(await read({})).toEqual({ ...complete, ...network });
  });

  it.each([
    [{ DATABASE_URL: "postgres://localhost/lab" }, {}],
    [{ PUBLIC_URL: "https://lab.example" }, {}],
    [{ TRUST_PROXY: "10.0.0.1, fd00::/8," }, { TRUST_PROXY: ["10.0.0.1", "fd00::/8"] }],
    [{ ON_NETWORK: "1" }, { ON_NETWORK: true }],
    [
      { ON_NETWORK: "", PUBLIC_URL: "" },
      { ON_NETWORK: false, PUBLIC_URL: undefined },
    ],
  ])("may say %j", async (change, known) => {
    expect(await read(change)).toEqual({ ...complete, ...network, ...change, ...known });
  });

  it.each([
    ["3001", "3002", { API_PORT: 3001, OTHER_SITE_PORT: 3002 }],
    ["", "", {}],
  ])("knows a resource API at %j, and another site at %j", async (api, other, known) => {
    const env = await read({ API_PORT: api, OTHER_SITE_PORT: other });
    expect(env).toEqual({ ...complete, ...network, ...known });
  });

  it.each(faults)(
    "is refused for %s, in words that name the variable and not its value",
    async (_, change, name) => {
      const error: Error = await read(change).then(
        () => expect.fail("It was accepted."),
        (reason) => reason,
      );
      expect(error.message).toContain(`${name}: `);
      for (const value of Object.values({ ...complete, ...change })) {
        if (value) expect(error.message).not.toContain(value);
      }
      expect(error.message).not.toContain("hunter2");
    },
  );

  it("names every variable at fault at once", async () => {
    await expect(read({ AUTH_SECRET: "", DATABASE_URL: "" })).rejects.toThrow(
      /AUTH_SECRET: .*DATABASE_URL: /,
    );
  });
});
