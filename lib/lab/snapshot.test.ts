import { describe, expect, it } from "vitest";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { newLab } from "@/tools/testing/lab";
import { withoutDatabase } from "@/tools/testing/outage";
import { passwordHash, query, sessionRows } from "@/tools/testing/rows";
import { getPrisma } from "../db/database";
import "@/tools/testing/strict";
import { logEvent } from "./events";
import { labLifetime } from "./lab-id";
import type { LabSnapshot, LabState } from "./snapshot-types";

type Lab = Awaited<ReturnType<typeof newLab>>;

const read = async <T>(lab: Lab, what: "export" | "state"): Promise<T> =>
  (await lab.browser.send(`/lab/${lab.id}/${what}`)).json();

/** Alice on two devices, a thief, a password change. */
async function scenario() {
  stopClock();
  const lab = await newLab();
  const steps = [
    () => lab.device("laptop", "database").signIn({ lifetime: 30 }),
    () => lab.device("phone", "jwt").signIn(),
    () => lab.device("phone", "jwt").steal("thief"),
    () => lab.device("laptop", "database").check(),
    () => lab.device("thief", "jwt").check(),
    () => lab.device("laptop", "database").check(),
    () => lab.device("phone", "jwt").changePassword(lab.password, "a-new-password-1"),
    () => lab.device("laptop", "database").check(),
    () => lab.device("thief", "jwt").check(),
    () => lab.device("phone", "jwt").signOut(),
  ];
  for (const step of steps) {
    moveClock(1_000);
    await step();
  }
  return lab;
}

describe("the export of a lab", () => {
  it("is the whole run: devices, checks in order with their counts, events in order", async () => {
    const lab = await scenario();
    const { devices, checks, events, ...rest } = await read<LabSnapshot>(lab, "export");
    expect(devices.map(({ slug, name }) => [slug, name])).toEqual([
      ["laptop", "Laptop"],
      ["phone", "Phone"],
      ["thief", "Thief"],
    ]);
    expect(
      checks.map((run) => [run.device, run.strategy, run.status, run.signedIn, run.reason, run.count]),
    ).toEqual([
      ["laptop", "database", 200, true, null, 2],
      ["thief", "jwt", 200, true, null, 2],
      ["phone", "jwt", 200, true, null, 1],
      ["laptop", "database", 401, false, "unknown-session", 1],
    ]);
    expect(events.map(({ kind, device, strategy, detail }) => [kind, device, strategy, detail])).toEqual([
      ["signed-in", "laptop", "database", {}],
      ["signed-in", "phone", "jwt", {}],
      ["cookie-stolen", "phone", "jwt", { to: "thief" }],
      ["password-changed", "phone", "jwt", { sessionsEnded: 1 }],
      ["signed-out", "phone", "jwt", {}],
    ]);
    // It is written for others: of the id it tells six letters, and nowhere more.
    expect(rest.id).toBe(lab.id.slice(0, 6));
    expect(JSON.stringify({ devices, checks, events, rest })).not.toContain(lab.id);
    expect(Date.parse(rest.expiresAt) - Date.parse(rest.createdAt)).toBe(labLifetime);
  });

  it("names the same credential alike, on the victim and on the thief, and another differently", async () => {
    const { checks } = await read<LabSnapshot>(await scenario(), "export");
    const [laptop, thief, phone, ended] = checks.map(({ credential }) => credential);
    expect([thief, ended]).toEqual([phone, laptop]);
    expect(laptop).not.toBe(phone);
  });

  it("has times to the millisecond, as text, and an expiry where somebody is signed in", async () => {
    const { checks, events } = await read<LabSnapshot>(await scenario(), "export");
    const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
    for (const { firstAt, lastAt, expiresAt, signedIn } of checks) {
      expect([firstAt, lastAt]).toEqual([expect.stringMatching(iso), expect.stringMatching(iso)]);
      expect(expiresAt).toEqual(signedIn ? expect.stringMatching(iso) : null);
    }
    for (const { at, id } of events)
      expect([at, id]).toEqual([expect.stringMatching(iso), expect.stringMatching(/^\d+$/)]);
  });

  it("holds no password, no hash, no cookie and no row of a session", async () => {
    const lab = await scenario();
    const laptop = lab.device("laptop", "database");
    await laptop.signIn({ password: "a-new-password-1" });
    await laptop.check();
    const response = await lab.browser.send(`/lab/${lab.id}/export`);
    const text = await response.text();
    const [row] = await sessionRows(lab.id);
    const thief = lab.device("thief", "jwt").cookie?.value;
    const secrets = [
      lab.password,
      "a-new-password-1",
      await passwordHash(lab.id),
      "$argon2",
      row?.sessionToken,
      laptop.cookie?.value,
      thief,
    ];
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/"(password|passwordHash|sessionToken)"/);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="still-signed-in-[\w-]{6}\.json"$/,
    );
  });

  it("shows nothing of another lab", async () => {
    const [lab, other] = [await newLab(), await scenario()];
    const { checks, events } = await read<LabSnapshot>(lab, "export");
    expect([checks, events]).toEqual([[], []]);
    expect((await read<LabSnapshot>(other, "export")).events).toHaveLength(5);
  });

  it("answers 503 while the database is away", async () => {
    const lab = await newLab();
    const answer = await withoutDatabase(() => read(lab, "export"));
    expect(answer).toMatchObject({ status: 503, code: "database-unavailable" });
  });
});

describe("the state of a lab", () => {
  it("is the export, and Alice with the password that she has now", async () => {
    const lab = await scenario();
    const { user, id, url, now, ...state } = await read<LabState>(lab, "state");
    expect({ id, url }).toEqual({ id: lab.id, url: `/lab/${lab.id}` });
    expect(user).toEqual({
      email: "alice@example.com",
      password: "a-new-password-1",
      role: "admin",
      banned: false,
      oneSession: false,
    });
    const { now: later, id: _, ...snapshot } = await read<LabSnapshot>(lab, "export");
    expect(state).toEqual(snapshot);
    expect(Date.parse(later)).toBeGreaterThanOrEqual(Date.parse(now));
  });
});

describe("events", () => {
  it("are in the order in which they were written, however many at once", async () => {
    const lab = await newLab();
    for (let written = 0; written < 20; written += 1)
      await logEvent({ lab: lab.id }, "signed-in", { written });
    const { events } = await read<LabSnapshot>(lab, "state");
    expect(events.map(({ detail }) => detail.written)).toEqual(
      Array.from({ length: 20 }, (_, index) => index),
    );
  });

  it("are not written when the transaction that they belong to is rolled back", async () => {
    const lab = await newLab();
    const failing = getPrisma().$transaction(async (tx) => {
      await logEvent({ lab: lab.id }, "password-changed", {}, tx);
      throw new RangeError("rolled back");
    });
    await expect(failing).rejects.toThrow(RangeError);
    expect(await query(`SELECT 1 FROM "Event" WHERE "labId" = $1`, lab.id)).toEqual([]);
  });
});
