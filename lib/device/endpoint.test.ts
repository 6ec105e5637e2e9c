import { describe, expect, it, vi } from "vitest";
import { strategyRecords } from "@/lessons/strategies/strategy";
import { Browser } from "@/tools/testing/browser";
import { representative } from "@/tools/testing/facts";
import { type Device, formAnswer, newLab } from "@/tools/testing/lab";
import { countRows } from "@/tools/testing/rows";
import "@/tools/testing/strict";
import { ownerCookieName } from "../lab/owner";
import { refreshCookieName } from "./cookie-jar";
import { performAuth } from "./endpoint";

type Form = Record<string, unknown>;

/** Posts to the sign-in endpoint what a form would, with anything in it changed. */
async function post(
  phone: Device,
  password: string,
  change: Form = {},
  headers: Record<string, string> = {},
) {
  const form: Form = {
    csrfToken: await phone.csrfToken(),
    email: "alice@example.com",
    password,
    lifetime: "120",
    ...change,
  };
  return phone.browser.post(`${phone.path}/api/auth/callback/credentials`, form, headers);
}

const badFields: [string, Form, string][] = [
  ["no e-mail address", { email: undefined }, "invalid-field"],
  ["no password", { password: undefined }, "invalid-field"],
  ["no lifetime", { lifetime: undefined }, "invalid-field"],
  ["an empty e-mail address", { email: "" }, "invalid-field"],
  ["an empty lifetime", { lifetime: "" }, "invalid-field"],
  ["a password that is an object", { password: { $ne: null } }, "invalid-field"],
  ["an e-mail address that is a list", { email: ["alice@example.com"] }, "invalid-field"],
  ["a password that is null", { password: null }, "invalid-field"],
  ["a password that is true", { password: true }, "invalid-field"],
  ...["31", "abc", "-1", "1e9", "0", "120.0", " 120", "12O", "NaN", "86401"].map(
    (lifetime): [string, Form, string] => [
      `a lifetime of ${JSON.stringify(lifetime)}`,
      { lifetime },
      "invalid-lifetime",
    ],
  ),
];

describe.each(representative)("Auth.js's endpoints under %s", (strategy) => {
  it.each(badFields)("refuse %s and set no cookie", async (_, change, code) => {
    const lab = await newLab();
    const response = await post(lab.device("phone", strategy), lab.password, change);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await response.json()).toMatchObject({ status: 400, code });
    expect((await countRows(lab.id)).Session).toBe(0);
  });

  it("take the same form as JSON, a number for the lifetime included", async () => {
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    await post(phone, lab.password, { lifetime: 120 });
    expect((await phone.check()).status).toBe(200);
  });

  it.each([
    ["no CSRF token", { csrfToken: undefined }],
    ["an empty CSRF token", { csrfToken: "" }],
    ["a wrong CSRF token", { csrfToken: "0".repeat(64) }],
    ["a CSRF token that is a letter too long", { csrfToken: `${"0".repeat(64)}x` }],
  ])("set no session cookie for %s", async (_, change) => {
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    const answer = formAnswer(await post(phone, lab.password, change));
    expect(answer).toMatchObject({ status: 302, error: "MissingCSRF" });
    expect(answer.location?.pathname).toBe(phone.path);
    expect(phone.cookie).toBeUndefined();
    expect((await countRows(lab.id)).Session).toBe(0);
  });

  it("set no session cookie for the CSRF token of another browser, nor for one without its cookie", async () => {
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    const stranger = (await newLab(new Browser())).device("phone", strategy);
    await post(phone, lab.password, { csrfToken: await stranger.csrfToken() });
    expect(phone.cookie).toBeUndefined();
    await post(phone, lab.password, {}, { cookie: "lab.other=x" });
    expect(phone.cookie).toBeUndefined();
  });

  it("do not sign out without the CSRF token", async () => {
    const phone = (await newLab()).device("phone", strategy);
    await phone.signIn();
    await phone.browser.post(`${phone.path}/api/auth/signout`, {});
    expect((await phone.check()).status).toBe(200);
  });

  it.each(["http://evil.example", "null", "https://lab.test:3000", "http://lab.test"])(
    "refuse a form from %s",
    async (origin) => {
      const lab = await newLab();
      const phone = lab.device("phone", strategy);
      const response = await post(phone, lab.password, {}, { origin });
      expect(await response.json()).toMatchObject({ status: 403, code: "cross-origin" });
      expect(phone.cookie).toBeUndefined();
    },
  );

  it.each([
    ["more than 16 KB", "x=".padEnd(16_385, "x"), "application/x-www-form-urlencoded", 413, "body-too-large"],
    ["malformed JSON", "{", "application/json", 400, "malformed-json"],
    ["a list", "[]", "application/json", 400, "invalid-field"],
    ["a text", '"text"', "application/json; charset=utf-8", 400, "invalid-field"],
    ["null", "null", "application/json", 400, "invalid-field"],
    ["nothing", "", "application/x-www-form-urlencoded", 400, "invalid-field"],
    ["a form of another kind", "--x\r\n\r\n--x--", "multipart/form-data; boundary=x", 400, "invalid-field"],
  ])("refuse a body of %s", async (_, body, type, status, code) => {
    const phone = (await newLab()).device("phone", strategy);
    const headers = { "content-type": type };
    const response = await phone.browser.send(`${phone.path}/api/auth/callback/credentials`, {
      method: "POST",
      headers,
      body,
    });
    expect(await response.json()).toMatchObject({ status, code });
  });

  it.each([
    ["GET", "signin"],
    ["POST", "signin/credentials"],
    ["GET", "signout"],
    ["GET", "error"],
    ["GET", "verify-request"],
    ["POST", "csrf"],
    ["GET", "callback/credentials"],
    ["GET", "callback/github"],
    ["POST", "callback/credentials/more"],
    ["GET", "session/"],
    ["GET", "..%2f..%2fsession"],
    ["GET", "constructor"],
  ])("have no %s /%s", async (method, action) => {
    const phone = (await newLab()).device("phone", strategy);
    const response = await phone.browser.send(`${phone.path}/api/auth/${action}`, { method });
    expect(await response.json()).toMatchObject({ status: 404, code: "unknown-action" });
  });

  it("answer a script with the address to go to instead of sending it there", async () => {
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    const response = await post(phone, lab.password, {}, { "x-auth-return-redirect": "1" });
    expect(await response.json()).toEqual({ url: `${phone.browser.origin}${phone.path}` });
    expect((await phone.check()).status).toBe(200);
  });

  it("are where they are whatever AUTH_URL says, which another program may have set", async () => {
    vi.stubEnv("AUTH_URL", "https://elsewhere.example/api/auth");
    const phone = (await newLab()).device("phone", strategy);
    expect((await phone.signIn()).location?.href).toBe(`${phone.browser.origin}${phone.path}`);
    expect((await phone.check()).status).toBe(200);
    await phone.signOut();
    expect(phone.cookie).toBeUndefined();
  });

  it("carry Server-Timing", async () => {
    const phone = (await newLab()).device("phone", strategy);
    const response = await phone.browser.send(`${phone.path}/api/auth/session`);
    expect(response.headers.get("server-timing")).toMatch(/^db;desc="0 SQL"/);
  });

  it("set no more than two cookies of the lab beside the session's and the owner's", async () => {
    const phone = (await newLab()).device("phone", strategy);
    await phone.signIn();
    const cookies = phone.browser.cookiesFor(`${phone.path}/check`);
    const lab = { path: `/lab/${phone.lab}`, httpOnly: true, sameSite: "lax" };
    const own: string[] = [strategyRecords[strategy].cookie, refreshCookieName, ownerCookieName];
    expect(cookies.filter(({ name }) => !own.includes(name))).toMatchObject([lab, lab]);
  });
});

describe.each(representative)("a server action under %s", (strategy) => {
  const form = { email: "alice@example.com", password: "", lifetime: "120" };

  it("signs in and out with the cookies that the endpoints would set", async () => {
    const lab = await newLab();
    const { jar, path } = lab.device("phone", strategy);
    const signedIn = await performAuth(jar, "/callback/credentials", { ...form, password: lab.password });
    const cookie = signedIn.find(({ name }) => name === strategyRecords[strategy].cookie);
    expect(cookie?.options).toMatchObject({ path, httpOnly: true, sameSite: "lax" });
    const ended = await performAuth({ ...jar, credential: cookie?.value ?? "" }, "/signout", {});
    const removed = ended.find(({ name }) => name === strategyRecords[strategy].cookie);
    expect(removed).toMatchObject({ value: "", options: { path, maxAge: 0 } });
  });

  it("is refused for a wrong password with Auth.js's own error", async () => {
    const { jar } = (await newLab()).device("phone", strategy);
    const attempt = performAuth(jar, "/callback/credentials", { ...form, password: "not-the-password-1" });
    await expect(attempt).rejects.toMatchObject({ type: "CredentialsSignin", code: "credentials" });
  });

  it("is refused for a missing field and a lifetime that is not offered", async () => {
    const { jar } = (await newLab()).device("phone", strategy);
    const attempt = (change: Record<string, string>) =>
      performAuth(jar, "/callback/credentials", { ...form, password: "any-password-1", ...change });
    await expect(attempt({ email: "" })).rejects.toMatchObject({ code: "invalid-field" });
    await expect(attempt({ lifetime: "31" })).rejects.toMatchObject({ code: "invalid-lifetime" });
  });
});
