import { describe, expect, it } from "vitest";
import { strategyRecords } from "@/lessons/strategies/strategy";
import { representative } from "@/tools/testing/facts";
import { type Device, formAnswer, newLab } from "@/tools/testing/lab";
import "@/tools/testing/strict";

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
  const form = { csrfToken: await phone.csrfToken(), email: "alice@example.com", password, lifetime: "120" };
  return phone.browser.post(`${phone.path}/api/auth/callback/credentials`, form, headers);
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
