import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { publicKeys } from "@/lib/device/api-token";
import { alice } from "@/lib/lab/labs";
import { newLab } from "@/tools/testing/lab";
import { query } from "@/tools/testing/rows";
import { listen } from "@/tools/testing/server";
import "@/tools/testing/strict";
import { claimColumns } from "../claims/columns";
import { checkAt, instanceEnv, measureAt, signInAt, startAppInstance } from "./instance";
import { introspectingEnv } from "./introspecting-api";
import { launch, type Program, type SatelliteEnv } from "./satellite";

type Lab = Awaited<ReturnType<typeof newLab>>;

let lab: Lab;

beforeEach(async () => {
  lab = await newLab();
});

/** A process that is ended with the test. */
async function started(program: Program, env: SatelliteEnv) {
  const satellite = await launch(program, env, 300_000);
  onTestFinished(() => satellite.stop());
  return satellite;
}

async function accessToken(): Promise<string> {
  const device = lab.device("phone", "jwt");
  await device.signIn();
  return (await (await device.browser.post(`${device.path}/token`, undefined)).json()).accessToken;
}

describe("the resource API", () => {
  const origin = "http://localhost:3000";
  const start = async () =>
    started("resource-api", {
      JWKS_URL: `${await listen()}/api/jwks`,
      ALLOWED_ORIGINS: `${origin} http://other`,
    });
  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

  it("lets a token of the app in, with the public keys that it fetched and nothing else", async () => {
    const api = await start();
    const response = await api.send("/me", bearer(await accessToken()));
    expect(response.status).toBe(200);
    const [user] = await query<{ id: string }>(`SELECT "id" FROM "User" WHERE "labId" = $1`, lab.id);
    expect(await response.json()).toMatchObject({ sub: user?.id, lab: lab.id.slice(0, 6) });
    const about = await (await api.send("/about")).json();
    expect(about.environment).toEqual(["ALLOWED_ORIGINS", "JWKS_URL", "LIFETIME_MS"]);
    const { kid } = (await publicKeys()).keys[0] ?? {};
    expect(about.keys).toEqual([{ kid, alg: "EdDSA", crv: "Ed25519", private: false }]);
  });

  it("refuses a request without a token, with a broken one, and with the app's own", async () => {
    const api = await start();
    const device = lab.device("laptop", "jwt");
    await device.signIn();
    const answers = [
      [{}, 401, "no-credential", "Bearer"],
      [{ headers: { cookie: `lab.token=${device.cookie?.value}` } }, 401, "no-credential", "Bearer"],
      [bearer("a.b.c"), 401, "bad-signature", 'Bearer error="invalid_token"'],
      [bearer(device.cookie?.value ?? ""), 401, "bad-signature", 'Bearer error="invalid_token"'],
    ] as const;
    for (const [init, status, code, challenge] of answers) {
      const response = await api.send("/me", init);
      expect([response.status, (await response.json()).code]).toEqual([status, code]);
      expect(response.headers.get("www-authenticate")).toBe(challenge);
    }
  });

  it("answers a header of 100 KB with 431, and goes on", async () => {
    const api = await start();
    expect((await api.send("/me", bearer("a".repeat(100_000)))).status).toBe(431);
    expect((await api.send("/me")).status).toBe(401);
  });

  it("answers an address that is none, and goes on", async () => {
    const api = await start();
    const answer = await api.send("//");
    expect([answer.status, (await answer.json()).code]).toEqual([400, "malformed-address"]);
    expect((await api.send("/me")).status).toBe(401);
  });

  it("says that it cannot know when it has no keys and the app is gone", async () => {
    const api = await started("resource-api", { JWKS_URL: "http://127.0.0.1:1/" });
    const response = await api.send("/me", bearer(await accessToken()));
    expect([response.status, (await response.json()).code]).toEqual([503, "keys-unavailable"]);
  });

  it.each([
    [origin, 204, origin],
    ["http://other", 204, "http://other"],
    ["http://evil.example", 403, null],
    ["null", 403, null],
  ])(
    "answers the preflight of %s with %i, and lets its pages read accordingly",
    async (from, status, allowed) => {
      const api = await start();
      const preflight = await api.send("/me", {
        method: "OPTIONS",
        headers: {
          origin: from,
          "access-control-request-method": "GET",
          "access-control-request-headers": "authorization",
        },
      });
      expect(preflight.status).toBe(status);
      expect(preflight.headers.get("access-control-allow-origin")).toBe(allowed);
      expect(preflight.headers.get("access-control-allow-headers")).toBe(allowed && "authorization");
      const { headers } = await api.send("/me", { headers: { origin: from } });
      expect(headers.get("access-control-allow-origin")).toBe(allowed);
      expect(headers.get("access-control-allow-credentials")).toBeNull();
      expect(headers.get("vary")).toBe("origin");
    },
  );
});

describe("the resource API that asks the app about every token", () => {
  const signedIn = async (strategy: "database" | "jwt" = "database") => {
    const phone = lab.device("phone", strategy);
    await phone.signIn();
    const response = await phone.browser.post(`${phone.path}/token?kind=opaque`, undefined);
    return { phone, token: (await response.json()).accessToken as string };
  };
  const visit = async (api: Awaited<ReturnType<typeof launch>>, token: string) => {
    const response = await api.send("/me", { headers: { authorization: `Bearer ${token}` } });
    return { status: response.status, ...((await response.json()) as { code?: string; sub?: string }) };
  };
  const asked = async (api: Awaited<ReturnType<typeof launch>>) =>
    (await (await api.send("/about")).json()).asked as number;

  it.each(["database", "jwt"] as const)(
    "lets an opaque token in that was given for a %s",
    async (strategy) => {
      const { token } = await signedIn(strategy);
      const api = await started("resource-api", introspectingEnv(await listen(), 0));
      const [user] = await query<{ id: string }>(`SELECT "id" FROM "User" WHERE "labId" = $1`, lab.id);
      expect(await visit(api, token)).toMatchObject({ status: 200, sub: user?.id });
      const { environment } = await (await api.send("/about")).json();
      const own = ["CACHE_SECONDS", "INTROSPECTION_SECRET", "INTROSPECTION_URL", "LIFETIME_MS"];
      expect(environment).toEqual(own);
    },
  );

  it("refuses what is no opaque token: the session's own, a signed one, and none", async () => {
    const { phone } = await signedIn();
    const api = await started("resource-api", introspectingEnv(await listen(), 0));
    for (const token of [phone.cookie?.value ?? "", await accessToken(), "made-up"]) {
      expect(await visit(api, token)).toMatchObject({ status: 401, code: "not-active" });
    }
    expect((await api.send("/me")).status).toBe(401);
  });

  it.each([
    [0, { statuses: [200, 200, 200, 401], asked: 4 }],
    [5, { statuses: [200, 200, 200, 200], asked: 1 }],
  ])("with %i s of cache asks, and knows of the end, accordingly", async (seconds, expected) => {
    const { phone, token } = await signedIn();
    const api = await started("resource-api", introspectingEnv(await listen(), seconds));
    const statuses = [];
    for (let round = 0; round < 3; round += 1) statuses.push((await visit(api, token)).status);
    await phone.changePassword(lab.password, "paper-lantern-43");
    statuses.push((await visit(api, token)).status);
    expect({ statuses, asked: await asked(api) }).toEqual(expected);
  });

  it("asks again once the answer is too old, and never believes it longer than the token lives", async () => {
    const { phone, token } = await signedIn();
    const api = await started("resource-api", introspectingEnv(await listen(), 0.3));
    expect((await visit(api, token)).status).toBe(200);
    await phone.changePassword(lab.password, "paper-lantern-43");
    await expect.poll(async () => (await visit(api, token)).status, { timeout: 10_000 }).toBe(401);
  });

  it("cannot tell without the app, and says so", async () => {
    const { token } = await signedIn();
    const gone = await started("resource-api", introspectingEnv("http://127.0.0.1:1", 5));
    expect(await visit(gone, token)).toMatchObject({ status: 503, code: "introspection-unavailable" });
  });

  it("cannot tell with a secret that the app does not know, and believes nobody", async () => {
    const { token } = await signedIn();
    const env = { ...introspectingEnv(await listen(), 5), INTROSPECTION_SECRET: "wrong" };
    const stranger = await started("resource-api", env);
    expect(await visit(stranger, token)).toMatchObject({ status: 503, code: "introspection-unavailable" });
  });
});

describe("the API after a break-in", () => {
  const forge = async (env: SatelliteEnv) => {
    const api = await started("compromised-api", env);
    const body = JSON.stringify({ sub: alice.email });
    const { tokens } = await (await api.send("/forge", { method: "POST", body })).json();
    return { api, tokens: tokens as { with: string; token?: string; failed?: string }[] };
  };
  const enter = (api: Awaited<ReturnType<typeof launch>>, token = "") =>
    api.send("/me", { headers: { authorization: `Bearer ${token}` } });

  it("with public keys makes nothing that the API would let in", async () => {
    const jwks = `${await listen()}/api/jwks`;
    const { tokens } = await forge({ JWKS_URL: jwks });
    const api = await started("resource-api", { JWKS_URL: jwks });
    expect(tokens.map((one) => [one.with, one.token ? "token" : "failed"])).toEqual([
      ["the public key", "failed"],
      ["the public key as a secret", "token"],
      ["its JSON as a secret", "token"],
    ]);
    for (const { token } of tokens) expect((await enter(api, token)).status).toBe(401);
  });

  it("with a shared secret makes one that every other holder of the secret lets in", async () => {
    const secret = "an exhibit's own secret of 32 bytes or more";
    const { tokens } = await forge({ SHARED_SECRET: secret });
    const other = await started("compromised-api", { SHARED_SECRET: secret });
    const stranger = await started("compromised-api", { SHARED_SECRET: `${secret}!` });
    expect(await (await enter(other, tokens[0]?.token)).json()).toEqual({ sub: alice.email });
    expect((await enter(stranger, tokens[0]?.token)).status).toBe(401);
  });
});

describe("an instance of the app", () => {
  it("knows a session in its own memory, and another instance does not", async () => {
    const [first, second] = await Promise.all([
      started("instance", instanceEnv(lab.id)),
      started("instance", instanceEnv(lab.id)),
    ]);
    const user = { email: alice.email, password: lab.password };
    expect(await signInAt(first, { ...user, password: "wrong" })).toBeNull();
    const token = (await signInAt(first, user)) ?? "";
    expect([await checkAt(first, "memory", token), await checkAt(second, "memory", token)]).toEqual([
      true,
      false,
    ]);
  });

  it.each(claimColumns)(
    "lets the app's own %s credential in, in its lab and under its keys alone",
    async (column) => {
      const device = lab.device("phone", column);
      await device.signIn();
      await device.check();
      const copy = device.sessionCopy?.value;
      const credential = `${device.cookie?.value}${copy ? `~${copy}` : ""}`;
      const instance = await started("instance", instanceEnv(lab.id));
      const elsewhere = await started("instance", instanceEnv((await newLab()).id));
      const others = await started("instance", instanceEnv(lab.id, "others"));
      const asksTheTable = column.startsWith("database");
      expect(await checkAt(instance, column, credential)).toBe(true);
      expect(await checkAt(elsewhere, column, credential)).toBe(false);
      expect(await checkAt(others, column, credential)).toBe(asksTheTable);
      expect(await checkAt(instance, column, `x${credential}`)).toBe(false);
      expect(await checkAt(instance, column === "jwt" ? "database" : "jwt", credential)).toBe(false);
      await lab.device("phone", "database").signIn();
      await lab.device("phone", "database").changePassword(lab.password, "paper-lantern-43");
      const outAtOnce = ["database-stock", "database", "jwt-denylist"].includes(column);
      expect(await checkAt(instance, column, credential)).toBe(!outAtOnce);
    },
  );

  it("without its database says so, and goes on with what needs none", async () => {
    const env = { ...instanceEnv(lab.id), DATABASE_URL: "postgres://nobody@127.0.0.1:1/nothing" };
    const instance = await started("instance", env);
    const device = lab.device("phone", "jwt");
    await device.signIn();
    const unavailable = { code: "database-unavailable" };
    await expect(checkAt(instance, "database", "any")).rejects.toMatchObject(unavailable);
    const user = { email: alice.email, password: lab.password };
    await expect(signInAt(instance, user)).rejects.toMatchObject(unavailable);
    expect(await checkAt(instance, "jwt", device.cookie?.value ?? "")).toBe(true);
  });

  it("that fails to answer is a coded problem, and not somebody who is signed out", async () => {
    // Not an instance: it has nothing at that address.
    const stranger = await started("resource-api", { JWKS_URL: "http://x/" });
    await expect(checkAt(stranger, "jwt", "any")).rejects.toMatchObject({ code: "satellite-failed" });
  });

  it("is another process after a restart, and has forgotten its own sessions alone", async () => {
    const instance = await startAppInstance(lab.id, lab.id);
    onTestFinished(() => instance.stop());
    const device = lab.device("phone", "database");
    await device.signIn();
    const memory = (await instance.signIn({ email: alice.email, password: lab.password })) ?? "";
    const { pid } = instance;
    expect(await instance.check("memory", memory)).toBe(true);
    await instance.restart();
    expect(instance.pid).not.toBe(pid);
    expect(await instance.check("memory", memory)).toBe(false);
    expect(await instance.check("database", device.cookie?.value ?? "")).toBe(true);
  });
});

describe("what checks take", () => {
  it("is told of so many, with their statements; of a credential that is refused it is a problem", async () => {
    const instance = await started("instance", instanceEnv(lab.id));
    const [session, token] = [lab.device("phone", "database"), lab.device("phone", "jwt")];
    for (const device of [session, token]) await device.signIn();
    const take = (store: "database" | "jwt", device: typeof session) =>
      measureAt(instance, store, device.cookie?.value ?? "", 50);
    const [ofSession, ofToken] = [await take("database", session), await take("jwt", token)];
    expect([ofSession.statements, ofToken.statements]).toEqual([50, 0]);
    for (const { processor } of [ofSession, ofToken]) expect(processor).toBeGreaterThan(0);
    if (ofSession.ofDatabase !== null) expect(ofSession.ofDatabase).toBeGreaterThan(ofToken.ofDatabase ?? 0);
    await expect(take("jwt", session)).rejects.toMatchObject({ code: "satellite-failed" });
  });
});

describe("every program", () => {
  const env = {
    "resource-api": { JWKS_URL: "http://x/" },
    "compromised-api": { SHARED_SECRET: "s" },
    instance: { LAB: "l", ISSUER: "i", KEYS: "{}", DATABASE_URL: "postgres://127.0.0.1:1/x" },
    libraries: {},
    "other-site": { APP_PORT: "3000" },
    article: { MODULE: "lessons/katas/article-jwt/problem.mjs" },
  } satisfies Record<Program, SatelliteEnv>;

  it.each(Object.entries(env))("%s answers 404 elsewhere, and ends when told", async (program, given) => {
    const satellite = await launch(program as Program, given, 300_000);
    expect((await satellite.send("/elsewhere")).status).toBe(404);
    await satellite.stop();
    await satellite.ended;
    expect(() => process.kill(satellite.pid, 0)).toThrow("ESRCH");
  });
});
