// auth/ as people copy it: into an application of their own, which knows nothing of the lab.
import { decodeJwt, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningApp } from "./copy/copied-app";
import { hashOf } from "./copy/database";
import { type Example, startExample, strategies } from "./copy/example";
import { octocat } from "./copy/mock-github";
import { Visitor } from "./copy/visitor";
import {
  everywhere,
  newAddress,
  newcomer,
  nowhere,
  password,
  signedIn,
  waysIn,
  withGitHub,
  withLink,
  withPassword,
} from "./copy/ways-in";

type Session = { user: { id: string; name: string | null; email: string; role: string }; expires: string };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let example: Example;

beforeAll(async () => {
  example = await startExample();
}, 300_000);

afterAll(() => example?.stop());

/** What an app logs while something is done. */
async function logOf(app: RunningApp, work: () => Promise<unknown>): Promise<string> {
  const before = app.log.length;
  await work();
  return app.log.slice(before);
}

async function csrfTokenOf(visitor: Visitor): Promise<string> {
  const { csrfToken } = await visitor.json<{ csrfToken: string }>("/api/auth/csrf");
  return csrfToken;
}

describe.each(strategies)("an application with the configuration %s", (strategy) => {
  const app = () => example.apps[strategy];

  it("signs in by server action, knows it everywhere, and signs out", async () => {
    const { email, visitor: elsewhere } = await newcomer(app());
    const visitor = await withPassword(app(), email);
    expect(await signedIn(visitor)).toEqual(everywhere);
    expect(await visitor.json("/api/me")).toEqual({
      user: { id: expect.stringMatching(/^[\w-]{36}$/), name: null, email, role: "member" },
      expires: expect.any(String),
    });
    await visitor.submit("Sign out");
    expect(await signedIn(visitor)).toEqual(nowhere);
    expect(await signedIn(elsewhere)).toEqual(everywhere);
  });

  it.each([
    ["a wrong password", { password: "wrong horse" }],
    ["an unknown address", { email: "stranger@example.com" }],
  ])("refuses %s, and says so", async (_, wrong) => {
    const { email } = await newcomer(app());
    const visitor = new Visitor(app().url);
    const { url } = await visitor.submit("Sign in", { email, password, ...wrong });
    expect(url.search).toBe("?error=CredentialsSignin");
    expect(await signedIn(visitor)).toEqual(nowhere);
  });

  it("takes the new password after a change, and the old one no longer", async () => {
    const { email, visitor } = await newcomer(app());
    const elsewhere = await withPassword(app(), email);
    const next = "battery staple";
    await visitor.submit("Change the password", { current: password, next });
    expect(await signedIn(await withPassword(app(), email))).toEqual(nowhere);
    expect(await signedIn(await withPassword(app(), email, { password: next }))).toEqual(everywhere);
    // This is where the two differ, and they differ in nothing else.
    expect(await signedIn(elsewhere)).toEqual(strategy === "jwt" ? everywhere : nowhere);
  });

  it("signs in by OAuth, the same person each time", async () => {
    const visitor = await withGitHub(app());
    expect(await signedIn(visitor)).toEqual(everywhere);
    const { user } = await visitor.json<Session>("/api/me");
    expect(user).toEqual({
      id: expect.any(String),
      name: octocat.name,
      email: octocat.email,
      role: "member",
    });
    const again = await withGitHub(app());
    expect((await again.json<Session>("/api/me")).user.id).toBe(user.id);
  });

  it("signs in by a link in an e-mail, once", async () => {
    const email = newAddress();
    const { visitor, link } = await withLink(app(), email);
    expect(await signedIn(visitor)).toEqual(everywhere);
    expect((await visitor.json<Session>("/api/me")).user).toMatchObject({
      name: null,
      email,
      role: "member",
    });
    const second = new Visitor(app().url);
    await second.visit(link);
    expect(await signedIn(second)).toEqual(nowhere);
  });

  it.each([
    ["an hour", {}, hour],
    ["thirty days for one who asks to be remembered", { remember: "on" }, 30 * day],
  ])("lasts %s", async (_, fields: Record<string, string>, lifetime) => {
    const { email } = await newcomer(app());
    const visitor = await withPassword(app(), email, fields);
    const { expires } = await visitor.json<Session>("/api/auth/session");
    expect(Math.abs(Date.parse(expires) - Date.now() - lifetime)).toBeLessThan(minute);
  });

  it("goes on after a restart of the database", async () => {
    const { visitor } = await newcomer(app());
    await example.database.restart(async () => {
      // Only a token can be verified meanwhile.
      expect(await signedIn(visitor)).toEqual(strategy === "jwt" ? everywhere : nowhere);
      await visitor.visit("/api/auth/session");
    });
    expect(await signedIn(visitor)).toEqual(everywhere);
  });
});

describe("a database session", () => {
  const app = () => example.apps.database;

  async function rowOf(token: string): Promise<{ sessionToken: string; expires: Date } | undefined> {
    const [row] = await example.database.query<{ sessionToken: string; expires: Date }>(
      'SELECT * FROM "Session" WHERE "sessionToken" IN ($1, $2)',
      token,
      hashOf(token),
    );
    return row;
  }

  /** As if an interval of PostgreSQL's had passed since the session began. */
  function age(token: string, interval: string) {
    return example.database.query(
      'UPDATE "Session" SET "expires" = "expires" - $2::interval WHERE "sessionToken" = $1',
      hashOf(token),
      interval,
    );
  }

  it.each(waysIn)("that began with %s lies in the table as a hash", async (_, begin) => {
    const token = (await begin(app())).token;
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect((await rowOf(token))?.sessionToken).toBe(hashOf(token));
  });

  it("is extended by a visit when `updateAge` has passed, and not before", async () => {
    const { email } = await newcomer(app());
    const visitor = await withPassword(app(), email, { remember: "on" });
    const token = visitor.token;
    const atFirst = await rowOf(token);
    expect(await signedIn(visitor)).toEqual(everywhere);
    expect(await rowOf(token)).toEqual(atFirst);
    await age(token, "2 days");
    expect(await signedIn(visitor)).toEqual(everywhere);
    const end = (await rowOf(token))?.expires.getTime() ?? 0;
    expect(Math.abs(end - Date.now() - 30 * day)).toBeLessThan(minute);
  });

  it("gives way to the next one in the same browser", async () => {
    const { email, visitor } = await newcomer(app());
    const before = visitor.token;
    const csrfToken = await csrfTokenOf(visitor);
    await visitor.post("/api/auth/callback/credentials", { csrfToken, email, password });
    expect(await signedIn(visitor)).toEqual(everywhere);
    expect(visitor.token).not.toBe(before);
    expect(await rowOf(before)).toBeUndefined();
  });

  it("that is over, or was ended elsewhere, is no error", async () => {
    const { visitor: late } = await newcomer(app());
    const { visitor: ended } = await newcomer(app());
    const log = await logOf(app(), async () => {
      await age(late.token, "31 days");
      expect(await signedIn(late)).toEqual(nowhere);
      const signOut = await ended.fill("Sign out");
      await example.database.query('DELETE FROM "Session" WHERE "sessionToken" = $1', hashOf(ended.token));
      expect(await signedIn(ended)).toEqual(nowhere);
      await signOut();
    });
    expect(log).toBe("");
  });

  it("that begins with the old password never outlives the change", async () => {
    await example.database.requireOverlap();
    // A slow disk: between a session's look at the password and its end there is time for a change.
    await example.database.query(`
      CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.05); RETURN NEW; END';
      CREATE TRIGGER slow BEFORE INSERT ON "Session" FOR EACH ROW EXECUTE FUNCTION slow()`);
    const { email, visitor } = await newcomer(app());
    for (let round = 1; round <= 25; round += 1) {
      const [current, next] = [round === 1 ? password : `password ${round - 1}`, `password ${round}`];
      const change = await visitor.fill("Change the password", { current, next });
      const signIn = await new Visitor(app().url).fill("Sign in", { email, password: current });
      await Promise.all([change(), signIn(), signIn(), signIn()]);
      const left = await example.database.query(
        'SELECT s."id" FROM "Session" s JOIN "User" u ON u."id" = s."userId" WHERE u."email" = $1',
        email,
      );
      expect(left, `round ${round}`).toEqual([]);
      await visitor.submit("Sign in", { email, password: next });
    }
  }, 240_000);
});

describe("a JSON Web Token", () => {
  const app = () => example.apps.jwt;

  it.each(waysIn)("that began with %s says who it is, and no more", async (_, begin) => {
    const claims = decodeJwt((await begin(app())).token);
    const names = ["iss", "aud", "sub", "name", "email", "role", "sid", "jti", "iat", "exp"];
    expect(Object.keys(claims).sort()).toEqual(names.sort());
  });

  it("is read by getToken()", async () => {
    const { email, visitor } = await newcomer(app());
    const claims = await visitor.json("/api/token");
    expect(claims).toEqual(decodeJwt(visitor.token));
    expect(claims).toMatchObject({ email, role: "member" });
  });

  it("that has expired is no error", async () => {
    const { visitor } = await newcomer(app());
    const claims = { ...decodeJwt(visitor.token), exp: Math.floor(Date.now() / 1000) - 1 };
    const expired = new SignJWT(claims).setProtectedHeader({ alg: "HS256", typ: "JWT" });
    const cookie = `jwt-example.session=${await expired.sign(example.key)}; Path=/`;
    visitor.cookies.keep(visitor.urlOf("/"), [cookie]);
    const log = await logOf(app(), async () => expect(await signedIn(visitor)).toEqual(nowhere));
    expect(log).toBe("");
  });

  it("gets a new name from update(), and never an end, a person or a role", async () => {
    const { visitor } = await newcomer(app());
    const before = decodeJwt(visitor.token);
    const greedy = Object.fromEntries(Object.keys(before).map((claim) => [claim, "another"]));
    const data = { ...greedy, iat: 1, exp: 9_999_999_999, rolling: 9_999_999, name: "Alice" };
    await visitor.post("/api/updating/session", { csrfToken: await csrfTokenOf(visitor), data });
    expect(decodeJwt(visitor.token)).toEqual({ ...before, name: "Alice" });
    expect(await signedIn(visitor)).toEqual(everywhere);
  });
});

it("two applications on one machine leave each other's cookie alone", async () => {
  const { email, visitor } = await newcomer(example.apps.database);
  const sameBrowser = visitor.at(example.apps.jwt.url);
  await sameBrowser.submit("Sign in", { email, password });
  expect(await signedIn(visitor)).toEqual(everywhere);
  expect(await signedIn(sameBrowser)).toEqual(everywhere);
  await sameBrowser.submit("Sign out");
  expect(await signedIn(sameBrowser)).toEqual(nowhere);
  expect(await signedIn(visitor)).toEqual(everywhere);
});
