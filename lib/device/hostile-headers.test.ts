import { describe, expect, it } from "vitest";
import { strategies, strategyRecords } from "@/lessons/strategies/strategy";
import type { Cookie } from "@/tools/testing/browser";
import { representative } from "@/tools/testing/facts";
import { type Device, formAnswer, newLab } from "@/tools/testing/lab";
import { sources } from "@/tools/testing/sources";
import "@/tools/testing/strict";
import { proofHeader, signProof } from "../client/device-key.mjs";

const garbageCookies: [string, string][] = [
  ["broken percent-encoding", "%E0%A4%A"],
  ["8 KB", "x".repeat(8_192)],
  ["letters outside of ASCII", "\u00e4\u00f6\u00fc\u00ff"],
  ["percent-encoded letters of any alphabet", encodeURIComponent("ключ 🔑")],
  ["a semicolon", "a;b"],
  ["an equals sign", "a=b==; =; ;="],
  ["quotes", '"quoted"'],
  ["a percent-encoded line break", "a%0d%0aSet-Cookie: x=y"],
  ["a null byte, percent-encoded", "a%00b"],
  ["SQL", "' OR '1'='1"],
  ["a list in JSON", "[1,2]"],
];

async function signIn(phone: Device, password: string, headers: Record<string, string>) {
  const endpoint = `${phone.path}/api/auth/callback/credentials`;
  const proof = await signProof(await phone.browser.keyOf(phone.path), { htm: "POST", htu: endpoint });
  const user = { email: "alice@example.com", password };
  const form = { csrfToken: await phone.csrfToken(), ...user, lifetime: "120", [proofHeader]: proof };
  return phone.browser.post(endpoint, form, headers);
}

describe.each(representative)("under %s,", (strategy) => {
  it.each(garbageCookies)("%s as a session cookie is refused like any that is no good", async (_, value) => {
    const phone = (await newLab()).device("phone", strategy);
    const headers = { cookie: `${strategyRecords[strategy].cookie}=${value}` };
    const checked = await phone.browser.send(`${phone.path}/check`, { headers });
    expect(checked.status).toBe(401);
    const session = await phone.browser.send(`${phone.path}/api/auth/session`, { headers });
    expect([session.status, await session.json()]).toEqual([200, null]);
  });

  it.each(garbageCookies)("%s as a CSRF cookie is as good as none", async (_, value) => {
    const lab = await newLab();
    const response = await signIn(lab.device("phone", strategy), lab.password, {
      cookie: `lab.csrf=${value}`,
    });
    expect(formAnswer(response)).toMatchObject({ status: 302, error: "MissingCSRF" });
  });

  it.each(["[", "a b", "", "evil.example/path", "user@evil.example", "a:99999", "%", "\u00e4"])(
    "%j as a Host header keeps nobody from signing in",
    async (host) => {
      const lab = await newLab();
      const phone = lab.device("phone", strategy);
      const response = await signIn(phone, lab.password, { host });
      expect(response.status).toBe(302);
      expect((await phone.check()).status).toBe(200);
    },
  );
});

/** Another page of this host can set a cookie for all of it. Browsers send that one last. */
describe.each(strategies)("two cookies of one name: under %s", (strategy) => {
  it.each([
    ["the first counts, and is good", (good: string) => [good, "bad"], 200],
    ["the first counts, and is not good", (good: string) => ["bad", good], 401],
    ["an empty one is one as well", (good: string) => ["", good], 401],
    ["what cannot be decoded is one as well", (good: string) => ["%E0%A4%A", good], 401],
  ] as const)("%s", async (_, order, status) => {
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    await phone.signIn();
    const twice = ({ name, value }: Cookie) => order(value).map((sent) => `${name}=${sent}`);
    const ask = (method: string, path: string, cookie: Cookie | undefined) =>
      phone.browser.send(`${phone.path}/${path}`, {
        method,
        headers: { cookie: twice(cookie as Cookie).join("; "), origin: phone.browser.origin },
      });
    expect((await ask("GET", "check", phone.cookie)).status).toBe(status);
    const session = await (await ask("GET", "api/auth/session", phone.cookie)).json();
    expect(session?.user.name ?? null).toBe(status === 200 ? "Alice" : null);
    if (!phone.refreshCookie) return;
    const refreshed = await ask("POST", "refresh", phone.refreshCookie);
    // A token that can be read is asked for a proof, and one that cannot is not.
    if (strategy === "jwt-bound" && status === 200)
      expect(await refreshed.json()).toMatchObject({ reason: "proof-missing" });
    else expect(refreshed.status).toBe(status);
  });

  it("a sign-in counts with the first CSRF cookie", async () => {
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    await phone.csrfToken();
    const [csrf] = phone.browser.cookiesFor(phone.path).filter(({ name }) => name === "lab.csrf");
    const cookies = (values: string[]) => ({ cookie: values.map((value) => `lab.csrf=${value}`).join("; ") });
    const good = csrf?.value ?? "";
    const answers = [
      await signIn(phone, lab.password, cookies([good, "bad"])),
      await signIn(phone, lab.password, cookies(["bad", good])),
    ];
    expect(answers.map((answer) => formAnswer(answer).error)).toEqual([null, "MissingCSRF"]);
  });
});

it("nothing reads a request's cookies but what takes the first", () => {
  const all = sources("app", "auth", "lib", "lessons");
  expect(all.length).toBeGreaterThan(100);
  const reads = /request\.cookies|cookies\(\)\)?\.(get|has)/;
  expect(all.filter(({ text }) => reads.test(text)).map(({ file }) => file)).toEqual([]);
});
