import { readdirSync } from "node:fs";
import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { claims } from "@/lessons/claims/registry";
import { type Strategy, strategies } from "@/lessons/strategies/strategy";
import { phoneCookies } from "@/lib/class/phone-cookie";
import type { Cookie } from "@/tools/testing/browser";
import { type Device, newLab } from "@/tools/testing/lab";
import "@/tools/testing/strict";
import { inRoot } from "@/tools/lib/paths.mjs";

/** What a visitor can send and PostgreSQL cannot hold. */
const unstorable = [
  ["U+0000", "a\0bcdefgh"],
  ["half of a surrogate pair", "a\ud800bcdefgh"],
] as const;

type Handler = (request: NextRequest, context: { params: Promise<object> }) => Promise<Response>;

const files = readdirSync(inRoot("app"), { recursive: true, encoding: "utf8" }).filter((file) =>
  /(^|\/)route\.ts$/.test(file),
);
const routes = await Promise.all(
  files.map(async (file) => {
    const methods = (await import(/* @vite-ignore */ inRoot(`app/${file}`))) as Record<string, Handler>;
    return { path: `/${file.replace(/\/route\.ts$/, "")}`, methods };
  }),
);
const all = routes.flatMap(({ path, methods }) =>
  Object.entries(methods)
    .filter(([method]) => /^[A-Z]+$/.test(method))
    .map(([method, handler]) => ({ name: `${method} ${path}`, method, path, handler })),
);

type Route = (typeof all)[number];

const jar = "/lab/[lab]/[device]/[strategy]";

/** What every route that reads a body can be sent, and takes. */
const bodies: Record<string, Record<string, unknown>> = {
  [`POST ${jar}/password`]: { currentPassword: "", newPassword: "a-new-password-1" },
  [`DELETE ${jar}/sessions/[session]`]: { currentPassword: "" },
  [`DELETE ${jar}/account`]: { currentPassword: "" },
  [`POST ${jar}/steal`]: { to: "thief", what: "cookie" },
  [`POST ${jar}/plant`]: { to: "thief" },
  [`POST ${jar}/api/auth/[...nextauth]`]: {
    ...{ csrfToken: "", email: "alice@example.com", password: "", lifetime: "120", expiry: "rolling" },
    ...{ grace: "0", callbackUrl: "/" },
  },
  "POST /bugs/run": { program: "session" },
  "POST /lab/[lab]/class/round": { kind: "password-change", left: "database", right: "jwt", lifetime: 120 },
  "POST /lab/[lab]/class/act": { phone: 1, round: 0 },
  "POST /lab/[lab]/class/reveal": { round: 0 },
  "POST /lab/[lab]/class/nicknames": { allowed: true },
  "POST /lab/[lab]/class/own-labs": { allowed: true },
  "POST /lab/[lab]/[device]/nickname": { nickname: "Ann" },
  [`POST ${jar}/lend`]: { code: "AAAAAAAAAAAAAAAAAAAAAA" },
  "POST /lab/[lab]/[device]/guess": { round: 0, left: "in", right: "out", because: "other", words: "" },
  "POST /lab/[lab]/role": { role: "member" },
  "POST /lab/[lab]/keys": { oldKey: "kept" },
  "POST /lab/[lab]/session-limit": { limit: 1 },
  "POST /lab/[lab]/challenges/[challenge]": { do: "look" },
  // What a card finds in the browser is read by the card, and lies in no table.
  "POST /lab/[lab]/claims/[claim]/run": { slider: 1 },
};

/** The routes that change something and read no body. */
const bodiless = [
  "POST /api/labs",
  // It is refused without the resource API's credentials; what comes with them is hashed.
  "POST /api/introspect",
  "POST /api/classes",
  // A text out of two; anything else is none of ours.
  "POST /language",
  "POST /join/[pin]/phone",
  "DELETE /lab/[lab]/class/phones/[number]",
  "POST /lab/[lab]/copy/[code]/take",
  ...["POST", "DELETE"].map((method) => `${method} /lab/[lab]/class/close`),
  "POST /lab/[lab]/[device]/enter",
  "POST /lab/[lab]/[device]/own-lab",
  `POST ${jar}/refresh`,
  `POST ${jar}/token`,
  ...["POST", "DELETE"].flatMap((method) => [`${method} /lab/[lab]/account`, `${method} /lab/[lab]/ban`]),
  "POST /lab/[lab]/bystanders",
  "POST /lab/[lab]/defences/measurement",
  "POST /lab/[lab]/opaque-token/run",
  "POST /lab/[lab]/other-site/seen",
  "POST /lab/[lab]/devices",
  "DELETE /lab/[lab]/devices/[device]",
  "POST /lab/[lab]/handover",
  "POST /lab/[lab]/handover/[code]/take",
  ...["POST", "DELETE"].map((method) => `${method} /lab/[lab]/watch`),
  "DELETE /lab/[lab]/sessions",
];

/** What only a phone of a class can be asked. */
const ofPhone = /\[device\]\/[a-z]+$|\/lend$/;

const segments = (path: string) =>
  [...path.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name]) => name as string);

/** Calls a route as Next would, with a device's cookies and with these values in its address. */
async function call(route: Route, phone: Device, params: object, body?: object) {
  const own = phoneCookies(phone.lab, "phone-1", false);
  const cookies = [...phone.browser.cookiesFor(`${phone.path}/refresh`), ...own];
  // Auth.js's own endpoint goes by the address; to the others it is all one.
  const request = new NextRequest(`http://localhost:3000${phone.path}/api/auth/callback/credentials`, {
    method: route.method,
    headers: {
      host: "lab.test:3000",
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
      "content-type": "application/json",
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const named = ofPhone.test(route.path) && "device" in params && params.device === "phone";
  return route.handler(request, {
    params: Promise.resolve(named ? { ...params, device: "phone-1" } : params),
  });
}

async function signedIn(strategy: Strategy = "database") {
  const lab = await newLab();
  const phone = lab.device("phone", strategy);
  await phone.signIn();
  const params = {
    lab: lab.id,
    device: "phone",
    strategy,
    session: "any",
    claim: claims[0]?.id ?? "",
    challenge: "caught",
  };
  return { lab, phone, params };
}

it("every route that changes something is in the table of bodies, or reads none", () => {
  // A host that is not ours is told so, whatever it asks.
  const ours = all.filter(({ path }) => path !== "/misdirected");
  const changing = ours.filter(({ method }) => method !== "GET").map(({ name }) => name);
  expect([...Object.keys(bodies), ...bodiless].sort()).toEqual(changing.sort());
});

// An address cannot hold half of a surrogate pair: its bytes are no UTF-8, and Next does not decode them.
describe("U+0000 in an address", () => {
  const signedInOnce = signedIn();
  const places = all.flatMap((route) =>
    segments(route.path).map((segment) => [route.name, segment, route] as const),
  );

  // `ping` looks nothing up. Auth.js's endpoint reads the address itself.
  it.each(places.filter(([name, segment]) => !name.endsWith("/ping") && segment !== "nextauth"))(
    "of %s, as %s, is an address that there is not",
    async (name, segment, route) => {
      const { phone, params } = await signedInOnce;
      const { status } = await call(route, phone, { ...params, [segment]: "a\0b" }, bodies[name]);
      expect(status).toBe(404);
    },
  );
});

/** What Auth.js is sent by a form, it answers with a redirect: `error` in its address, or none. */
const redirected: Record<string, string | null> = {
  email: "CredentialsSignin",
  password: "CredentialsSignin",
  grace: "CredentialsSignin",
  csrfToken: "MissingCSRF",
  callbackUrl: null,
};

describe.each(unstorable)("%s", (_, text) => {
  const fields = Object.entries(bodies).flatMap(([name, body]) =>
    Object.keys(body).map((field) => [name, field] as const),
  );

  it.each(fields)("in the body of %s, as %s, is refused", async (name, field) => {
    const { lab, phone, params } = await signedIn();
    const route = all.find((one) => one.name === name) as Route;
    const own = { currentPassword: lab.password, password: lab.password, csrfToken: await phone.csrfToken() };
    const response = await call(route, phone, params, { ...bodies[name], ...own, [field]: text });
    if (!name.includes("nextauth") || !(field in redirected)) return expect(response.status).toBe(400);
    const location = new URL(response.headers.get("location") as string);
    expect(location.searchParams.get("error")).toBe(redirected[field]);
  });
});

/** What a claim can be that nobody has verified yet. */
const odd: [string, unknown][] = [
  ["U+0000 in them", "a\0b"],
  ["half of a surrogate pair in them", "a\ud800b"],
  ["numbers", 1],
  ["nulls", null],
  ["lists", ["a"]],
  ["objects that are no text", { toString: 1, valueOf: 1 }],
  ["inherited names", "toString"],
];

const names = "sub email name role sid jti iss aud exp iat nbf ver rolling".split(" ");

/** A token that says the same in every claim, with a signature that is none. */
function oddToken(value: unknown): string {
  const header = { alg: "HS256", kid: value, typ: value, cty: value };
  const claims = Object.fromEntries(names.map((name) => [name, value]));
  const parts = [JSON.stringify(header), JSON.stringify(claims), "no signature"];
  return parts.map((part) => Buffer.from(part).toString("base64url")).join(".");
}

describe.each(strategies)("claims that nobody has verified, under %s:", (strategy) => {
  it.each(odd)("%s are refused, and hinder neither a sign-in nor a sign-out", async (_, value) => {
    const { phone } = await signedIn(strategy);
    const own = phone.cookie as Cookie;
    const put = () => phone.browser.keep({ ...own, value: oddToken(value) });
    put();
    expect(await phone.check()).toMatchObject({ status: 401, signedIn: false });
    expect(await phone.session()).toBeNull();
    // Auth.js has cleared the cookie.
    put();
    expect((await phone.signIn()).error).toBeNull();
    expect((await phone.check()).status).toBe(200);
    put();
    expect((await phone.signOut()).status).toBe(302);
  });
});
