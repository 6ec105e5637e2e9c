import { createHash, createHmac } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { expect, test } from "./fixtures";
import { alice, Lab, strategies } from "./lab";

type Send = (jar: string, lab: Lab) => Promise<APIResponse>;

const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Nothing that leaves the server may hold any of these. An SQL statement may name the column, and does. */
const secrets = [
  /passwordHash\\*":/,
  /\$argon2/,
  ...readSecret().map((secret) => new RegExp(secret.replace(/\W/g, "\\$&"))),
];

/** The secret of the server under test, where this machine can know it. */
function readSecret(): string[] {
  const file = new URL(`../${process.env.DATA_DIR ?? ".data/e2e"}/secret`, import.meta.url);
  const kept = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  return [process.env.AUTH_SECRET, kept].filter((secret): secret is string => Boolean(secret));
}

/** A line of a stack trace, or where the server's files lie. */
const stack = /\bat \S+ \(|\bat (async )?\S+:\d+:\d+|\.next\/server|node_modules|node:internal/;

async function expectClean(response: APIResponse): Promise<string> {
  const text = await response.text();
  expect(response.status(), text).toBeLessThan(500);
  expect(text).not.toMatch(stack);
  for (const secret of secrets) expect(secret.test(text), `a secret in ${response.url()}`).toBe(false);
  return text;
}

async function expectProblem(response: APIResponse, status: number, code: string): Promise<void> {
  const text = await expectClean(response);
  expect([response.status(), text]).toEqual([status, expect.stringContaining(`"code":"${code}"`)]);
  expect(response.headers()["content-type"]).toBe("application/problem+json");
  expect(JSON.parse(text)).toMatchObject({ title: expect.stringMatching(/\.$/), status, code });
}

test.describe("the contract", () => {
  test("POST /api/labs makes a lab", async ({ request }) => {
    const response = await request.post("/api/labs");
    expect(response.status()).toBe(201);
    const body = await response.json();
    expect(body).toEqual({
      id: expect.stringMatching(/^[\w-]{20,}$/),
      url: `/lab/${body.id}`,
      user: { email: alice, password: expect.stringMatching(/^[a-z]+-[a-z]+-\d\d$/) },
    });
    expect(response.headers().location).toBe(body.url);
    expect((await request.get(body.url)).status()).toBe(200);
  });

  for (const strategy of strategies) {
    const isDatabase = strategy === "database";

    test(`a check, ${strategy}: 401, and 200 after signing in`, async ({ lab }) => {
      const before = await lab.check("Laptop", strategy);
      expect(before.status()).toBe(401);
      expect(await before.json()).toEqual({
        signedIn: false,
        reason: "no-credential",
        at: expect.stringMatching(iso),
        evidence: expect.objectContaining({ cookieBytes: 0, sql: [], token: null, setCookies: [] }),
      });

      expect((await lab.signIn("Laptop", strategy)).status()).toBe(302);
      const after = await lab.check("Laptop", strategy);
      expect(after.status()).toBe(200);
      expect(after.headers()["content-type"]).toBe("application/json");
      expect(after.headers()["cache-control"]).toBe("no-store");
      expect(after.headers()["set-cookie"]).toBeUndefined();
      const statement = { text: expect.stringMatching(/^SELECT/), rows: 1, ms: expect.any(Number) };
      const credential = await lab.credential("Laptop", strategy);
      const body = await after.json();
      expect(body).toEqual({
        signedIn: true,
        user: { name: "Alice", email: alice, role: "admin" },
        expiresAt: expect.stringMatching(iso),
        at: expect.stringMatching(iso),
        evidence: expect.objectContaining({
          cookie: { name: isDatabase ? "lab.session" : "lab.token", value: credential },
          cookieBytes: credential.length,
          sql: isDatabase ? [statement] : [],
          token: isDatabase
            ? null
            : expect.objectContaining({ operation: "verify", alg: "HS256", ms: expect.any(Number) }),
          setCookies: [],
          ms: expect.any(Number),
        }),
      });
      const left = Date.parse(body.expiresAt) - Date.parse(body.at);
      expect(left).toBeGreaterThan(100_000);
      expect(left).toBeLessThanOrEqual(120_000);
      expect(after.headers()["server-timing"]).toMatch(
        isDatabase
          ? /^db;desc="1 SQL";dur=[\d.]+, total;dur=/
          : /^db;desc="0 SQL";dur=0.00, token;desc="verify HS256"/,
      );
      // It renews nothing.
      expect((await (await lab.check("Laptop", strategy)).json()).expiresAt).toBe(body.expiresAt);
      expect((await lab.check("Phone", strategy)).status()).toBe(401);
    });

    test(`cookies of ${strategy} are confined to the device`, async ({ lab }) => {
      const response = await lab.signIn("Phone", strategy);
      const cookies = response.headersArray().filter(({ name }) => name.toLowerCase() === "set-cookie");
      const session = cookies.find(({ value }) =>
        value.startsWith(isDatabase ? "lab.session=" : "lab.token="),
      );
      expect(session?.value).toContain(`; Path=${lab.jar("Phone", strategy)};`);
      expect(session?.value).toMatch(/; HttpOnly/i);
      expect(session?.value).toMatch(/; SameSite=Lax/i);
      expect(session?.value).not.toMatch(/; Secure/i);
      for (const { value } of cookies) expect(value).toContain(`; Path=${lab.url}`);
      const credential = await lab.credential("Phone", strategy);
      // 256 random bits, or a signed token.
      expect(credential).toMatch(isDatabase ? /^[\w-]{43}$/ : /^[\w-]+\.[\w-]+\.[\w-]{43}$/);
    });

    test(`steal, change the password, sign out, ${strategy}`, async ({ lab }) => {
      await lab.signIn("Laptop", strategy);
      await lab.signIn("Phone", strategy);
      const stolen = await lab.steal("Phone", strategy);
      expect(stolen.status()).toBe(200);
      expect(await lab.credential("Thief", strategy)).toBe(await lab.credential("Phone", strategy));
      expect((await lab.check("Thief", strategy)).status()).toBe(200);

      const changed = await lab.changePassword("Laptop", strategy, "a new password");
      expect(changed.status()).toBe(200);
      expect(changed.headers()["server-timing"]).toMatch(/^db;desc="\d+ SQL"/);
      expect(await changed.json()).toMatchObject({ sessionsEnded: isDatabase ? 2 : 0 });
      for (const device of ["Laptop", "Phone", "Thief"] as const) {
        const check = await lab.check(device, strategy);
        expect(check.status()).toBe(isDatabase ? 401 : 200);
        if (isDatabase) expect((await check.json()).reason).toBe("unknown-session");
      }
      expect((await lab.signIn("Laptop", strategy)).headers().location).toContain("error=CredentialsSignin");
      const signedIn = await lab.signIn("Laptop", strategy, { password: "a new password" });
      expect(signedIn.headers().location).not.toContain("error");
      expect((await lab.check("Laptop", strategy)).status()).toBe(200);

      const jar = lab.jar("Laptop", strategy);
      const session = await (await lab.request.get(`${jar}/api/auth/session`)).json();
      expect(session).toEqual({
        user: { name: "Alice", email: alice, role: "admin" },
        expires: expect.stringMatching(iso),
      });
      const { csrfToken } = await (await lab.request.get(`${jar}/api/auth/csrf`)).json();
      await lab.request.post(`${jar}/api/auth/signout`, { form: { csrfToken }, maxRedirects: 0 });
      expect((await (await lab.check("Laptop", strategy)).json()).reason).toBe("no-credential");
    });

    test(`the database far away, and gone, ${strategy}`, async ({ lab }) => {
      await lab.signIn("Laptop", strategy);
      const slow = await lab.check("Laptop", strategy, "?db=slow:40");
      expect(slow.status()).toBe(200);
      const { evidence } = await slow.json();
      expect(evidence.database).toEqual({ slow: 40 });
      if (isDatabase) expect(evidence.sql[0].ms).toBeGreaterThanOrEqual(39);
      const down = await lab.check("Laptop", strategy, "?db=down");
      expect(down.status()).toBe(isDatabase ? 503 : 200);
      if (isDatabase) {
        expect(await down.json()).toMatchObject({ signedIn: false, reason: "database-unavailable" });
      }
      expect((await lab.check("Laptop", strategy)).status()).toBe(200);
    });
  }

  test("the export tells the whole run", async ({ lab }) => {
    for (const strategy of strategies) {
      await lab.signIn("Laptop", strategy);
      await lab.signIn("Phone", strategy);
      await lab.steal("Phone", strategy);
      await lab.check("Thief", strategy);
    }
    await lab.changePassword("Laptop", "database", "a new password");
    const response = await lab.request.get(`${lab.url}/export`);
    expect(response.headers()["content-type"]).toBe("application/json");
    const run = await response.json();
    expect(run).toEqual({
      id: lab.id.slice(0, 6),
      createdAt: expect.stringMatching(iso),
      expiresAt: expect.stringMatching(iso),
      now: expect.stringMatching(iso),
      devices: ["laptop", "phone", "thief"].map((slug) => expect.objectContaining({ slug })),
      checks: expect.any(Array),
      events: expect.any(Array),
    });
    expect(Date.parse(run.expiresAt) - Date.parse(run.createdAt)).toBe(24 * 60 * 60 * 1000);
    expect(run.events.map(({ kind }: { kind: string }) => kind)).toEqual([
      ...["signed-in", "signed-in", "cookie-stolen"],
      ...["signed-in", "signed-in", "cookie-stolen"],
      "password-changed",
    ]);
    expect(run.events.at(-1)).toEqual({
      id: expect.any(String),
      kind: "password-changed",
      device: "laptop",
      strategy: "database",
      detail: { sessionsEnded: 2 },
      at: expect.stringMatching(iso),
    });
    const thief = run.checks.find(
      ({ device, strategy }: Record<string, string>) => device === "thief" && strategy === "jwt",
    );
    expect(thief).toMatchObject({ signedIn: true, status: 200, reason: null, count: 1 });
    // The password is the board's, and not for whoever is handed a file.
    expect(JSON.stringify(run)).not.toContain(lab.user.password);
    expect(JSON.stringify(run)).not.toContain(await lab.credential("Phone", "database"));
  });
});

test.describe("labs are strangers to each other", () => {
  test("a token and a session of one are refused in another", async ({
    lab,
    request,
    playwright,
    baseURL,
  }) => {
    const other = await Lab.create(request);
    const stranger = await playwright.request.newContext({ baseURL });
    const reasons = { database: "unknown-session", jwt: "wrong-audience" };
    for (const strategy of strategies) {
      await lab.signIn("Laptop", strategy);
      const name = strategy === "database" ? "lab.session" : "lab.token";
      const headers = { cookie: `${name}=${await lab.credential("Laptop", strategy)}` };
      const own = await stranger.get(`${lab.jar("Laptop", strategy)}/check`, { headers });
      expect(own.status()).toBe(200);
      const refused = await stranger.get(`${other.jar("Laptop", strategy)}/check`, { headers });
      expect(refused.status()).toBe(401);
      expect((await refused.json()).reason).toBe(reasons[strategy]);
    }
    await stranger.dispose();
  });

  test("a password of one signs nobody in to another", async ({ lab, request }) => {
    const other = await Lab.create(request);
    const response = await other.signIn("Laptop", "jwt", { password: lab.user.password });
    expect(response.headers().location).toContain("error=CredentialsSignin");
    expect((await other.export()).events).toEqual([]);
  });
});

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** What somebody could make of a token that is theirs, and what the server says to it. */
const forgeries: {
  name: string;
  reason: RegExp;
  forge: (header: string, claims: string, signature: string) => string;
}[] = [
  {
    name: "another e-mail address under the old signature",
    reason: /^bad-signature$/,
    forge: (header, claims, signature) => {
      const altered = {
        ...JSON.parse(Buffer.from(claims, "base64url").toString()),
        email: "bob@example.com",
      };
      return `${header}.${encode(altered)}.${signature}`;
    },
  },
  {
    name: "signed with another key",
    reason: /^bad-signature$/,
    forge: (header, claims) => {
      const signature = createHmac("sha256", "a key of somebody else's").update(`${header}.${claims}`);
      return `${header}.${claims}.${signature.digest("base64url")}`;
    },
  },
  {
    name: "alg: none",
    reason: /^(bad-signature|malformed)$/,
    forge: (_, claims) => `${encode({ alg: "none", typ: "JWT" })}.${claims}.`,
  },
  {
    name: "alg: none with the old signature",
    reason: /^bad-signature$/,
    forge: (_, claims, signature) => `${encode({ alg: "none", typ: "JWT" })}.${claims}.${signature}`,
  },
  {
    name: "alg: HS512",
    reason: /^bad-signature$/,
    forge: (_, claims, signature) => `${encode({ alg: "HS512", typ: "JWT" })}.${claims}.${signature}`,
  },
  {
    name: "its signature cut short",
    reason: /^(bad-signature|malformed)$/,
    forge: (header, claims, signature) => `${header}.${claims}.${signature.slice(0, -4)}`,
  },
  { name: "without its signature", reason: /^malformed$/, forge: (header, claims) => `${header}.${claims}` },
  { name: "its header alone", reason: /^malformed$/, forge: (header) => header },
  { name: "garbage", reason: /^malformed$/, forge: () => "not.a.token" },
  { name: "a word", reason: /^malformed$/, forge: () => "garbage" },
  { name: "4 KB of it", reason: /^malformed$/, forge: () => "a".repeat(4096) },
];

test("a forged token signs nobody in", async ({ lab, playwright, baseURL }) => {
  await lab.signIn("Laptop", "jwt");
  const [header = "", claims = "", signature = ""] = (await lab.credential("Laptop", "jwt")).split(".");
  const stranger = await playwright.request.newContext({ baseURL });
  for (const { name, reason, forge } of forgeries) {
    const headers = { cookie: `lab.token=${forge(header, claims, signature)}` };
    const response = await stranger.get(`${lab.jar("Laptop", "jwt")}/check`, { headers });
    await expectClean(response);
    expect(response.status(), name).toBe(401);
    expect((await response.json()).reason, name).toMatch(reason);
    await expectProblem(
      await stranger.post(`${lab.jar("Laptop", "jwt")}/password`, {
        headers,
        data: { currentPassword: lab.user.password, newPassword: "the forger's own" },
      }),
      401,
      "not-signed-in",
    );
  }
  for (const value of ["garbage", "a".repeat(43), "%00", "%", '\'; DROP TABLE "Session"; --']) {
    const headers = { cookie: `lab.session=${value}` };
    const response = await stranger.get(`${lab.jar("Laptop", "database")}/check`, { headers });
    await expectClean(response);
    expect(response.status(), value).toBe(401);
  }
  await stranger.dispose();
});

const credentials = (lab: Lab) => ({ email: alice, password: lab.user.password, lifetime: "120" });
const change = (lab: Lab) => ({ currentPassword: lab.user.password, newPassword: "a new password" });
const foreign = { origin: "https://elsewhere.example" };
const json = { "content-type": "application/json" };

/** What a visitor can get wrong while signed in, and the answer. */
const mistakes: { name: string; status: number; code: string; send: Send }[] = [
  {
    name: "db=slow:abc",
    status: 400,
    code: "invalid-database-condition",
    send: (jar, { request }) => request.get(`${jar}/check?db=slow:abc`),
  },
  {
    name: "db=slow:9999",
    status: 400,
    code: "invalid-database-condition",
    send: (jar, { request }) => request.get(`${jar}/check?db=slow:9999`),
  },
  {
    name: "db=slow:-1",
    status: 400,
    code: "invalid-database-condition",
    send: (jar, { request }) => request.get(`${jar}/check?db=slow:-1`),
  },
  {
    name: "db=",
    status: 400,
    code: "invalid-database-condition",
    send: (jar, { request }) => request.get(`${jar}/check?db=`),
  },
  {
    name: "an unknown endpoint",
    status: 404,
    code: "unknown-action",
    send: (jar, { request }) => request.get(`${jar}/api/auth/nothing`),
  },

  {
    name: "a change in malformed JSON",
    status: 400,
    code: "malformed-json",
    send: (jar, { request }) => request.post(`${jar}/password`, { headers: json, data: Buffer.from("{") }),
  },
  {
    name: "a change with no body",
    status: 400,
    code: "malformed-json",
    send: (jar, { request }) => request.post(`${jar}/password`),
  },
  {
    name: "a change that is a list",
    status: 400,
    code: "invalid-field",
    send: (jar, { request }) => request.post(`${jar}/password`, { data: [] }),
  },
  {
    name: "a change with a field missing",
    status: 400,
    code: "invalid-field",
    send: (jar, { request, user }) =>
      request.post(`${jar}/password`, { data: { currentPassword: user.password } }),
  },
  {
    name: "a change to a number",
    status: 400,
    code: "invalid-field",
    send: (jar, lab) =>
      lab.request.post(`${jar}/password`, { data: { ...change(lab), newPassword: 12345678 } }),
  },
  {
    name: "a change with a wrong password",
    status: 403,
    code: "wrong-password",
    send: (jar, lab) =>
      lab.request.post(`${jar}/password`, { data: { ...change(lab), currentPassword: "not hers" } }),
  },
  {
    name: "a change to 7 characters",
    status: 400,
    code: "password-too-short",
    send: (jar, lab) =>
      lab.request.post(`${jar}/password`, { data: { ...change(lab), newPassword: "seven c" } }),
  },
  {
    name: "a change to 129 characters",
    status: 400,
    code: "password-too-long",
    send: (jar, lab) =>
      lab.request.post(`${jar}/password`, { data: { ...change(lab), newPassword: "x".repeat(129) } }),
  },
  {
    name: "a change to a common password",
    status: 400,
    code: "password-common",
    send: (jar, lab) =>
      lab.request.post(`${jar}/password`, { data: { ...change(lab), newPassword: "12345678" } }),
  },
  {
    name: "a change to her own address",
    status: 400,
    code: "password-personal",
    send: (jar, lab) =>
      lab.request.post(`${jar}/password`, { data: { ...change(lab), newPassword: lab.user.email } }),
  },
  {
    name: "a change to the old one",
    status: 400,
    code: "password-unchanged",
    send: (jar, lab) =>
      lab.request.post(`${jar}/password`, { data: { ...change(lab), newPassword: lab.user.password } }),
  },
  {
    name: "a change of 17 KB",
    status: 413,
    code: "body-too-large",
    send: (jar, lab) =>
      lab.request.post(`${jar}/password`, { data: { ...change(lab), newPassword: "x".repeat(17 * 1024) } }),
  },
  {
    name: "a change from another site",
    status: 403,
    code: "cross-origin",
    send: (jar, lab) => lab.request.post(`${jar}/password`, { headers: foreign, data: change(lab) }),
  },
  {
    name: "a change from a page without an origin",
    status: 403,
    code: "cross-origin",
    send: (jar, lab) =>
      lab.request.post(`${jar}/password`, { headers: { origin: "null" }, data: change(lab) }),
  },

  {
    name: "stealing for nobody",
    status: 400,
    code: "invalid-field",
    send: (jar, { request }) => request.post(`${jar}/steal`, { data: {} }),
  },
  {
    name: "stealing for a toaster",
    status: 400,
    code: "invalid-field",
    send: (jar, { request }) => request.post(`${jar}/steal`, { data: { to: "toaster" } }),
  },
  {
    name: "stealing for a device that is not there",
    status: 404,
    code: "unknown-device",
    send: (jar, { request }) => request.post(`${jar}/steal`, { data: { to: "car" } }),
  },
  {
    name: "stealing from oneself",
    status: 400,
    code: "invalid-field",
    send: (jar, { request }) => request.post(`${jar}/steal`, { data: { to: "laptop" } }),
  },
  {
    name: "stealing from another site",
    status: 403,
    code: "cross-origin",
    send: (jar, { request }) => request.post(`${jar}/steal`, { headers: foreign, data: { to: "thief" } }),
  },

  {
    name: "signing in for 31 seconds",
    status: 400,
    code: "invalid-lifetime",
    send: (jar, lab) =>
      lab.request.post(`${jar}/api/auth/callback/credentials`, {
        form: { ...credentials(lab), lifetime: "31" },
      }),
  },
  {
    name: "signing in for ever",
    status: 400,
    code: "invalid-lifetime",
    send: (jar, lab) =>
      lab.request.post(`${jar}/api/auth/callback/credentials`, {
        form: { ...credentials(lab), lifetime: "Infinity" },
      }),
  },
  {
    name: "signing in without a password",
    status: 400,
    code: "invalid-field",
    send: (jar, { request }) =>
      request.post(`${jar}/api/auth/callback/credentials`, { form: { email: alice, lifetime: "120" } }),
  },
  {
    name: "signing in with 17 KB",
    status: 413,
    code: "body-too-large",
    send: (jar, lab) =>
      lab.request.post(`${jar}/api/auth/callback/credentials`, {
        form: { ...credentials(lab), password: "x".repeat(17 * 1024) },
      }),
  },
  {
    name: "signing in with malformed JSON",
    status: 400,
    code: "malformed-json",
    send: (jar, { request }) =>
      request.post(`${jar}/api/auth/callback/credentials`, { headers: json, data: Buffer.from("{") }),
  },
  {
    name: "signing in with lists",
    status: 400,
    code: "invalid-field",
    send: (jar, lab) =>
      lab.request.post(`${jar}/api/auth/callback/credentials`, {
        data: { ...credentials(lab), email: [alice] },
      }),
  },
  {
    name: "signing in from another site",
    status: 403,
    code: "cross-origin",
    send: (jar, lab) =>
      lab.request.post(`${jar}/api/auth/callback/credentials`, { headers: foreign, form: credentials(lab) }),
  },
  {
    name: "signing out from another site",
    status: 403,
    code: "cross-origin",
    send: (jar, { request }) => request.post(`${jar}/api/auth/signout`, { headers: foreign }),
  },

  {
    name: "a lab from another site",
    status: 403,
    code: "cross-origin",
    send: (_, { request }) => request.post("/api/labs", { headers: foreign }),
  },
  {
    name: "a device from another site",
    status: 403,
    code: "cross-origin",
    send: (_, { request, url }) => request.post(`${url}/devices`, { headers: foreign }),
  },
];

test.describe("a mistake is answered with its code, and changes nothing", () => {
  for (const strategy of strategies) {
    test(`signed in, ${strategy}`, async ({ lab }) => {
      await lab.signIn("Laptop", strategy);
      const before = (await lab.export()).events;
      for (const { name, status, code, send } of mistakes) {
        await test.step(name, async () => {
          await expectProblem(await send(lab.jar("Laptop", strategy), lab), status, code);
        });
      }
      expect((await lab.export()).events).toEqual(before);
      expect((await lab.check("Laptop", strategy)).status()).toBe(200);
      // The password is still the one that was shown.
      expect((await lab.signIn("Phone", strategy)).headers().location).not.toContain("error");
    });

    test(`signed out, ${strategy}`, async ({ lab }) => {
      await expectProblem(
        await lab.changePassword("Laptop", strategy, "a new password"),
        401,
        "not-signed-in",
      );
      await expectProblem(await lab.steal("Laptop", strategy), 409, "nothing-to-steal");
      expect((await lab.export()).events).toEqual([]);
    });

    test(`without the right CSRF token nobody signs in or out, ${strategy}`, async ({
      lab,
      playwright,
      baseURL,
    }) => {
      const jar = lab.jar("Laptop", strategy);
      const stranger = await playwright.request.newContext({ baseURL });
      for (const csrfToken of [undefined, "", "wrong", "0".repeat(64)]) {
        const form = { ...credentials(lab), ...(csrfToken !== undefined && { csrfToken }) };
        const response = await stranger.post(`${jar}/api/auth/callback/credentials`, {
          form,
          maxRedirects: 0,
        });
        await expectClean(response);
        expect(response.headers().location).toContain("MissingCSRF");
        expect((await stranger.get(`${jar}/check`)).status()).toBe(401);
      }
      await stranger.dispose();
      await lab.signIn("Laptop", strategy);
      await lab.request.post(`${jar}/api/auth/signout`, { form: { csrfToken: "wrong" }, maxRedirects: 0 });
      expect((await lab.check("Laptop", strategy)).status()).toBe(200);
    });
  }

  test("a wrong password, an unknown address: the same answer", async ({ lab }) => {
    const locations = [];
    for (const form of [{ password: "not hers" }, { email: "bob@example.com" }, { email: "' OR 1=1 --" }]) {
      const response = await lab.signIn("Laptop", "database", form);
      await expectClean(response);
      expect(response.status()).toBe(302);
      locations.push(response.headers().location);
    }
    expect(new Set(locations).size).toBe(1);
    expect(locations[0]).toContain("code=credentials");
  });
});

test.describe("addresses", () => {
  const ids = [
    "x",
    "'%20OR%201=1--",
    "..%2f..",
    "..%2f..%2f..%2fetc%2fpasswd",
    "%00",
    "%25",
    "%E2%98%83",
    "a".repeat(2000),
  ];
  const routes: [method: "get" | "post", path: string][] = [
    ["get", "laptop/jwt/check"],
    ["get", "laptop/database/check"],
    ["get", "laptop/jwt/api/auth/csrf"],
    ["post", "laptop/jwt/password"],
    ["post", "laptop/jwt/steal"],
    ["post", "devices"],
    ["get", "export"],
    ["get", "state"],
  ];

  test("a lab that is none", async ({ request, lab }) => {
    for (const id of [...ids, `${lab.id}x`, lab.id.slice(1), lab.id.toLowerCase()]) {
      for (const [method, path] of routes) {
        await test.step(`${method} ${id.slice(0, 40)}/${path}`, async () => {
          await expectProblem(await request[method](`/lab/${id}/${path}`), 404, "unknown-lab");
        });
      }
      const page = await request.get(`/lab/${id}`);
      await expectClean(page);
      expect(page.status()).toBe(404);
    }
  });

  // Next answers 500 before any route is asked.
  test("an escape that stands for no character", async ({ request }) => {
    for (const path of [
      "/lab/%ff",
      "/lab/a%",
      "/lab/%ff/laptop/jwt",
      "/lab/%ff/laptop/jwt/check",
      "/lab/%ff/export",
    ]) {
      const response = await request.get(path);
      await expectClean(response);
      expect([400, 404]).toContain(response.status());
    }
  });

  test("a device or a strategy that is none", async ({ lab, request }) => {
    for (const name of [
      "toaster",
      "Laptop",
      "'%20OR%201=1--",
      "..%2f..",
      "%00",
      "constructor",
      "__proto__",
    ]) {
      await expectProblem(await request.get(`${lab.url}/${name}/jwt/check`), 404, "unknown-device");
      await expectProblem(await request.get(`${lab.url}/laptop/${name}/check`), 404, "unknown-strategy");
      for (const path of [`${name}/jwt`, `laptop/${name}`]) {
        const page = await request.get(`${lab.url}/${path}`);
        await expectClean(page);
        expect(page.status()).toBe(404);
      }
    }
  });

  test("a thirteenth device", async ({ lab, request }) => {
    for (let count = 4; count <= 12; count += 1) {
      expect((await request.post(`${lab.url}/devices`)).status()).toBe(201);
    }
    await expectProblem(await request.post(`${lab.url}/devices`), 409, "too-many-devices");
  });

  test("a method that is not taken", async ({ lab, request }) => {
    const jar = lab.jar("Laptop", "jwt");
    const wrong: [method: "get" | "post" | "put" | "delete" | "patch", path: string][] = [
      ["get", "/api/labs"],
      ["delete", "/api/labs"],
      ["post", `${jar}/check`],
      ["put", `${jar}/check`],
      ["get", `${jar}/password`],
      ["get", `${jar}/steal`],
      ["put", `${jar}/api/auth/session`],
      ["post", `${lab.url}/export`],
      ["patch", `${lab.url}/state`],
      ["get", `${lab.url}/devices`],
    ];
    for (const [method, path] of wrong) {
      const response = await request[method](path);
      await expectClean(response);
      expect(response.status(), `${method} ${path}`).toBe(405);
    }
  });
});

test.describe("what a browser is told to let run", () => {
  for (const path of ["/", "/tour", "/recordings", "/nothing", "lab", "laptop/jwt", "claims"]) {
    test(`on ${path}: scripts with the page's nonce, and the one that sets the theme`, async ({
      lab,
      request,
    }) => {
      const url = path.startsWith("/") ? path : path === "lab" ? lab.url : `${lab.url}/${path}`;
      const [one, another] = [await request.get(url), await request.get(url)];
      const policy = one.headers()["content-security-policy"] ?? "";
      const [, nonce] = /script-src 'nonce-([^']+)'/.exec(policy) ?? [];
      expect(policy).not.toMatch(/script-src[^;]*'unsafe-/);
      expect(another.headers()["content-security-policy"]).not.toContain(nonce);
      expect(one.headers()["cross-origin-opener-policy"]).toBe("same-origin");
      const scripts = (await one.text()).matchAll(/<script([^>]*)>(.*?)<\/script>/gs);
      const others = [...scripts].filter(([, attributes]) => !attributes?.includes(`nonce="${nonce}"`));
      const hashes = others.map(([, , text = ""]) => createHash("sha256").update(text).digest("base64"));
      expect(hashes).toHaveLength(1);
      expect(policy).toContain(`'sha256-${hashes[0]}'`);
    });
  }

  test("with an answer that is no page: nothing", async ({ lab, request }) => {
    const headers = (await request.get(`${lab.jar("Laptop", "jwt")}/check`)).headers();
    expect(headers["content-security-policy"]).toContain("script-src 'none'");
    expect(headers["strict-transport-security"]).toBeUndefined();
  });
});

test("no answer of any route holds a secret", async ({ lab, request }) => {
  const answers: Promise<APIResponse>[] = [];
  const get = async (path: string, context: APIRequestContext = request) => {
    const answer = context.get(path);
    answers.push(answer);
    await answer;
  };
  for (const strategy of strategies) {
    const jar = lab.jar("Laptop", strategy);
    answers.push(lab.signIn("Laptop", strategy));
    await answers.at(-1);
    for (const path of [
      "",
      "/check",
      "/check?db=down",
      "/row",
      "/api/auth/session",
      "/api/auth/csrf",
      "/api/auth/providers",
    ]) {
      await get(`${jar}${path}`);
    }
    answers.push(lab.steal("Laptop", strategy), request.post(`${lab.url}/devices`));
    answers.push(request.post(`${jar}/password`, { data: { ...change(lab), currentPassword: "not hers" } }));
  }
  for (const path of [
    "/",
    lab.url,
    `${lab.url}?view=jwt`,
    `${lab.url}/state`,
    `${lab.url}/export`,
    "/nothing",
    "/api/health",
  ]) {
    await get(path);
  }
  answers.push(lab.changePassword("Laptop", "database", "a new password"));
  for (const answer of await Promise.all(answers)) {
    const text = `${await answer.text()}\n${JSON.stringify(answer.headersArray())}`;
    for (const secret of secrets) expect(secret.test(text), `a secret in ${answer.url()}`).toBe(false);
    expect(text).not.toMatch(stack);
  }
  expect(answers.length).toBeGreaterThan(25);
});

test("a browser that asks for an icon by itself is given the program's", async ({ request }) => {
  const response = await request.get("/favicon.ico");
  expect(response.status()).toBe(200);
  expect(response.headers()["content-type"]).toBe("image/svg+xml");
});
