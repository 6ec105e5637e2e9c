import { Auth, type AuthConfig, skipCSRFCheck } from "@auth/core";
import Credentials from "@auth/core/providers/credentials";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { parseCookie } from "@/lib/client/cookie-store.mjs";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { newLab } from "@/tools/testing/lab";
import { query } from "@/tools/testing/rows";
import { stockPrisma } from "@/tools/testing/stock-auth";
import "@/tools/testing/strict";
import { databaseSessions } from "./database";
import { hashPassword, replacePassword } from "./password";
import { createSessionToken, hashSessionToken, lockUser, PasswordJustChanged, sessions } from "./sessions";
import type { VerifiedUser } from "./user";

// As an application has it: a client of Prisma's and its adapter as they come. Only the rows are a lab's.

const { prisma, adapter: stock } = stockPrisma();
const day = 86_400;

let alice: VerifiedUser;
let bob: VerifiedUser;

beforeEach(async () => {
  const lab = await newLab();
  const columns = { labId: lab.id, name: "Bob", email: "bob@example.com", passwordHash: "none" };
  await prisma.user.create({ data: columns });
  const select = { id: true, name: true, email: true, role: true, passwordVersion: true };
  [alice, bob] = (await prisma.user.findMany({
    where: { labId: lab.id },
    select,
    orderBy: { name: "asc" },
  })) as [VerifiedUser, VerifiedUser];
  stopClock();
});

afterAll(() => prisma.$disconnect());

const absolute = sessions(prisma, { maxAge: day, updateAge: day });
const rolling = sessions(prisma, { maxAge: day, updateAge: day / 4 });

type Row = { id: string; sessionToken: string; userId: string; expires: Date; rolling: number | null };
const rowsOf = ({ id }: VerifiedUser) => query<Row>(`SELECT * FROM "Session" WHERE "userId" = $1`, id);
const rowOf = async (user: VerifiedUser) => (await rowsOf(user))[0];
const endOf = async (user: VerifiedUser) => ((await rowOf(user))?.expires.getTime() ?? 0) - Date.now();
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);

describe("a session", () => {
  it("begins with a token of 256 bits, lies in the table as its hash, and is found by it", async () => {
    const token = await absolute.begin(alice);
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(await rowsOf(alice)).toMatchObject([
      { sessionToken: hashSessionToken(token), expires: inSeconds(day), rolling: null },
    ]);
    const { passwordVersion: _, ...user } = alice;
    expect(await absolute.find(token)).toEqual({
      state: "alive",
      session: { sessionToken: token, userId: alice.id, expires: inSeconds(day) },
      user: { ...user, emailVerified: null },
    });
  });

  it("is not found by what the table holds, nor by a token that was made up", async () => {
    await absolute.begin(alice);
    for (const token of [(await rowOf(alice))?.sessionToken ?? "", createSessionToken(), ""])
      expect(await absolute.find(token)).toEqual({ state: "unknown" });
  });

  it("is expired at its end, and its row is left alone", async () => {
    const token = await absolute.begin({ ...alice, lifetime: 60 });
    // 20 ms early: Auth.js reads the clock again.
    moveClock(59_979);
    expect((await absolute.find(token)).state).toBe("alive");
    moveClock(1);
    expect(await absolute.find(token)).toEqual({ state: "expired" });
    expect(await rowsOf(alice)).toHaveLength(1);
  });

  it("replaces the one before, unless that was another user's", async () => {
    const [hers, his] = [await absolute.begin(alice), await absolute.begin(bob)];
    await absolute.begin(alice, { replaces: his });
    await absolute.begin(alice, { replaces: hers });
    expect((await absolute.find(his)).state).toBe("alive");
    expect((await absolute.find(hers)).state).toBe("unknown");
    expect(await rowsOf(alice)).toHaveLength(2);
  });

  it("does not begin when what belongs to it fails", async () => {
    const within = () => Promise.reject(new RangeError("one too many"));
    await expect(absolute.begin(alice, { within })).rejects.toThrow("one too many");
    expect(await rowsOf(alice)).toEqual([]);
  });

  it("ends once, alone", async () => {
    const [token, other] = [await absolute.begin(alice), await absolute.begin(alice)];
    expect(await absolute.end(token)).toMatchObject({ userId: alice.id });
    expect(await absolute.end(token)).toBeNull();
    expect((await absolute.find(other)).state).toBe("alive");
  });

  it("is unknown where tokens are hashed in another way", async () => {
    const tenant = sessions(prisma, {
      maxAge: day,
      updateAge: day,
      hash: (token) => hashSessionToken(`t/${token}`),
    });
    const token = await tenant.begin(alice);
    expect((await tenant.find(token)).state).toBe("alive");
    expect((await absolute.find(token)).state).toBe("unknown");
    expect(await absolute.end(token)).toBeNull();
  });
});

describe("a visit", () => {
  it("leaves an absolute session as it is", async () => {
    const token = await absolute.begin(alice);
    moveClock(80_000_000);
    expect(await absolute.extend(token)).toBeNull();
    expect(await endOf(alice)).toBe(day * 1000 - 80_000_000);
  });

  it("extends a rolling session by its whole lifetime, once it is old enough", async () => {
    const token = await rolling.begin(alice);
    moveClock((day / 4) * 1000 - 1);
    expect(await rolling.extend(token)).toBeNull();
    moveClock(1);
    expect(await rolling.extend(token)).toMatchObject({ sessionToken: token, expires: inSeconds(day) });
    expect(await endOf(alice)).toBe(day * 1000);
  });

  it("extends a short one after the same share of its life: remember-me with a second lifetime", async () => {
    const token = await rolling.begin({ ...alice, lifetime: 100 });
    moveClock(24_000);
    expect(await rolling.extend(token)).toBeNull();
    moveClock(1_000);
    expect(await rolling.extend(token)).toMatchObject({ expires: inSeconds(100) });
  });

  it("extends one with a latest end up to that, and then no more", async () => {
    const token = await rolling.begin({ ...alice, lifetime: 100, maximum: 150 });
    moveClock(40_000);
    expect(await rolling.extend(token)).toMatchObject({ expires: inSeconds(100) });
    moveClock(40_000);
    expect(await rolling.extend(token)).toMatchObject({ expires: inSeconds(70) });
    moveClock(40_000);
    expect(await rolling.extend(token)).toBeNull();
    expect(await endOf(alice)).toBe(30_000);
    moveClock(30_000);
    expect(await rolling.find(token)).toEqual({ state: "expired" });
  });

  it("gives no lifetime beyond the latest end", async () => {
    await rolling.begin({ ...alice, lifetime: 100, maximum: 60 });
    expect(await endOf(alice)).toBe(60_000);
  });

  it("leaves one that said at sign-in that it does not roll", async () => {
    const token = await rolling.begin({ ...alice, rolling: false });
    moveClock(80_000_000);
    expect(await rolling.extend(token)).toBeNull();
  });

  it("brings back none that has ended", async () => {
    const [expired, ended] = [await rolling.begin({ ...alice, lifetime: 60 }), await rolling.begin(bob)];
    await rolling.end(ended);
    moveClock(60_000);
    expect(await rolling.extend(expired)).toBeNull();
    expect(await rolling.extend(ended)).toBeNull();
  });
});

describe("the adapter", () => {
  const adapter = rolling.adapter(stock);

  it("hashes what a second provider begins, and finds it", async () => {
    const session = { sessionToken: createSessionToken(), userId: alice.id, expires: inSeconds(day) };
    expect(await adapter.createSession?.(session)).toEqual(session);
    expect(await rowsOf(alice)).toMatchObject([
      { sessionToken: hashSessionToken(session.sessionToken), rolling: day },
    ]);
    expect(await adapter.getSessionAndUser?.(session.sessionToken)).toMatchObject({
      session,
      user: { id: alice.id },
    });
  });

  it("answers null for a session that is gone, and does not throw", async () => {
    expect(await adapter.getSessionAndUser?.("gone")).toBeNull();
    expect(await adapter.updateSession?.({ sessionToken: "gone", expires: inSeconds(day) })).toBeNull();
    expect(await adapter.deleteSession?.("gone")).toBeNull();
  });

  it("leaves what is not about sessions to the adapter that it was given", () => {
    expect(adapter.getUser).toBe(stock.getUser);
  });
});

describe("Auth.js with it", () => {
  const send = async (action: string, cookie: string, init: RequestInit = {}) => {
    const configuration: AuthConfig = {
      ...databaseSessions({
        adapter: rolling.adapter(stock),
        maxAge: day,
        updateAge: day / 4,
        begin: rolling.begin,
      }),
      basePath: "/auth",
      trustHost: true,
      secret: "a secret for the CSRF cookie, 32 characters or more",
      skipCSRFCheck,
      providers: [Credentials({ authorize: () => alice })],
    };
    const response = await Auth(
      new Request(`http://localhost/auth/${action}`, { ...init, headers: { cookie } }),
      configuration,
    );
    const found = response.headers.getSetCookie().map(parseCookie);
    return { response, token: found.find(({ name }) => name === "authjs.session-token")?.value ?? "" };
  };
  const signIn = async () =>
    (await send("callback/credentials", "", { method: "POST", body: new URLSearchParams() })).token;
  const session = async (token: string) =>
    (await send("session", `authjs.session-token=${token}`)).response.json();

  it("signs in, says id, name, address and role, and no more", async () => {
    const { passwordVersion: _, ...user } = alice;
    expect(await session(await signIn())).toEqual({ user, expires: inSeconds(day).toISOString() });
  });

  it("extends the session at a visit, as `updateAge` says", async () => {
    const token = await signIn();
    moveClock((day / 4) * 1000);
    expect(await session(token)).not.toBeNull();
    expect(await endOf(alice)).toBe(day * 1000);
  });

  it("finds nobody after a change of the password, and logs nothing", async () => {
    const token = await signIn();
    await replacePassword(prisma, alice, "another hash");
    expect(await session(token)).toBeNull();
    await send("signout", `authjs.session-token=${token}`, { method: "POST", body: new URLSearchParams() });
  });
});

describe("a change of the password", () => {
  it("replaces the hash, counts it, and ends this user's sessions and nobody else's", async () => {
    await absolute.begin(alice);
    await absolute.begin(alice);
    const his = await absolute.begin(bob);
    const passwordHash = await hashPassword("a new password");
    expect(await replacePassword(prisma, alice, passwordHash)).toBe(2);
    const [row] = await query(
      `SELECT "passwordHash", "passwordVersion" FROM "User" WHERE "id" = $1`,
      alice.id,
    );
    expect(row).toEqual({ passwordHash, passwordVersion: alice.passwordVersion + 1 });
    expect(await rowsOf(alice)).toEqual([]);
    expect((await absolute.find(his)).state).toBe("alive");
  });

  it("refuses a sign-in that had verified the old one, and a second change with it", async () => {
    await replacePassword(prisma, alice, "another hash");
    await expect(absolute.begin(alice)).rejects.toMatchObject({ code: "password-just-changed" });
    await expect(replacePassword(prisma, alice, "a third")).rejects.toThrow(PasswordJustChanged);
    expect(await rowsOf(alice)).toEqual([]);
  });

  it("is undone when what belongs to it fails", async () => {
    await absolute.begin(alice);
    const failing = () => Promise.reject(new RangeError("no"));
    await expect(replacePassword(prisma, alice, "another hash", failing)).rejects.toThrow(RangeError);
    expect(await rowsOf(alice)).toHaveLength(1);
    await absolute.begin(alice);
  });

  it("waits for a sign-in that has begun, and ends its session", async () => {
    let changing: Promise<number> | undefined;
    let changed = false;
    await absolute.begin(alice, {
      within: async () => {
        changing = replacePassword(prisma, alice, "another hash").finally(() => {
          changed = true;
        });
        // The change is on its way to the server, and has to wait there.
        await query("SELECT pg_sleep(0.3)");
        expect(changed).toBe(false);
      },
    });
    expect(await changing).toBe(1);
    expect(await rowsOf(alice)).toEqual([]);
  });

  it("lets no second sign-in of the same user by while one holds the lock", async () => {
    let waited = false;
    let second: Promise<void> | undefined;
    await prisma.$transaction(async (tx) => {
      await lockUser(tx, alice);
      second = prisma
        .$transaction((other) => lockUser(other, alice))
        .then(() => {
          waited = true;
        });
      await query("SELECT pg_sleep(0.3)");
      expect(waited).toBe(false);
    });
    await second;
    expect(waited).toBe(true);
  });
});
