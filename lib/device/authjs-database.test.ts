import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { newLab } from "@/tools/testing/lab";
import { withoutDatabase } from "@/tools/testing/outage";
import { query, sessionRows } from "@/tools/testing/rows";
import { sessionCookie, stockAuth, stockPrisma } from "@/tools/testing/stock-auth";
import "@/tools/testing/strict";
import { sessionAdapter } from "./session-adapter";

// What Auth.js does with a database that this program works around: see authjs.test.ts.

const { prisma, adapter } = stockPrisma();
const unreachable = stockPrisma("postgres://nobody@127.0.0.1:1/nothing");

let lab: Awaited<ReturnType<typeof newLab>>;
let alice: { id: string; passwordHash: string };

beforeAll(async () => {
  lab = await newLab();
  [alice] = (await query(`SELECT id, "passwordHash" FROM "User" WHERE "labId" = $1`, lab.id)) as [
    typeof alice,
  ];
});

afterAll(async () => {
  await prisma.$disconnect();
  await unreachable.prisma.$disconnect();
});

async function sessionFor(seconds: number): Promise<string> {
  const sessionToken = randomUUID();
  const expires = new Date(Date.now() + seconds * 1000);
  await prisma.session.create({ data: { sessionToken, userId: alice.id, expires } });
  return sessionToken;
}

const rowOf = (sessionToken: string) => prisma.session.findUnique({ where: { sessionToken } });

describe("stock Auth.js with database sessions", () => {
  it("calls jwt.encode at a Credentials sign-in all the same", async () => {
    const encode = vi.fn(async () => "what encode returned");
    const auth = stockAuth(alice, { adapter, jwt: { encode } });
    const { cookies } = await auth.signIn();
    expect(encode).toHaveBeenCalledOnce();
    expect(decodeURIComponent(sessionCookie(cookies) ?? "")).toBe("what encode returned");
  });

  it("writes no row at a Credentials sign-in, and then does not know the token that it set", async () => {
    const before = await sessionRows(lab.id);
    const auth = stockAuth(alice, { adapter });
    const token = sessionCookie((await auth.signIn()).cookies) as string;
    expect(token.split(".")).toHaveLength(5);
    expect(await sessionRows(lab.id)).toEqual(before);
    const { body, cookies } = await auth.session(token);
    expect([body, sessionCookie(cookies)]).toEqual([null, null]);
  });

  it("hands the callback, and through it the browser, the whole row of the user", async () => {
    const auth = stockAuth(alice, { adapter, callbacks: { session: ({ session }) => session } });
    const token = await sessionFor(60);
    const { body } = await auth.session(token);
    expect(body).toMatchObject({ sessionToken: token, user: { passwordHash: alice.passwordHash } });
  });

  it("deletes an expired row when it is read", async () => {
    const token = await sessionFor(-1);
    const { body, cookies } = await stockAuth(alice, { adapter }).session(token);
    expect([body, sessionCookie(cookies)]).toEqual([null, null]);
    expect(await rowOf(token)).toBeNull();
  });

  it("extends a session that is older than updateAge, and one with updateAge = maxAge never", async () => {
    stopClock();
    const token = await sessionFor(100);
    const expires = async () =>
      Math.round(((await rowOf(token))?.expires.getTime() ?? 0) - Date.now()) / 1000;
    moveClock(50_000);
    await stockAuth(alice, { adapter, session: { maxAge: 100, updateAge: 100 } }).session(token);
    expect(await expires()).toBe(50);
    await stockAuth(alice, { adapter, session: { maxAge: 100, updateAge: 10 } }).session(token);
    expect(await expires()).toBe(100);
  });

  it("fails to delete or update a session that is gone, and leaves a logged error", async () => {
    await expect(adapter.deleteSession?.("gone")).rejects.toMatchObject({ code: "P2025" });
    await expect(adapter.updateSession?.({ sessionToken: "gone" })).rejects.toMatchObject({ code: "P2025" });
    const auth = stockAuth(alice, { adapter });
    await auth.signOut("gone");
    expect(auth.errors).toEqual(["AdapterError", "SignOutError"]);
  });

  it("says that nobody is signed in while the database is away", async () => {
    const auth = stockAuth(alice, { adapter: unreachable.adapter });
    const { status, body, cookies } = await auth.session("any");
    expect([status, body, sessionCookie(cookies)]).toEqual([200, null, undefined]);
    expect(auth.errors).toEqual(["AdapterError", "SessionTokenError"]);
  });

  it("takes the cookie at sign-out and leaves the row, while the database is away", async () => {
    const token = await sessionFor(60);
    const { cookies } = await stockAuth(alice, { adapter: unreachable.adapter }).signOut(token);
    expect(sessionCookie(cookies)).toBeNull();
    expect(await rowOf(token)).not.toBeNull();
  });
});

describe("the session adapter", () => {
  const ours = () => sessionAdapter({ lab: lab.id, strategy: "database" });

  it("answers null when the session to delete is gone", async () => {
    expect(await ours().deleteSession?.("gone")).toBeNull();
  });

  it("leaves an expired row to the sweep", async () => {
    stopClock();
    const phone = lab.device("phone", "database");
    await phone.signIn({ lifetime: 30 });
    const rows = await sessionRows(lab.id);
    moveClock(31_000);
    expect(await ours().getSessionAndUser?.(phone.cookie?.value ?? "")).toBeNull();
    expect(await phone.session()).toBeNull();
    expect(await sessionRows(lab.id)).toEqual(rows);
  });

  it("finds the user without password hash, under no column that was not asked for", async () => {
    const laptop = lab.device("laptop", "database");
    await laptop.signIn();
    const found = await ours().getSessionAndUser?.(laptop.cookie?.value ?? "");
    expect(Object.keys(found?.user ?? {}).sort()).toEqual(["email", "emailVerified", "id", "name", "role"]);
    expect(Object.keys(found?.session ?? {}).sort()).toEqual(["expires", "sessionToken", "userId"]);
  });

  it("neither finds nor deletes a session of another lab", async () => {
    const laptop = lab.device("laptop", "database");
    await laptop.signIn();
    const others = sessionAdapter({ lab: (await newLab()).id, strategy: "database" });
    expect(await others.getSessionAndUser?.(laptop.cookie?.value ?? "")).toBeNull();
    expect(await others.deleteSession?.(laptop.cookie?.value ?? "")).toBeNull();
    expect((await laptop.check()).status).toBe(200);
  });

  it("extends no session of another lab", async () => {
    const laptop = lab.device("laptop", "database");
    await laptop.signIn({ expiry: "rolling" });
    const sessionToken = laptop.cookie?.value ?? "";
    expect(
      await sessionAdapter({ lab: (await newLab()).id, strategy: "database" }).updateSession?.({
        sessionToken,
      }),
    ).toBeNull();
    expect(await ours().updateSession?.({ sessionToken })).toMatchObject({ sessionToken });
  });

  it("neither finds, changes nor deletes a user of another lab", async () => {
    const others = sessionAdapter({ lab: (await newLab()).id, strategy: "database" });
    expect(await others.getUser?.(alice.id)).toBeNull();
    await expect(others.updateUser?.({ id: alice.id, name: "Mallory" })).rejects.toThrow("no such user");
    await others.deleteUser?.(alice.id);
    expect(await ours().getUser?.(alice.id)).toMatchObject({ id: alice.id, name: "Alice" });
    const [here, there] = [ours(), others].map((adapter) => adapter.getUserByEmail?.("alice@example.com"));
    expect((await here)?.id).toBe(alice.id);
    expect((await there)?.id).not.toBe(alice.id);
  });

  it("changes and deletes a user of its own", async () => {
    const own = sessionAdapter({ lab: (await newLab()).id, strategy: "database" });
    const user = await own.getUserByEmail?.("alice@example.com");
    expect(await own.updateUser?.({ id: user?.id ?? "", name: "Alice B." })).toEqual({
      ...user,
      name: "Alice B.",
    });
    await own.deleteUser?.(user?.id ?? "");
    expect(await own.getUser?.(user?.id ?? "")).toBeNull();
  });

  it("says at /session that the database is away, and keeps the cookie", async () => {
    const laptop = lab.device("laptop", "database");
    await laptop.signIn();
    const response = await withoutDatabase(() => laptop.browser.send(`${laptop.path}/api/auth/session`));
    expect(await response.json()).toMatchObject({ status: 503, code: "database-unavailable" });
    expect((await laptop.check()).status).toBe(200);
  });
});
