import { request as send } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import "@/tools/testing/strict";
import { Exhibits, type Outcome } from "./programs/lib/exhibit.mjs";
import { type WayId, wayIds, ways } from "./programs/lib/ways.mjs";
import { launch, type Satellite } from "./satellite";

// What each cell of the table rests on, without a browser: which cookie goes where is a browser's to decide, and
// what the exhibit does with and without it is decided here.

const lab = "L".repeat(32);

let site: Satellite;
let credentials: Record<WayId, string>;

beforeAll(async () => {
  site = await launch("other-site", { APP_PORT: "3000" }, 300_000);
});
afterAll(() => site.stop());

const signIn = (origin = site.origin) =>
  site.send(`/alice/${lab}/sign-in`, { method: "POST", headers: { origin } });

beforeEach(async () => {
  const response = await signIn();
  const cookies = response.headers.getSetCookie().map((line) => line.split("; ", 1)[0]?.split("=") ?? []);
  const { bearerToken } = await response.json();
  credentials = { ...Object.fromEntries(cookies), bearer: bearerToken };
});

/** The headers that prove it, as a browser that holds them would send them. */
function proof(...held: WayId[]): Record<string, string> {
  const cookies = held.filter((way) => ways[way] !== null).map((way) => `${way}=${credentials[way]}`);
  const token = held.find((way) => ways[way] === null);
  return {
    ...(cookies.length > 0 && { cookie: cookies.join("; ") }),
    ...(token && { authorization: `Bearer ${credentials[token]}` }),
  };
}

type Ask = { by?: string; site?: string; method?: string; body?: string };

/** Asks to change the role, by a form of another site unless something else is said. */
async function ask(way: string, headers: Record<string, string>, given: Ask = {}) {
  const { by = "fetch", site: from = "cross-site", method = "POST", body } = given;
  const init = { method, headers: { ...headers, "sec-fetch-site": from }, redirect: "manual" as const };
  return site.send(`/alice/${lab}/${way}/role?by=${by}`, body === undefined ? init : { ...init, body });
}

async function seen(): Promise<{ visit: string; outcome: Outcome }> {
  return (await site.send(`/alice/${lab}/outcome`)).json();
}

const outcome = async () => (await seen()).outcome;

const cookieWays = wayIds.filter((way) => ways[way] !== null);
const simpleWays = cookieWays.filter((way) => way !== "csrf-token");

describe("Alice's site", () => {
  it("sets each cookie with the attributes that its row names", async () => {
    const lines = (await signIn()).headers.getSetCookie();
    expect(lines.map((line) => line.replace(/=[\w-]{43}; Path=.{7}L{32};/, ":"))).toEqual([
      "no-same-site: HttpOnly",
      "none: HttpOnly; SameSite=None; Secure",
      "lax: HttpOnly; SameSite=Lax",
      "strict: HttpOnly; SameSite=Strict",
      "readable: SameSite=Strict",
      "csrf-token: HttpOnly; SameSite=None; Secure",
    ]);
  });

  it("signs nobody in for another site", async () => {
    const response = await signIn("http://localhost:1");
    expect([response.status, (await response.json()).code]).toEqual([403, "cross-origin"]);
    expect((await ask("lax", proof("lax"))).status).toBe(200);
  });

  it.each(simpleWays)("%s: does what comes with the cookie, and nothing that comes without", async (way) => {
    const others = wayIds.filter((other) => other !== way);
    expect((await ask(way, proof(...others))).status).toBe(401);
    expect((await outcome())[way].forged.fetch).toMatchObject({ came: false, changed: false, status: 401 });
    expect((await ask(way, proof(way))).status).toBe(200);
    expect((await outcome())[way].forged.fetch).toMatchObject({ came: true, changed: true, status: 200 });
  });

  it.each(cookieWays)("%s: changes nothing by a link, though the cookie comes with it", async (way) => {
    const response = await ask(way, proof(way), { by: "link", method: "GET" });
    expect(response.status).toBe(303);
    expect((await outcome())[way].forged.link).toMatchObject({ came: true, changed: false, status: 405 });
  });

  it("csrf-token: takes the cookie and the token that stands in Alice's page, and neither alone", async () => {
    const page = await site.send(`/alice/${lab}/csrf-token/me`, { headers: proof("csrf-token") });
    const { csrfToken } = await page.json();
    const body = `csrfToken=${csrfToken}`;
    expect((await ask("csrf-token", proof("csrf-token"))).status).toBe(403);
    expect((await ask("csrf-token", proof("csrf-token"), { body: "csrfToken=guessed" })).status).toBe(403);
    expect((await ask("csrf-token", {}, { body })).status).toBe(401);
    expect((await ask("csrf-token", proof("csrf-token"), { body })).status).toBe(200);
    expect((await site.send(`/alice/${lab}/csrf-token/me`)).status).toBe(401);
  });

  it("bearer: looks at the header, which a form cannot send, and at no cookie", async () => {
    const asCookie = { cookie: `bearer=${credentials.bearer}; ${proof(...cookieWays).cookie}` };
    expect((await ask("bearer", asCookie)).status).toBe(401);
    expect((await ask("bearer", proof("bearer"))).status).toBe(200);
  });

  it("takes no credential of the sign-in before", async () => {
    const old = proof(...wayIds);
    await signIn();
    for (const way of wayIds) expect((await ask(way, old)).status).toBe(401);
  });

  it("notes as forged what comes from elsewhere, and as a script's what comes from its own page", async () => {
    await ask("lax", proof("lax"), { by: "form", site: "same-origin" });
    await ask("lax", proof("lax"), { by: "script", site: "cross-site" });
    const before = (await outcome()).lax;
    expect([before.forged, before.script]).toEqual([{}, null]);
    await ask("lax", proof("lax"), { by: "form", site: "cross-site" });
    await ask("lax", proof("lax"), { by: "script", site: "same-origin" });
    const { forged, script } = (await outcome()).lax;
    expect([forged.form?.changed, script?.changed]).toEqual([true, true]);
  });

  it("says of each way whether the browser has kept it", async () => {
    for (const way of wayIds) await site.send(`/alice/${lab}/${way}/me`, { headers: proof("lax", "bearer") });
    const kept = Object.entries(await outcome()).filter(([, found]) => found.kept);
    expect(kept.map(([way]) => way)).toEqual(["lax", "bearer"]);
  });

  it("tells what came of it, and no credential", async () => {
    for (const way of wayIds) await ask(way, proof(way), { by: "script", site: "same-origin" });
    const text = JSON.stringify(await outcome());
    for (const credential of Object.values(credentials)) expect(text).not.toContain(credential);
  });

  it.each(["/alice/short", `/alice/${"L".repeat(33)}`, `/alice/${"<".repeat(32)}`, `/alice/${lab}/paper/me`])(
    "has nothing at %s",
    async (path) => expect((await site.send(path)).status).toBe(404),
  );
});

describe("the other site", () => {
  it("says that a script has read what it brought, and nothing else", async () => {
    const body = JSON.stringify([`readable=${credentials.readable}`, credentials.bearer]);
    expect((await site.send(`/other/${lab}/loot`, { method: "POST", body })).status).toBe(204);
    const read = Object.entries(await outcome()).filter(([, found]) => found.read);
    expect(read.map(([way]) => way)).toEqual(["readable", "bearer"]);
  });

  it("is led back to after a form and a link, and after nothing else", async () => {
    const leads = async (by: string) => (await ask("lax", {}, { by })).headers.get("location");
    const port = new URL(site.origin).port;
    for (const by of ["form", "link"])
      expect(await leads(by)).toBe(`http://localhost:${port}/other/${lab}?by=${by}&after=lax`);
    for (const by of ["frame", "fetch", "script", "//evil.example"]) expect(await leads(by)).toBeNull();
  });

  it("begins anew each time that it is opened, and not when it is led back to", async () => {
    await ask("lax", proof("lax"), { by: "form" });
    const before = await seen();
    await site.send(`/other/${lab}?by=form&after=lax`);
    expect(await seen()).toEqual(before);
    await site.send(`/other/${lab}`);
    const { visit, outcome: after } = await seen();
    expect([visit === before.visit, after.lax.forged]).toEqual([false, {}]);
  });

  it("and Alice's are the two names of this machine, and no other name is answered", async () => {
    const { port } = new URL(site.origin);
    const shown = async (host: string, path: string) => {
      const { status, text } = await get(host, path);
      return status === 200 ? /http:\/\/[\w.]+:3000/.exec(text)?.[0] : status;
    };
    expect(await shown(`localhost:${port}`, `/alice/${lab}`)).toBe("http://localhost:3000");
    expect(await shown(`localhost:${port}`, `/other/${lab}`)).toBe("http://127.0.0.1:3000");
    expect(await shown(`127.0.0.1:${port}`, `/other/${lab}`)).toBe("http://localhost:3000");
    for (const host of [`evil.example:${port}`, "constructor", "localhost.evil.example"])
      expect(await shown(host, `/alice/${lab}`)).toBe(421);
  });
});

/** `fetch` has an opinion of its own on the Host header. */
function get(host: string, path: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = send(`${site.origin}${path}`, { headers: { host } }, async (response) => {
      const chunks = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") });
    });
    asked.on("error", reject).end();
  });
}

it("as many exhibits are kept as there is room for, and the oldest gives way", () => {
  const exhibits = new Exhibits(2);
  for (const name of ["one", "two", "one", "three"]) exhibits.begin(name);
  expect(["one", "two", "three"].map((name) => exhibits.find(name) !== null)).toEqual([true, false, true]);
});
