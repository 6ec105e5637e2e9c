import { describe, expect, it, vi } from "vitest";
import { type Strategy, strategies } from "@/lessons/strategies/strategy";
import { newClass, type Phone } from "@/tools/testing/class";
import { type Device, newLab } from "@/tools/testing/lab";
import { readRoutes } from "@/tools/testing/routes";
import "@/tools/testing/strict";
import { getPrisma } from "./db/database";
import { unrecorded } from "./evidence/recorder";

// A lab may be deleted in the midst of a request: after one statement has found it, and before the next writes
// to it. Each route is asked as often as it sends statements, and each time the lab goes before another of them.

const hook = vi.hoisted(() => ({ before: async () => {} }));

vi.mock("@/lib/evidence/recorder", async (importOriginal) => {
  const actual = await importOriginal<typeof import("./evidence/recorder")>();
  const recordStatement: typeof actual.recordStatement = async (...given) => {
    await hook.before();
    return actual.recordStatement(...given);
  };
  return { ...actual, recordStatement };
});

type Lab = Awaited<ReturnType<typeof newLab>>;
type Send = (lab: Lab, device: Device) => Promise<Response>;

const ofLab =
  (method: string, name: string, body?: object): Send =>
  ({ browser, id }) =>
    browser.send(`/lab/${id}/${name}`, {
      method,
      ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });

const ofDevice =
  (method: string, name: string, body?: (lab: Lab) => object): Send =>
  (lab, device) =>
    ofLab(method, `${device.slug}/${device.strategy}/${name}`, body?.(lab))(lab, device);

const jar = "/lab/:lab/:device/:strategy";

const requests: Record<string, Send> = {
  "GET /lab/:lab/state": ofLab("GET", "state"),
  "GET /lab/:lab/export": ofLab("GET", "export"),
  "GET /lab/:lab/events/:event": ofLab("GET", "events/1"),
  "POST /lab/:lab/account": ofLab("POST", "account"),
  "DELETE /lab/:lab/account": ofLab("DELETE", "account"),
  "POST /lab/:lab/ban": ofLab("POST", "ban"),
  "DELETE /lab/:lab/ban": ofLab("DELETE", "ban"),
  "POST /lab/:lab/role": ofLab("POST", "role", { role: "member" }),
  "POST /lab/:lab/session-limit": ofLab("POST", "session-limit", { limit: 1 }),
  "POST /lab/:lab/keys": ofLab("POST", "keys", { oldKey: "kept" }),
  "DELETE /lab/:lab/sessions": ofLab("DELETE", "sessions"),
  "POST /lab/:lab/bystanders": ofLab("POST", "bystanders"),
  "POST /lab/:lab/devices": ofLab("POST", "devices"),
  "DELETE /lab/:lab/devices/:device": ofLab("DELETE", "devices/tablet"),
  "POST /lab/:lab/handover": ofLab("POST", "handover"),
  "POST /lab/:lab/handover/:code/take": async (lab, device) => {
    const offered = await ofLab("POST", "handover")(lab, device);
    const { url } = await offered.clone().json();
    return url ? lab.browser.send(`${url}/take`, { method: "POST" }) : offered;
  },
  "POST /lab/:lab/watch": ofLab("POST", "watch"),
  "DELETE /lab/:lab/watch": ofLab("DELETE", "watch"),
  "POST /lab/:lab/challenges/:challenge": ofLab("POST", "challenges/caught", { do: "begin" }),
  "GET /lab/:lab/watcher/:key/state": ofLab("GET", "watcher/none/state"),
  [`DELETE ${jar}/account`]: ofDevice("DELETE", "account", ({ password }) => ({ currentPassword: password })),
  [`POST ${jar}/plant`]: ofDevice("POST", "plant", () => ({ to: "thief" })),
  [`POST ${jar}/steal`]: ofDevice("POST", "steal", () => ({ to: "thief" })),
  [`GET ${jar}/check`]: ofDevice("GET", "check"),
  [`GET ${jar}/stream`]: ofDevice("GET", "stream"),
  [`POST ${jar}/refresh`]: ofDevice("POST", "refresh"),
  [`POST ${jar}/password`]: ofDevice("POST", "password", ({ password }) => ({
    currentPassword: password,
    newPassword: "paper-lantern-43",
  })),
  [`GET ${jar}/sessions`]: ofDevice("GET", "sessions"),
  [`DELETE ${jar}/sessions/:session`]: ofDevice("DELETE", "sessions/any", ({ password }) => ({
    currentPassword: password,
  })),
  [`POST ${jar}/token`]: ofDevice("POST", "token"),
  [`GET ${jar}/row`]: ofDevice("GET", "row"),
  [`GET ${jar}/ping`]: ofDevice("GET", "ping"),
  [`GET ${jar}/token-storage`]: ofDevice("GET", "token-storage?comment"),
  [`GET ${jar}/api/auth/*`]: ofDevice("GET", "api/auth/session"),
};

type Room = Awaited<ReturnType<typeof newClass>>;
type SendInClass = (room: Room, phone: Phone) => Promise<Response>;

const ofWall =
  (method: string, name: string, body: object = {}): SendInClass =>
  ({ teacher, made }) =>
    method === "POST"
      ? teacher.post(`${made.url}/${name}`, body)
      : teacher.send(`${made.url}/${name}`, { method });

const ofPhone =
  (name: string, body: object = {}): SendInClass =>
  (_, { browser, path }) =>
    browser.post(`${path}/${name}`, body);

/** The same of a class that is in a round. */
const classRequests: Record<string, SendInClass> = {
  "GET /lab/:lab/class/state": ofWall("GET", "state"),
  "GET /lab/:lab/class/results.csv": ofWall("GET", "results.csv"),
  "GET /lab/:lab/class/results.json": ofWall("GET", "results.json"),
  "POST /lab/:lab/class/round": ofWall("POST", "round"),
  "POST /lab/:lab/class/act": ofWall("POST", "act"),
  "POST /lab/:lab/class/reveal": ofWall("POST", "reveal"),
  "POST /lab/:lab/class/close": ofWall("POST", "close"),
  "DELETE /lab/:lab/class/close": ofWall("DELETE", "close"),
  "POST /lab/:lab/class/nicknames": ofWall("POST", "nicknames", { allowed: true }),
  "POST /lab/:lab/class/own-labs": ofWall("POST", "own-labs", { allowed: true }),
  "DELETE /lab/:lab/class/phones/:number": ofWall("DELETE", "phones/1"),
  "POST /lab/:lab/copy/:code/take": async (room, { browser, path }) => {
    const lent = await browser.post(`${path}/jwt/lend`, {});
    const { url } = await lent.clone().json();
    return url ? room.teacher.send(`${url}/take`, { method: "POST" }) : lent;
  },
  "GET /lab/:lab/:device/state": (_, { browser, path }) => browser.send(`${path}/state`),
  "POST /lab/:lab/:device/enter": ofPhone("enter"),
  "POST /lab/:lab/:device/own-lab": ofPhone("own-lab"),
  "POST /lab/:lab/:device/guess": ofPhone("guess", { round: 1, left: "out", right: "in" }),
  "POST /lab/:lab/:device/nickname": ofPhone("nickname", { nickname: "Ann" }),
  [`POST ${jar}/lend`]: ofPhone("jwt/lend"),
};

/** They take a while, or ask another program over the network. */
const elsewhere = [
  "POST /lab/:lab/claims/:claim/run",
  "POST /lab/:lab/defences/measurement",
  "POST /lab/:lab/opaque-token/run",
  "POST /lab/:lab/other-site/seen",
];

/** Deletes a lab, unless the request holds it: then it is there to the end. */
async function remove(lab: string): Promise<void> {
  hook.before = async () => {};
  const transaction = getPrisma().$transaction([
    getPrisma().$executeRaw`SET LOCAL lock_timeout = '50ms'`,
    getPrisma().lab.deleteMany({ where: { id: lab } }),
  ]);
  await unrecorded(() => transaction.catch(heldByTheRequest));
}

function heldByTheRequest(error: Error): void {
  if (!/lock timeout/.test(error.message)) throw error;
}

/**
 * Sends a request whose lab goes before its statement of that number.
 * @returns the answer, and whether there was such a statement
 */
async function sendWithout(number: number, strategy: Strategy, send: Send) {
  const lab = await newLab();
  const device = lab.device("phone", strategy);
  await device.signIn();
  return removeBefore(number, lab.id, () => send(lab, device));
}

async function sendInClassWithout(number: number, send: SendInClass) {
  const room = await newClass();
  await room.post("round");
  const phone = await room.join();
  return removeBefore(number, room.id, () => send(room, phone));
}

async function removeBefore(number: number, lab: string, send: () => Promise<Response>) {
  let left = number;
  let removed = false;
  hook.before = async () => {
    if (left-- > 0 || removed) return;
    removed = true;
    await remove(lab);
  };
  const response = await send();
  hook.before = async () => {};
  return { response, removed };
}

function expectNoFault(strategy: Strategy, send: Send): Promise<void> {
  return expectNone((number) => sendWithout(number, strategy, send));
}

async function expectNone(sendBefore: (number: number) => ReturnType<typeof removeBefore>): Promise<void> {
  for (let number = 0; ; number += 1) {
    const { response, removed } = await sendBefore(number);
    const location = response.headers.get("location") ?? "";
    const told = `${response.status} ${location} ${await response.clone().text()}`.slice(0, 300);
    expect(response.status, `before statement ${number}: ${told}`).toBeLessThan(500);
    expect(location).not.toContain("error=Configuration");
    if (!removed) return;
  }
}

it("every route of a lab is in the table", async () => {
  const found = (await readRoutes()).map(({ method, path }) => `${method} ${path}`);
  const signIn = `POST ${jar}/api/auth/*`;
  expect([...Object.keys(requests), ...Object.keys(classRequests), ...elsewhere, signIn].sort()).toEqual(
    found.filter((name) => name.includes("/lab/")).sort(),
  );
});

describe("a lab that is deleted in the midst is no fault of the server", () => {
  it.each(Object.entries(requests))("%s", async (name, send) => {
    await expectNoFault(name.endsWith("/refresh") ? "jwt-short" : "database", send);
  });

  it.each(Object.entries(classRequests))("in a class, %s", async (_, send) => {
    await expectNone((number) => sendInClassWithout(number, send));
  });

  it.each(strategies)("a sign-in under %s", async (strategy) => {
    await expectNoFault(strategy, async (_, device) => {
      const { status, location } = await device.signIn();
      return new Response(null, { status, headers: { location: location?.href ?? "" } });
    });
  });

  it.each(strategies)("a change of the password under %s", async (strategy) => {
    await expectNoFault(strategy, requests[`POST ${jar}/password`] as Send);
  });
});
