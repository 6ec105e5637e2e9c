import type { AuthConfig } from "@auth/core";
import { describe, expect, it, vi } from "vitest";
import { parseCookie } from "@/lib/client/cookie-store.mjs";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { statementsPerCheck } from "@/tools/testing/facts";
import { newLab } from "@/tools/testing/lab";
import { withoutDatabase } from "@/tools/testing/outage";
import type { Evidence } from "../evidence/evidence";
import type { Expiry } from "./expiry";
import "@/tools/testing/strict";
import { type Strategy, strategies, strategyRecords } from "@/lessons/strategies/strategy";

const wanted = vi.hoisted(() => vi.fn((cookies: unknown) => cookies));

vi.mock("@auth/core", async (importOriginal) => {
  const { Auth, ...rest } = await importOriginal<typeof import("@auth/core")>();
  const spied = async (request: Request, config: AuthConfig) => {
    const answer = (await Auth(request, config)) as Response | { cookies?: unknown };
    return answer instanceof Response ? answer : { ...answer, cookies: wanted(answer.cookies) };
  };
  return { ...rest, Auth: spied };
});

async function signedIn(strategy: Strategy, expiry: Expiry = "absolute") {
  const phone = (await newLab()).device("phone", strategy);
  await phone.signIn({ expiry });
  return phone;
}

const sumOfParts = ({ sql, token }: Evidence) => sql.reduce((sum, { ms }) => sum + ms, token?.ms ?? 0);

describe("the evidence of a check under database", () => {
  it("holds exactly one statement, the look-up with its one row, and no token operation", async () => {
    const { evidence } = await (await signedIn("database")).check();
    expect(evidence.sql).toHaveLength(1);
    expect(evidence.sql[0]).toMatchObject({ rows: 1, ms: expect.any(Number) });
    expect(evidence.sql[0]?.text).toMatch(/^SELECT .+FROM "Session"/s);
    expect(evidence.token).toBeNull();
  });

  it("holds exactly one statement with no row when the session is gone", async () => {
    const phone = await signedIn("database");
    phone.browser.keep({ ...(phone.cookie as NonNullable<typeof phone.cookie>), value: "A".repeat(43) });
    const { reason, evidence } = await phone.check();
    expect(reason).toBe("unknown-session");
    expect(evidence.sql).toMatchObject([{ rows: 0 }]);
  });

  it("says database-unavailable with ?db=down, and holds the statement without rows", async () => {
    const found = await (await signedIn("database")).check("?db=down");
    expect(found).toMatchObject({ status: 503, signedIn: false, reason: "database-unavailable" });
    expect(found.evidence.sql).toMatchObject([{ rows: null }]);
    expect(found.evidence.database).toBe("down");
  });

  it("says database-unavailable in a real outage too, and is signed in again after it", async () => {
    const phone = await signedIn("database");
    const found = await withoutDatabase(() => phone.check());
    expect(found).toMatchObject({ status: 503, reason: "database-unavailable" });
    expect(found.evidence.sql).toMatchObject([{ rows: null }]);
    expect((await phone.check()).status).toBe(200);
  });

  it("counts the distance to the database in each statement with ?db=slow:40", async () => {
    const { status, evidence } = await (await signedIn("database")).check("?db=slow:40");
    expect(status).toBe(200);
    // A timer may fire within the millisecond before it is due.
    for (const { ms } of evidence.sql) expect(ms).toBeGreaterThanOrEqual(39);
    expect(evidence.database).toEqual({ slow: 40 });
  });
});

describe("the evidence of a check under jwt", () => {
  it("holds no SQL, and one verification with HS256", async () => {
    const { evidence } = await (await signedIn("jwt")).check();
    expect(evidence.sql).toEqual([]);
    expect(evidence.token).toEqual({
      operation: "verify",
      alg: "HS256",
      claims: ["aud", "iss", "exp"],
      ms: expect.any(Number),
    });
  });

  it.each(["?db=down", "?db=slow:2000"])("is signed in without SQL with %s", async (query) => {
    const { status, evidence } = await (await signedIn("jwt")).check(query);
    expect(status).toBe(200);
    expect(evidence.sql).toEqual([]);
    expect(evidence.ms).toBeLessThan(2000);
  });

  it("is signed in without SQL in a real outage", async () => {
    const phone = await signedIn("jwt");
    const { status, evidence } = await withoutDatabase(() => phone.check());
    expect(status).toBe(200);
    expect(evidence.sql).toEqual([]);
  });
});

describe.each(strategies)("the evidence of a check under %s", (strategy) => {
  it("holds the cookie that came and its bytes, and no cookie that is set", async () => {
    const phone = await signedIn(strategy);
    const { evidence } = await phone.check();
    const value = phone.cookie?.value as string;
    expect(evidence.cookie).toEqual({ name: strategyRecords[strategy].cookie, value });
    expect(evidence.cookieBytes).toBe(Buffer.byteLength(value));
    expect(evidence.setCookies).toEqual([]);
  });

  it("says that Auth.js wanted to clear a cookie that is refused, which the answer does not", async () => {
    const [phone, other] = [await signedIn(strategy), await signedIn(strategy)];
    const [own, theirs] = [phone.cookie, other.cookie] as NonNullable<typeof phone.cookie>[];
    phone.browser.keep({ ...own, value: theirs?.value } as NonNullable<typeof own>);
    const { status, evidence } = await phone.check();
    expect(status).toBe(401);
    expect(evidence.setCookies.map(parseCookie)).toMatchObject([
      { name: own?.name, value: "", path: phone.path, httpOnly: true, sameSite: "lax" },
    ]);
    expect(evidence.setCookies.join()).toContain("Max-Age=0");
    expect(phone.cookie?.value).toBe(theirs?.value);
  });

  it("would tell of a renewal, of which there is none, and of a new credential only how it begins", async () => {
    const phone = await signedIn(strategy, "rolling");
    stopClock();
    moveClock(5_000);
    const { evidence } = await phone.check();
    expect(evidence.setCookies).toEqual([]);
    wanted.mockReturnValueOnce([
      { name: phone.cookie?.name, value: "a-new-credential", options: { path: "/" } },
    ]);
    expect((await phone.check()).evidence.setCookies).toEqual([`${phone.cookie?.name}=a-new-cr; Path=/`]);
  });

  it.each(["", "?db=slow:10", "?db=down"])(
    "takes at least as long as its parts together (%s)",
    async (query) => {
      const { evidence } = await (await signedIn(strategy)).check(query);
      expect(evidence.ms).toBeGreaterThanOrEqual(sumOfParts(evidence));
      expect(sumOfParts(evidence)).toBeGreaterThan(0);
    },
  );

  it("is that of this check alone, however many run beside it", async () => {
    const phone = await signedIn(strategy);
    const found = await Promise.all(Array.from({ length: 20 }, () => phone.check()));
    expect(found.map(({ evidence }) => evidence.sql.length)).toEqual(
      Array(20).fill(statementsPerCheck[strategy]),
    );
  });
});
