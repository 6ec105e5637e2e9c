import { Auth, type AuthConfig, skipCSRFCheck } from "@auth/core";
import Credentials from "@auth/core/providers/credentials";
import { decodeJwt } from "jose";
import { getToken } from "next-auth/jwt";
import { beforeEach, describe, expect, it } from "vitest";
import { parseCookie } from "@/lib/client/cookie-store.mjs";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { expectComplaints } from "@/tools/testing/strict";
import { jwtSessions } from "./jwt";
import { hmacKey, signedTokens } from "./tokens";
import type { VerifiedUser } from "./user";

// As an application has it: no lab, no database, nothing recorded.

const maxAge = 3600;
const alice = { id: "user-1", name: "Alice", email: "alice@example.com", role: "member", passwordVersion: 1 };
const cookieName = "shop.token";
const secret = "a secret for the CSRF cookie, 32 characters or more";

const tokens = signedTokens({
  key: hmacKey(() => Buffer.alloc(32, 7).toString("base64")),
  issuer: "https://shop.example",
  audience: "shop",
  maxAge,
});
const configuration = jwtSessions({ maxAge, ...tokens });

beforeEach(() => {
  stopClock();
});

function application(user: VerifiedUser, callbacks: AuthConfig["callbacks"] = configuration.callbacks) {
  let token = "";
  const send = async (action: string, body?: object) => {
    const request = new Request(`http://localhost/auth/${action}`, {
      method: body ? "POST" : "GET",
      headers: { cookie: `${cookieName}=${token}`, "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
    const response = await Auth(request, {
      ...configuration,
      callbacks,
      basePath: "/auth",
      trustHost: true,
      secret,
      skipCSRFCheck,
      cookies: { sessionToken: { name: cookieName } },
      providers: [Credentials({ authorize: () => user })],
    });
    const cookies = response.headers.getSetCookie().map(parseCookie);
    token = cookies.find(({ name }) => name === cookieName)?.value ?? token;
    return response;
  };
  return {
    get token() {
      return token;
    },
    set token(value) {
      token = value;
    },
    signIn: () => send("callback/credentials", {}),
    session: async () => (await send("session")).json(),
    update: async (data: object) => (await send("session", { data })).json(),
  };
}

async function signedIn(...given: Parameters<typeof application>) {
  const app = application(...given);
  await app.signIn();
  return app;
}

describe("a session of an application under JWT", () => {
  it("says who is signed in: id, name, address and role, and until when", async () => {
    const app = await signedIn(alice);
    expect(await app.session()).toEqual({
      user: { id: "user-1", name: "Alice", email: "alice@example.com", role: "member" },
      expires: new Date((Math.floor(Date.now() / 1000) + maxAge) * 1000).toISOString(),
    });
  });

  it("ends when it was to end, however often it is asked for, and its token stays the same", async () => {
    const app = await signedIn(alice);
    const first = app.token;
    for (let asked = 0; asked < 3; asked += 1) {
      moveClock(1_000_000);
      expect(await app.session()).not.toBeNull();
      expect(app.token).toBe(first);
    }
    moveClock(600_000);
    expect(await app.session()).toBeNull();
  });

  it("goes on for as long as it is asked for, if it is a rolling one, under the same sid", async () => {
    const app = await signedIn({ ...alice, rolling: true, lifetime: 60 });
    const first = decodeJwt(app.token);
    for (let asked = 0; asked < 3; asked += 1) {
      moveClock(50_000);
      expect(await app.session()).not.toBeNull();
    }
    const last = decodeJwt(app.token);
    expect(last).toEqual({
      ...first,
      iat: (first.iat ?? 0) + 150,
      exp: (first.exp ?? 0) + 150,
      jti: last.jti,
    });
    expect(last.jti).not.toBe(first.jti);
    moveClock(60_000);
    expect(await app.session()).toBeNull();
  });

  it("goes on no longer than until its latest end, if it has one", async () => {
    const app = await signedIn({ ...alice, rolling: true, lifetime: 60, maximum: 100 });
    const first = decodeJwt(app.token);
    moveClock(50_000);
    expect(await app.session()).not.toBeNull();
    expect(decodeJwt(app.token)).toMatchObject({ exp: (first.iat ?? 0) + 100, latest: first.latest });
    moveClock(49_000);
    expect(await app.session()).not.toBeNull();
    moveClock(1_000);
    expect(await app.session()).toBeNull();
  });

  it("lasts as long as was chosen at sign-in", async () => {
    const app = await signedIn({ ...alice, lifetime: 60 });
    moveClock(59_000);
    expect(await app.session()).not.toBeNull();
    moveClock(1_000);
    expect(await app.session()).toBeNull();
  });

  it("ends without a word in the log", async () => {
    const app = await signedIn({ ...alice, lifetime: 60 });
    moveClock(60_000);
    // `strict` fails a test that logs anything unannounced.
    expect(await app.session()).toBeNull();
    app.token = "no token at all";
    expect(await app.session()).toBeNull();
  });

  it("is read by getToken, which finds nobody once it has expired", async () => {
    const app = await signedIn({ ...alice, lifetime: 60 });
    const read = () => {
      const req = new Request("http://localhost/", { headers: { cookie: `${cookieName}=${app.token}` } });
      return getToken({ req, secret, cookieName, decode: configuration.jwt.decode });
    };
    const role: string | undefined = (await read())?.role;
    expect(role).toBe("member");
    moveClock(60_000);
    expect(await read()).toBeNull();
  });
});

describe("update()", () => {
  /** As the documentation of Auth.js has it: what the browser sends is spread over the token. */
  const spreading: AuthConfig["callbacks"] = {
    ...configuration.callbacks,
    jwt: ({ token, user, trigger, session }) => {
      const kept = configuration.callbacks.jwt({ token, user });
      return trigger === "update" ? { ...kept, ...session } : kept;
    },
  };

  it("changes the name, in this answer and in the token", async () => {
    const app = await signedIn(alice, spreading);
    expect((await app.update({ name: "Alice B." })).user.name).toBe("Alice B.");
    expect((await app.session()).user.name).toBe("Alice B.");
  });

  it.each([
    { exp: 9_999_999_999 },
    { latest: 9_999_999_999 },
    { iat: 1 },
    { sub: "user-2" },
    { id: "user-2" },
    { sid: "another" },
    { sid: undefined },
    { jti: "another" },
    { role: "admin" },
    { email: "bob@example.com" },
    { rolling: 86_400 },
    { aud: "another", iss: "another" },
    { name: { toString: "an object" } },
    { plan: "gold" },
    { "Symbol(sealed)": { sub: "user-2", sid: "another" } },
    { __proto__: { sub: "user-2" } },
  ])("cannot say %j", async (data) => {
    const app = await signedIn(alice, spreading);
    const [claims, session] = [decodeJwt(app.token), await app.session()];
    expect(await app.update(data)).toEqual(session);
    expect(decodeJwt(app.token)).toEqual(claims);
  });

  it("signs nobody in whom nothing was verified of, if a callback throws the token away", async () => {
    const complaints = expectComplaints("error");
    const app = await signedIn(alice, {
      ...spreading,
      jwt: ({ token, user, session }) =>
        session ?? (user ? spreading.jwt?.({ token, user, account: null }) : token),
    });
    expect(
      await app.update({ id: "user-2", name: "Bob", email: "bob@example.com", role: "admin" }),
    ).toBeNull();
    expect(app.token).toBe("");
    expect(complaints()).toHaveLength(1);
  });
});

describe("the key", () => {
  const withKey = (text: string | undefined) => {
    let asked = 0;
    const key = hmacKey(() => {
      asked += 1;
      return text;
    });
    return { ...signedTokens({ key, issuer: "i", audience: "a", maxAge }), asked: () => asked };
  };

  it("is asked for when it is needed, once, and not while the application is built", async () => {
    const { issue, verify, asked } = withKey(Buffer.alloc(32, 1).toString("base64"));
    expect(asked()).toBe(0);
    expect(await verify(await issue(alice))).toMatchObject({ sub: "user-1" });
    expect(asked()).toBe(1);
  });

  it.each([undefined, "", "short", Buffer.alloc(31).toString("base64")])(
    "of %j is too short",
    async (text) => {
      await expect(withKey(text).issue(alice)).rejects.toThrow("32 random bytes");
    },
  );
});

it("a user without a role is issued no token", () => {
  expect(() => tokens.issue({ ...alice, role: "" })).toThrow("role");
});
