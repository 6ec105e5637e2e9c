import { decode, encode } from "@auth/core/jwt";
import GitHub from "@auth/core/providers/github";
import { describe, expect, it, vi } from "vitest";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { representative } from "@/tools/testing/facts";
import { newLab } from "@/tools/testing/lab";
import { cookieName, secret, sessionCookie, stockAuth } from "@/tools/testing/stock-auth";
import "@/tools/testing/strict";
import { stayOnHost } from "./in-lab";

// What Auth.js does that this program works around. A test that fails after an upgrade says: look here.

const alice = { id: "user-1", name: "Alice" };
const salt = cookieName;

describe("stock Auth.js with JWTs", () => {
  it("issues the token again at every /session call: new iat, exp and jti, so it rolls for ever", async () => {
    stopClock();
    const auth = stockAuth(alice, { session: { strategy: "jwt", maxAge: 120 } });
    let token = sessionCookie((await auth.signIn()).cookies) as string;
    const first = await decode({ token, secret, salt });
    for (let asked = 0; asked < 3; asked += 1) {
      moveClock(100_000);
      token = sessionCookie((await auth.session(token)).cookies) as string;
    }
    const last = await decode({ token, secret, salt });
    expect(last?.iat).toBe((first?.iat ?? 0) + 300);
    expect(last?.exp).toBe((first?.exp ?? 0) + 300);
    expect(last?.jti).not.toBe(first?.jti);
  });

  it("issues a token for 30 days unless it is told otherwise", async () => {
    const token = sessionCookie((await stockAuth(alice).signIn()).cookies) as string;
    const claims = await decode({ token, secret, salt });
    expect((claims?.exp ?? 0) - (claims?.iat ?? 0)).toBe(30 * 24 * 60 * 60);
  });

  it("tolerates a clock that is 15 s off", async () => {
    stopClock();
    const token = await encode({ token: alice, secret, salt, maxAge: 60 });
    moveClock(74_000);
    expect(await decode({ token, secret, salt })).toMatchObject(alice);
    moveClock(1_000);
    await expect(decode({ token, secret, salt })).rejects.toMatchObject({ code: "ERR_JWT_EXPIRED" });
  });

  it("encrypts the token, so that nobody can read it without the secret", async () => {
    const token = await encode({ token: alice, secret, salt });
    expect(token.split(".")).toHaveLength(5);
  });

  it("accepts a token after its sign-out", async () => {
    const auth = stockAuth(alice);
    const token = sessionCookie((await auth.signIn()).cookies) as string;
    expect(sessionCookie((await auth.signOut(token)).cookies)).toBeNull();
    expect((await auth.session(token)).body).toMatchObject({ user: { name: "Alice" } });
  });

  it("takes every cookie whose name begins like the session's for a piece of it", async () => {
    const auth = stockAuth(alice);
    const token = sessionCookie((await auth.signIn()).cookies) as string;
    const { response } = await auth.get("session", `${cookieName}=${token}; ${cookieName}-other=x`);
    expect(await response.json()).toBeNull();
    expect(auth.errors).toEqual(["JWTSessionError"]);
  });
});

describe("stock Auth.js with any strategy", () => {
  it('refuses "database" written out when Credentials is the only provider', async () => {
    const auth = stockAuth(alice, { session: { strategy: "database" } });
    for (const action of ["session", "csrf", "providers"])
      expect((await auth.get(action, "")).status).toBe(500);
    expect(auth.errors).toEqual(["UnsupportedStrategy", "UnsupportedStrategy", "UnsupportedStrategy"]);
  });

  it('lets "database" pass that check beside a provider of another type', async () => {
    const github = GitHub({ clientId: "id", clientSecret: "secret" });
    const auth = stockAuth(alice, { session: { strategy: "database" }, providers: [github] });
    await auth.get("session", "");
    expect(auth.errors).toEqual(["MissingAdapter"]);
  });

  it("answers 500 to a callback-url cookie that is no address", async () => {
    const auth = stockAuth(alice);
    expect((await auth.get("session", "authjs.callback-url=nonsense")).status).toBe(500);
    expect((await auth.get("session?callbackUrl=nonsense", "")).status).toBe(500);
    expect(auth.errors).toEqual(["InvalidCallbackUrl", "InvalidCallbackUrl"]);
  });

  it("calls `redirect` for whatever the form says, and believes what it returns", async () => {
    const redirect = vi.fn(() => "http://evil.example/");
    const { response } = await stockAuth(alice, { callbacks: { redirect } }).signIn();
    expect(redirect).not.toHaveBeenCalled();
    expect(response.headers.get("location")).toBe("http://localhost");
    const asked = await stockAuth(alice, { callbacks: { redirect } }).get(
      "csrf",
      "authjs.callback-url=/page",
    );
    expect(redirect).toHaveBeenCalledWith({ url: "/page", baseUrl: "http://localhost" });
    expect(asked.cookies.map(({ value }) => decodeURIComponent(value))).toContain("http://evil.example/");
  });
});

describe.each(representative)("Auth.js as %s has it here", (strategy) => {
  const garbage = ["nonsense", "http://", "javascript:alert(1)", "%", "//", "http://evil.example"];

  it.each(garbage)("signs in whatever the callback-url cookie says (%s)", async (value) => {
    const phone = (await newLab()).device("phone", strategy);
    phone.browser.keep({
      ...{ name: "lab.callback", value, path: `/lab/${phone.lab}`, secure: false, httpOnly: true },
      ...{ sameSite: "lax", expires: Number.POSITIVE_INFINITY },
    });
    const answer = await phone.signIn();
    expect(answer.location?.href).toBe(`${phone.browser.origin}${phone.path}`);
    expect((await phone.check()).status).toBe(200);
  });

  it.each(garbage)("goes back to the device's page whatever callbackUrl says (%s)", async (callbackUrl) => {
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    const form = { email: "alice@example.com", password: lab.password, lifetime: "30", callbackUrl };
    const { location } = await phone.submit("callback/credentials", form);
    expect(location?.origin).toBe(phone.browser.origin);
    expect((await phone.check()).status).toBe(200);
  });

  it("stays on its own host and, unless told better, on the device's page", async () => {
    const { jar, path } = (await newLab()).device("phone", strategy);
    const baseUrl = "http://lab.test:3000";
    const redirect = (url: string) => stayOnHost(jar)({ url, baseUrl });
    expect(redirect("/lab/x")).toBe(`${baseUrl}/lab/x`);
    expect(redirect(`${baseUrl}/lab/y?z`)).toBe(`${baseUrl}/lab/y?z`);
    for (const hostile of [
      "http://evil.example/",
      "//evil.example",
      "\\\\evil.example",
      "/\\evil.example",
      "https://lab.test:3000/",
      "http://lab.test:3000@evil.example/",
      "http://lab.test:30000/",
      "javascript:alert(1)",
      "data:text/html,x",
      "http://[",
    ]) {
      expect(redirect(hostile), hostile).toBe(`${baseUrl}${path}`);
    }
  });
});
