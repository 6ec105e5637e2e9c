import { describe, expect, it } from "vitest";
import type { Strategy } from "@/lessons/strategies/strategy";
import { newLab } from "@/tools/testing/lab";
import { query } from "@/tools/testing/rows";
import "@/tools/testing/strict";
import type { EventEvidence } from "../evidence/evidence";
import { mostKept } from "./most-kept";
import { ownerCookieName } from "./owner";
import { trim } from "./trim";

type Lab = Awaited<ReturnType<typeof newLab>>;

const newPassword = "paper-lantern-43";

async function eventIds({ id }: Lab, kind: string): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `SELECT "id" FROM "Event" WHERE "labId" = $1 AND "kind" = $2 ORDER BY "id"`,
    id,
    kind,
  );
  return rows.map((row) => row.id);
}

/** What the owner is shown of the latest event of a kind. */
async function evidenceOf(lab: Lab, kind: string): Promise<EventEvidence> {
  const id = (await eventIds(lab, kind)).at(-1);
  const response = await lab.browser.send(`/lab/${lab.id}/events/${id}`);
  return (await response.json()).evidence;
}

const texts = ({ sql }: EventEvidence) => sql.map(({ text }) => text.replace(/\s+/g, " "));
const operations = ({ tokens }: EventEvidence) => tokens.map(({ operation }) => operation);

describe("what is kept of an event is what its request did", () => {
  it("a sign-in under database sessions: the INSERT of the row, and the cookie", async () => {
    const lab = await newLab();
    const phone = lab.device("phone", "database");
    await phone.signIn();
    const evidence = await evidenceOf(lab, "signed-in");
    expect(evidence).toMatchObject({
      method: "POST",
      path: `${phone.path}/api/auth/callback/credentials`,
      status: 302,
    });
    const inserts = evidence.sql.filter(({ text }) => text.startsWith('INSERT INTO "Session"'));
    expect(inserts).toEqual([{ text: expect.any(String), rows: 1, ms: expect.any(Number) }]);
    expect(texts(evidence).at(-1)).toBe("COMMIT");
    expect(operations(evidence)).toEqual([]);
    expect(evidence.setCookies.find((line) => line.startsWith("lab.session="))).toMatch(
      new RegExp(`^lab\\.session=${phone.cookie?.value.slice(0, 8)}…; .*Path=${phone.path}.*HttpOnly`, "i"),
    );
  });

  it("a sign-in under JWT: no row, and a signature", async () => {
    const lab = await newLab();
    await lab.device("phone", "jwt").signIn();
    const evidence = await evidenceOf(lab, "signed-in");
    expect(texts(evidence).filter((text) => /^(INSERT|UPDATE|DELETE)/.test(text))).toEqual([]);
    expect(operations(evidence)).toEqual(["sign"]);
    expect(evidence.setCookies.some((line) => line.startsWith("lab.token=eyJhbGci…;"))).toBe(true);
  });

  it("a password change: one DELETE that ends every row of Alice's, and none of Bob's", async () => {
    const lab = await newLab();
    const [laptop, phone] = [lab.device("laptop", "database"), lab.device("phone", "database")];
    await laptop.signIn();
    await phone.signIn();
    await laptop.changePassword(lab.password, newPassword);
    const { path, sql } = await evidenceOf(lab, "password-changed");
    expect(path).toBe(`${laptop.path}/password`);
    const deletes = sql.filter(({ text }) => text.startsWith('DELETE FROM "Session"'));
    expect(deletes).toEqual([
      { text: 'DELETE FROM "Session" WHERE "userId" = $1', rows: 2, ms: expect.any(Number) },
    ]);
  });

  it("a sign-out: a DELETE under sessions, a cleared cookie alone under JWT", async () => {
    const lab = await newLab();
    const deletes: Partial<Record<Strategy, number>> = {};
    for (const strategy of ["database", "jwt"] as const) {
      const phone = lab.device("phone", strategy);
      await phone.signIn();
      await phone.signOut();
      const evidence = await evidenceOf(lab, "signed-out");
      deletes[strategy] = texts(evidence).filter((text) => text.startsWith("DELETE")).length;
      expect(evidence.setCookies.join()).toMatch(/lab\.(session|token)=;.*Max-Age=0/i);
    }
    expect(deletes).toEqual({ database: 1, jwt: 0 });
  });

  it("a session that was ended from the list, a visit to /session, a refresh, and what the owner does", async () => {
    const lab = await newLab();
    const [laptop, phone] = [lab.device("laptop", "database"), lab.device("phone", "database")];
    await laptop.signIn();
    await phone.signIn({ expiry: "rolling" });
    await phone.session();
    expect(texts(await evidenceOf(lab, "session-visited")).join()).toContain(
      'UPDATE "Session" SET "expires"',
    );
    const listed = await (await laptop.browser.send(`${laptop.path}/sessions`)).json();
    await laptop.endSession(listed.sessions.at(-1).id, lab.password);
    expect(texts(await evidenceOf(lab, "session-revoked")).join()).toContain("DELETE FROM");

    const short = lab.device("phone", "jwt-short");
    await short.signIn();
    await short.refresh();
    const refreshed = await evidenceOf(lab, "token-refreshed");
    expect(operations(refreshed)).toEqual(["sign", "verify"]);
    expect(refreshed.setCookies).toHaveLength(2);

    await lab.browser.send(`/lab/${lab.id}/ban`, { method: "POST" });
    const banned = await evidenceOf(lab, "account-banned");
    expect(banned).toMatchObject({ method: "POST", path: `/lab/${lab.id}/ban`, status: 200 });
    expect(texts(banned).join()).toContain('DELETE FROM "Session"');
  });

  it("of what a device does over and over the latest visit, and the latest refresh, of each lane", async () => {
    const lab = await newLab();
    const lanes = [lab.device("phone", "database"), lab.device("laptop", "jwt-short")];
    for (const device of lanes) await device.signIn({ expiry: "rolling" });
    for (let times = 0; times < 3; times += 1) {
      for (const device of lanes) await device.session();
      await lanes[1]?.refresh();
    }
    expect(await eventIds(lab, "session-visited")).toHaveLength(2);
    expect(await eventIds(lab, "token-refreshed")).toHaveLength(1);
    expect(await eventIds(lab, "signed-in")).toHaveLength(2);
    expect((await evidenceOf(lab, "session-visited")).status).toBe(200);
  });

  it("a visit that finds no user is no event", async () => {
    const lab = await newLab();
    await lab.device("phone", "database").session();
    expect(await eventIds(lab, "session-visited")).toEqual([]);
  });

  it("a theft, which is asked for within the owner's request: once, with the thief's cookie", async () => {
    const lab = await newLab();
    await lab.device("phone", "jwt").signIn();
    await lab.device("phone", "jwt").steal("thief");
    const { setCookies, status } = await evidenceOf(lab, "cookie-stolen");
    expect(status).toBe(200);
    expect(setCookies).toEqual([expect.stringMatching(/^lab\.token=eyJhbGci…; Path=.*\/thief\/jwt/i)]);
  });

  it("what the lab does for itself alone is in no evidence: its diary, its class, the password that it shows", async () => {
    const lab = await newLab();
    const phone = lab.device("phone", "database");
    await phone.signIn();
    await phone.changePassword(lab.password, newPassword);
    for (const kind of ["signed-in", "password-changed"]) {
      const own = /"(Event|Class|Round)"|"Lab" SET "password"/;
      expect(texts(await evidenceOf(lab, kind)).filter((text) => own.test(text))).toEqual([]);
    }
  });
});

describe("what is kept", () => {
  it("signs nobody in: neither a cookie's value, nor the owner's, nor a password lies in the table", async () => {
    const lab = await newLab();
    const secrets = [lab.password, newPassword];
    for (const strategy of ["database", "jwt", "jwt-short"] as const) {
      const phone = lab.device("phone", strategy);
      await phone.signIn();
      await phone.steal("thief");
      secrets.push(phone.cookie?.value ?? "", ...(phone.refreshCookie ? [phone.refreshCookie.value] : []));
    }
    await lab.device("phone", "jwt").changePassword(lab.password, newPassword);
    const rows = await query<{ evidence: object }>(
      `SELECT "evidence" FROM "Event" WHERE "labId" = $1 AND "evidence" IS NOT NULL`,
      lab.id,
    );
    expect(rows.length).toBeGreaterThan(6);
    const kept = JSON.stringify(rows);
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(10);
      expect(kept).not.toContain(secret);
    }
    expect(kept).not.toContain(ownerCookieName);
  });

  it("is another lab's in no lab, and is neither in the export nor in the state", async () => {
    const [lab, other] = [await newLab(), await newLab()];
    await lab.device("phone", "database").signIn();
    const [id] = await eventIds(lab, "signed-in");
    const asked = await other.browser.send(`/lab/${other.id}/events/${id}`);
    expect([asked.status, (await asked.json()).code]).toEqual([404, "unknown-event"]);
    for (const what of ["export", "state"]) {
      const text = await (await lab.browser.send(`/lab/${lab.id}/${what}`)).text();
      expect(text).not.toContain("setCookies");
    }
  });

  it.each(["", "-1", "1e3", "%00", "9".repeat(30), "one"])("there is no event %j", async (text) => {
    const lab = await newLab();
    const response = await lab.browser.send(`/lab/${lab.id}/events/${text || "%20"}`);
    expect([response.status, (await response.json()).code]).toEqual([404, "unknown-event"]);
  });

  it("has an end: of the newest events alone, a neighbour's apart", async () => {
    const [lab, neighbour] = [await newLab(), await newLab()];
    for (const [{ id }, count] of [[lab, mostKept.evidencePerLab + 3] as const, [neighbour, 2] as const]) {
      await query(
        `INSERT INTO "Event" ("labId", "kind", "evidence") SELECT $1, 'key-rotated', '{}'::jsonb FROM generate_series(1, $2::int)`,
        id,
        count,
      );
    }
    await trim();
    const left = async ({ id }: Lab) =>
      (
        await query<{ kept: boolean }>(
          `SELECT "evidence" IS NOT NULL AS kept FROM "Event" WHERE "labId" = $1 ORDER BY "id"`,
          id,
        )
      ).map(({ kept }) => kept);
    const kept = await left(lab);
    expect([kept.length, kept.indexOf(true)]).toEqual([mostKept.evidencePerLab + 3, 3]);
    expect(await left(neighbour)).toEqual([true, true]);
  });
});
