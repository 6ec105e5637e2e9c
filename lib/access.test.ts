import type { ReactElement } from "react";
import { describe, expect, it, vi } from "vitest";
import { Missing } from "@/app/lab/missing";
import { PhoneRefusal } from "@/app/lab/phone-refusal";
import { SomebodysLab } from "@/app/lab/somebodys-lab";
import { WayToJoin } from "@/app/lab/way-to-join";
import type { Strategy } from "@/lessons/strategies/strategy";
import { Browser, BrowserAt } from "@/tools/testing/browser";
import { newClass } from "@/tools/testing/class";
import { Device } from "@/tools/testing/lab";
import { type Params, readActions, readPages, readRoutes } from "@/tools/testing/routes";
import { query } from "@/tools/testing/rows";
import "@/tools/testing/strict";

// Who may do what. Every address and every server action of the app has a row here, and a row says what
// each caller is answered. What is found on the disk and has no row fails the first test.

/**
 * Who asks, in a lab that is a class: a browser that owns it and is signed in nowhere; a device of it, signed in; a
 * phone of the class; and one that knows the address.
 */
const callers = ["owner", "device", "phone", "stranger"] as const;
type Caller = (typeof callers)[number];

type Lab = Awaited<ReturnType<typeof call>>["lab"];

/** What each is answered: the status, and the code of a problem or the reason of a check. */
type Row = Record<Caller, string> & {
  /** Sent as JSON. */
  body?: (lab: Lab) => unknown;
  /** Names in the path, where the usual ones do not do. */
  params?: Params;
  query?: string;
};

type More = Pick<Row, "body" | "params" | "query">;

/** What belongs to the lab. */
const ofLab = (owner: string, body?: unknown): Row => ({
  ...{ owner, device: "403 not-owner", phone: "403 not-owner", stranger: "403 not-owner" },
  body: () => body,
});

/** What belongs to a device: an owner as such is no better off than a stranger. */
const ofDevice = (device: string, others: string, more: More = {}): Row => ({
  ...{ owner: others, device, phone: others, stranger: others },
  ...more,
});

const ofAll = (answer: string, more: More = {}): Row => ofDevice(answer, answer, more);

/** What belongs to a phone of the class: not even its owner, who is the teacher, acts in its place. */
const ofPhone = (phone: string, body?: unknown): Row => {
  const others = "403 not-this-phone";
  return {
    ...{ owner: others, device: others, phone, stranger: others },
    params: { device: "phone-1" },
    body: () => body,
  };
};

const jar = "/lab/:lab/:device/:strategy";

const routeRows: Record<string, Row> = {
  "GET /api/health": ofAll("200"),
  "GET /api/health/ready": ofAll("200"),
  "GET /api/jwks": ofAll("200"),
  // The resource API alone, by its own credentials.
  "POST /api/introspect": ofAll("401 unknown-client"),
  "POST /api/labs": ofAll("201"),
  "GET /messages/:language": ofAll("200", { params: { language: "de" } }),
  "POST /language": ofAll("404 unknown-language", { body: () => ({ language: "none" }) }),
  "POST /bugs/run": ofAll("200", { body: () => ({ program: "session" }) }),
  "GET /teaching/test.cqa": ofAll("200"),
  "GET /recordings/:file": ofAll("404 unknown-recording", { params: { file: "none" } }),
  "GET /lab/:lab/state": ofLab("200"),
  "GET /lab/:lab/export": ofLab("200"),
  // Another lab's, or nobody's.
  "GET /lab/:lab/events/:event": { ...ofLab("404 unknown-event"), params: { event: "0" } },
  "POST /lab/:lab/account": ofLab("409 account-exists"),
  "DELETE /lab/:lab/account": ofLab("204"),
  "POST /lab/:lab/ban": ofLab("200"),
  "DELETE /lab/:lab/ban": ofLab("204"),
  "POST /lab/:lab/role": ofLab("204", { role: "member" }),
  "POST /lab/:lab/session-limit": ofLab("204", { limit: 1 }),
  "POST /lab/:lab/keys": ofLab("200", { oldKey: "dropped" }),
  "DELETE /lab/:lab/sessions": ofLab("204"),
  "POST /lab/:lab/bystanders": ofLab("201"),
  "POST /lab/:lab/devices": ofLab("201"),
  "DELETE /lab/:lab/devices/:device": ofLab("409 device-stays"),
  "POST /lab/:lab/handover": ofLab("201"),
  // It takes the code in the link, which none of these has.
  "POST /lab/:lab/handover/:code/take": ofAll("404 unknown-handover"),
  "POST /lab/:lab/watch": ofLab("201"),
  "DELETE /lab/:lab/watch": ofLab("204"),
  // It takes the key in the link, which none of these has.
  "GET /lab/:lab/watcher/:key/state": ofAll("404 unknown-watch-link"),
  "POST /lab/:lab/claims/:claim/run": ofLab("404 unknown-claim", {}),
  "POST /lab/:lab/challenges/:challenge": ofLab("404 unknown-challenge", { do: "look" }),
  "POST /lab/:lab/defences/measurement": ofLab("200"),
  "POST /lab/:lab/opaque-token/run": ofLab("200"),
  // Started without it.
  "POST /lab/:lab/other-site/seen": ofLab("503 other-site-gone"),
  "POST /api/classes": ofAll("201"),
  // Whoever knows the PIN can join. These try one that there is not.
  "POST /join/:pin/phone": ofAll("404 unknown-class"),
  "GET /lab/:lab/class/state": ofLab("200"),
  "POST /lab/:lab/class/round": ofLab("201", {}),
  "POST /lab/:lab/class/act": ofLab("409 round-over", {}),
  "POST /lab/:lab/class/reveal": ofLab("204"),
  "POST /lab/:lab/class/close": ofLab("204"),
  "DELETE /lab/:lab/class/close": ofLab("204"),
  "POST /lab/:lab/class/nicknames": ofLab("204", { allowed: true }),
  "POST /lab/:lab/class/own-labs": ofLab("204", { allowed: true }),
  "DELETE /lab/:lab/class/phones/:number": ofLab("404 unknown-device"),
  "GET /lab/:lab/class/results.csv": ofLab("200"),
  "GET /lab/:lab/class/results.json": ofLab("200"),
  // It takes the code in the link, which none of these has.
  "POST /lab/:lab/copy/:code/take": ofAll("404 unknown-copy"),
  "GET /lab/:lab/:device/state": ofPhone("200"),
  "POST /lab/:lab/:device/nickname": ofPhone("409 no-nicknames", { nickname: "Ann" }),
  "POST /lab/:lab/:device/own-lab": ofPhone("409 no-own-labs", {}),
  "POST /lab/:lab/:device/enter": ofPhone("204"),
  // The lobby asks nothing.
  "POST /lab/:lab/:device/guess": ofPhone("409 round-over", { round: 0, left: "in", right: "out" }),
  [`POST ${jar}/lend`]: ofPhone("201", {}),
  [`POST ${jar}/steal`]: ofLab("409 nothing-to-steal", { to: "thief" }),
  [`POST ${jar}/plant`]: { ...ofLab("200", { to: "phone" }), params: { device: "thief" } },
  [`GET ${jar}/check`]: ofDevice("200", "401 no-credential"),
  [`POST ${jar}/refresh`]: ofDevice("200", "401 no-credential", { params: { strategy: "jwt-short" } }),
  [`POST ${jar}/password`]: ofDevice("200", "401 not-signed-in", {
    body: ({ password }) => ({ currentPassword: password, newPassword: "paper-lantern-43" }),
  }),
  [`GET ${jar}/sessions`]: ofDevice("200", "401 not-signed-in"),
  [`DELETE ${jar}/sessions/:session`]: ofDevice("404 unknown-session", "401 not-signed-in", {
    body: ({ password }) => ({ currentPassword: password }),
  }),
  [`DELETE ${jar}/account`]: ofDevice("204", "401 not-signed-in", {
    body: ({ password }) => ({ currentPassword: password }),
  }),
  [`POST ${jar}/token`]: ofDevice("200", "401 not-signed-in"),
  // Of one's own cookie, which a stranger has none of: `{ "row": null }`.
  [`GET ${jar}/row`]: ofAll("200"),
  [`GET ${jar}/ping`]: ofAll("200"),
  [`GET ${jar}/stream`]: ofDevice("200", "401 not-signed-in"),
  [`GET ${jar}/token-storage`]: ofAll("200", { query: "?comment" }),
  [`GET ${jar}/api/auth/*`]: ofAll("200", { params: { "*": "csrf" } }),
  // A sign-in, which takes the password and a CSRF token.
  [`POST ${jar}/api/auth/*`]: ofAll("400 invalid-field", { params: { "*": "callback/credentials" } }),
};

// Where requests to another host's name are led.
for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
  routeRows[`${method} /misdirected`] = ofAll("421 misdirected");
}

type Seen = "shown" | "somebody's" | "the way in" | "refused";
const pageRows: Record<string, Record<Caller, Seen> & { params?: Params }> = {
  "/lab/:lab": { owner: "shown", device: "somebody's", phone: "somebody's", stranger: "somebody's" },
  "/lab/:lab/challenges": {
    owner: "shown",
    device: "somebody's",
    phone: "somebody's",
    stranger: "somebody's",
  },
  "/lab/:lab/claims": { owner: "shown", device: "somebody's", phone: "somebody's", stranger: "somebody's" },
  "/lab/:lab/defences": { owner: "shown", device: "somebody's", phone: "somebody's", stranger: "somebody's" },
  "/lab/:lab/opaque-token": {
    owner: "shown",
    device: "somebody's",
    phone: "somebody's",
    stranger: "somebody's",
  },
  "/lab/:lab/other-site": {
    owner: "shown",
    device: "somebody's",
    phone: "somebody's",
    stranger: "somebody's",
  },
  // That the link is none. A good one has a button; an owner is told that it needs none.
  "/lab/:lab/handover/:code": { owner: "shown", device: "shown", phone: "shown", stranger: "shown" },
  "/lab/:lab/watcher/:key": { owner: "shown", device: "shown", phone: "shown", stranger: "shown" },
  "/lab/:lab/class": { owner: "shown", device: "the way in", phone: "the way in", stranger: "the way in" },
  // That the link is none. A good one has a button.
  "/lab/:lab/copy/:code": { owner: "shown", device: "shown", phone: "shown", stranger: "shown" },
  "/lab/:lab/:device": {
    ...{ owner: "refused", device: "refused", phone: "shown", stranger: "refused" },
    params: { device: "phone-1" },
  },
  // A form to sign in with, or the account of the device itself.
  [jar]: { owner: "shown", device: "shown", phone: "shown", stranger: "shown" },
};

/** What an action is called with, and where it sends the browser. */
type ActionRow = Record<Caller, string> & { values(lab: Lab, lane: Params): unknown[] };

const device = "app/lab/[lab]/[device]/[strategy]/actions.ts";
const actionRows: Record<string, ActionRow> = {
  [`${device}#signIn`]: {
    ...ofAll("?error=credentials"),
    values: (_, lane) => [lane, form({ email: "alice@example.com", password: "wrong", lifetime: "120" })],
  },
  [`${device}#signOut`]: { ...ofAll("?done=signed-out"), values: (_, lane) => [lane] },
  [`${device}#refreshTokens`]: {
    ...ofDevice("?done=refreshed", "?error=refresh-refused"),
    values: (_, lane) => [{ ...lane, strategy: "jwt-short" }],
  },
  [`${device}#endSession`]: {
    ...ofDevice("?error=unknown-session", "?error=not-signed-in"),
    values: ({ password }, lane) => [lane, form({ currentPassword: password, session: "none" })],
  },
  [`${device}#changePassword`]: {
    ...ofDevice("?done=password-changed", "?error=not-signed-in"),
    values: ({ password }, lane) => [
      lane,
      form({ currentPassword: password, newPassword: "paper-lantern-43" }),
    ],
  },
};

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

let rooms = 0;

/** A class, and the browser of a caller; the device is a laptop that is signed in under a strategy. */
async function call(caller: Caller, strategy: Strategy = "database") {
  rooms += 1;
  // More are made here in a minute than one address may.
  const room = await newClass(new BrowserAt(`10.0.${rooms >> 8}.${rooms & 255}`));
  const [row] = await query<{ password: string }>(`SELECT "password" FROM "Lab" WHERE "id" = $1`, room.id);
  const lab = { id: room.id, password: row?.password ?? "" };
  const browser = caller === "owner" ? room.teacher : new Browser();
  if (caller === "device") {
    await new Device(browser, lab.id, "laptop", strategy, lab.password).signIn();
  }
  if (caller === "phone") await room.join(browser);
  return {
    lab,
    room,
    browser,
    params: {
      lab: lab.id,
      device: "laptop",
      strategy,
      session: "none",
      claim: "none",
      challenge: "none",
      key: "none",
      code: "none",
      pin: "000000",
      number: "9",
    },
  };
}

const fill = (path: string, params: Params) =>
  path.replace(/:(\w+)|\*/g, (named, name = named) => params[name] ?? "");

async function outcomeOf(response: Response): Promise<string> {
  const isJson = response.headers.get("content-type")?.includes("json") && response.status >= 400;
  const { code, reason } = isJson ? await response.json() : {};
  return [response.status, code ?? reason].filter(Boolean).join(" ");
}

// It takes 45 seconds and asks over the network.
vi.mock("@/lessons/defences/start-measurement", () => ({ startMeasurement: () => new Response() }));

/** The request that a page or a server action is called in. */
const asked = vi.hoisted(() => ({ browser: null as Browser | null, path: "" }));

vi.mock("next/headers", () => ({
  headers: async () => {
    const cookies = asked.browser?.cookiesFor(asked.path) ?? [];
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    return new Headers({ host: "lab.test:3000", cookie });
  },
  cookies: async () => ({ set: () => {} }),
}));

class Redirect extends Error {}

vi.mock("next/navigation", () => ({
  redirect: (address: string) => {
    throw new Redirect(address);
  },
}));

/** What everybody but those is shown to whom a page belongs. */
const seen: Record<string, Seen> = {
  [SomebodysLab.name]: "somebody's",
  [WayToJoin.name]: "the way in",
  [PhoneRefusal.name]: "refused",
};

const [routes, pages, actions] = await Promise.all([readRoutes(), readPages(), readActions()]);
const labPages = pages.filter(({ path }) => path.startsWith("/lab"));

describe("every way into the program has a row in these tables:", () => {
  it.each([
    ["route handlers", routes.map(({ method, path }) => `${method} ${path}`), routeRows],
    ["pages of a lab", labPages.map(({ path }) => path), pageRows],
    ["server actions", actions.map(({ name }) => name), actionRows],
  ])("%s", (_, found, rows) => {
    expect(Object.keys(rows).sort()).toEqual(found.sort());
  });
});

describe.each(callers)("%s", (caller) => {
  it.each(Object.entries(routeRows))("%s", async (route, row) => {
    const { lab, browser, params } = await call(caller, row.params?.strategy as Strategy);
    const [method = "", path = ""] = route.split(" ");
    const body = row.body?.(lab);
    const response = await browser.send(fill(path, { ...params, ...row.params }) + (row.query ?? ""), {
      method,
      ...(body !== undefined && {
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    });
    expect(await outcomeOf(response)).toBe(row[caller]);
  });

  it.each(labPages)("page $path", async ({ path, page }) => {
    const row = pageRows[path];
    const { browser, params: usual } = await call(caller);
    const params = { ...usual, ...row?.params };
    Object.assign(asked, { browser, path: fill(path, params) });
    const props = { params: Promise.resolve(params), searchParams: Promise.resolve({}) };
    const { type } = (await page(props)) as ReactElement;
    expect(type).not.toBe(Missing);
    expect(seen[(type as { name?: string }).name ?? ""] ?? "shown").toBe(row?.[caller]);
  });

  it.each(actions)("action $name", async ({ name, action }) => {
    const row = actionRows[name] as ActionRow;
    const strategy = name.endsWith("#refreshTokens") ? "jwt-short" : "database";
    const { lab, browser, params } = await call(caller, strategy);
    Object.assign(asked, { browser, path: fill(jar, params) });
    const values = row.values(lab, { lab: params.lab, device: params.device, strategy });
    const error = await action(...values).catch((thrown: unknown) => thrown);
    if (!(error instanceof Redirect)) throw error;
    expect(error.message.replace(fill(jar, params), "")).toBe(row[caller]);
  });
});

describe("a phone of the class, to another one", () => {
  const own = routes.filter(({ path }) => path.startsWith("/lab/:lab/:device/"));
  /** What it is answered where it can do what everybody can: nothing of the other's is read or changed by it. */
  const nothing: Record<string, string> = {
    [`GET ${jar}/row`]: "200",
    [`GET ${jar}/ping`]: "200",
    [`GET ${jar}/token-storage`]: "200",
    [`GET ${jar}/api/auth/*`]: "200",
    [`POST ${jar}/api/auth/*`]: "400 invalid-field",
  };

  it.each(own)("$method $path", async ({ method, path }) => {
    const row = routeRows[`${method} ${path}`] as Row;
    const { room, browser, params, lab } = await call("phone");
    const other = await room.join();
    const body = row.body?.(lab);
    const names = { ...params, ...row.params, device: other.slug };
    const response = await browser.send(fill(path, names) + (row.query ?? ""), {
      method,
      ...(body !== undefined && {
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    });
    const outcome = await outcomeOf(response);
    const refused = /^401 (no-credential|not-signed-in)$|^403 (not-owner|not-this-phone)$/;
    if (nothing[`${method} ${path}`]) expect(outcome).toBe(nothing[`${method} ${path}`]);
    else expect(outcome).toMatch(refused);
  });

  it("does not make the wall think otherwise of the other by its checks", async () => {
    const { room, browser } = await call("phone");
    const other = await room.join();
    await other.lights("database", "jwt");
    for (const strategy of ["database", "jwt"] as const)
      await browser.send(`${other.path}/${strategy}/check`);
    const { phones } = await room.state();
    expect(phones[1]?.lanes).toMatchObject({ database: { outcome: "in" }, jwt: { outcome: "in" } });
  });
});

describe("another site, in the browser of the owner", () => {
  const changing = routes.filter(({ method, path }) => method !== "GET" && path.startsWith("/lab"));
  it.each(changing)("$method $path", async ({ method, path }) => {
    const { browser, params } = await call("owner");
    const response = await browser.send(fill(path, { ...params, "*": "callback/credentials" }), {
      method,
      headers: { origin: "http://evil.example" },
    });
    expect(await outcomeOf(response)).toBe("403 cross-origin");
  });
});
