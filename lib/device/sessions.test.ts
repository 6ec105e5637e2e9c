import { expect, it, vi } from "vitest";
import { strategies, strategyRecords } from "@/lessons/strategies/strategy";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { newLab } from "@/tools/testing/lab";
import { withoutDatabase } from "@/tools/testing/outage";
import { query, sessionRows } from "@/tools/testing/rows";
import "@/tools/testing/strict";
import { listSessions, revokeSession } from "./sessions";

async function twoDevices() {
  const lab = await newLab();
  const laptop = lab.device("laptop", "database");
  const phone = lab.device("phone", "database");
  await laptop.signIn();
  await phone.signIn();
  return { lab, laptop, phone };
}

it("lists Alice's sessions with the device that signed in, and says which one asks", async () => {
  const { laptop } = await twoDevices();
  const sessions = await listSessions(laptop.jar);
  expect(sessions.map(({ device, current }) => ({ device, current }))).toEqual([
    { device: "laptop", current: true },
    { device: "phone", current: false },
  ]);
});

it("lists the sign-ins of its own strategy alone, though one device is signed in under all", async () => {
  const lab = await newLab();
  const phones = strategies
    .filter((strategy) => strategyRecords[strategy].lists)
    .map((strategy) => lab.device("phone", strategy));
  expect(phones.length).toBeGreaterThan(5);
  for (const phone of phones) await phone.signIn();
  for (const { jar, strategy } of phones) {
    const sessions = await listSessions(jar);
    expect([strategy, sessions.map(({ current }) => current)]).toEqual([strategy, [true]]);
  }
});

it("gives no token away, nor its hash", async () => {
  const { lab, laptop } = await twoDevices();
  const listed = JSON.stringify(await listSessions(laptop.jar));
  for (const { sessionToken } of await sessionRows(lab.id)) expect(listed).not.toContain(sessionToken);
  expect(listed).not.toContain(laptop.cookie?.value);
});

it("ends one session and leaves the others, and the thief's copy goes with it", async () => {
  const { lab, laptop, phone } = await twoDevices();
  await phone.steal("thief");
  const [, ofPhone] = await listSessions(laptop.jar);
  await revokeSession(laptop.jar, ofPhone?.id ?? "", laptop.password);
  expect((await laptop.check()).status).toBe(200);
  expect(await phone.check()).toMatchObject({ status: 401, reason: "unknown-session" });
  expect(await lab.device("thief", "database").check()).toMatchObject({ status: 401 });
  const events = await query(
    `SELECT device FROM "Event" WHERE "labId" = $1 AND kind = 'session-revoked'`,
    lab.id,
  );
  expect(events).toEqual([{ device: "phone" }]);
});

it("lets a session end itself", async () => {
  const { laptop } = await twoDevices();
  const [own] = await listSessions(laptop.jar);
  await revokeSession(laptop.jar, own?.id ?? "", laptop.password);
  expect(await laptop.check()).toMatchObject({ status: 401, reason: "unknown-session" });
});

it.each(["", "not-the-password-1", "bobs-password-1"])(
  "ends none for whoever holds the device and says %j as the password",
  async (guess) => {
    const { laptop, phone } = await twoDevices();
    const [, ofPhone] = await listSessions(laptop.jar);
    const answer = await laptop.endSession(ofPhone?.id ?? "", guess);
    expect(await answer.json()).toMatchObject({ status: 403, code: "wrong-password" });
    expect((await phone.check()).status).toBe(200);
    expect((await laptop.endSession(ofPhone?.id ?? "", laptop.password)).status).toBe(204);
  },
);

it("ends none for whoever says no password", async () => {
  const { laptop, phone } = await twoDevices();
  const [, ofPhone] = await listSessions(laptop.jar);
  const answer = await laptop.browser.send(`${laptop.path}/sessions/${ofPhone?.id}`, {
    method: "DELETE",
    body: "{}",
  });
  expect(await answer.json()).toMatchObject({ status: 400, code: "invalid-field" });
  expect((await phone.check()).status).toBe(200);
});

it("ends a session once, when two ask at the same moment", async () => {
  const { lab, laptop } = await twoDevices();
  const [, ofPhone] = await listSessions(laptop.jar);
  const both = await Promise.allSettled(
    [1, 2].map(() => revokeSession(laptop.jar, ofPhone?.id ?? "", laptop.password)),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const events = await query(`SELECT 1 FROM "Event" WHERE "labId" = $1 AND kind = 'session-revoked'`, lab.id);
  expect(events).toHaveLength(1);
});

it.each(["", "no-uuid", "' OR 1=1 --", "00000000-0000-0000-0000-000000000000"])(
  "knows no session %o, and ends none",
  async (id) => {
    const { lab, laptop } = await twoDevices();
    await expect(revokeSession(laptop.jar, id, laptop.password)).rejects.toMatchObject({
      code: "unknown-session",
    });
    expect(await sessionRows(lab.id)).toHaveLength(2);
  },
);

it("neither shows nor ends a session of another lab", async () => {
  const { laptop } = await twoDevices();
  const other = await twoDevices();
  const [theirs] = await listSessions(other.laptop.jar);
  expect(await listSessions(laptop.jar)).toHaveLength(2);
  await expect(revokeSession(laptop.jar, theirs?.id ?? "", laptop.password)).rejects.toMatchObject({
    code: "unknown-session",
  });
  expect((await other.laptop.check()).status).toBe(200);
});

it("lists none that has expired", async () => {
  stopClock();
  const { lab, laptop } = await twoDevices();
  await lab.device("tablet", "database").signIn({ lifetime: 30 });
  expect(await listSessions(laptop.jar)).toHaveLength(3);
  moveClock(30_000);
  expect(await listSessions(laptop.jar)).toHaveLength(2);
  vi.useRealTimers();
});

it("is for the signed in only", async () => {
  const lab = await newLab();
  await expect(listSessions(lab.device("laptop", "database").jar)).rejects.toMatchObject({
    code: "not-signed-in",
  });
});

it("has nothing to list under JWT, and nothing to end", async () => {
  const { lab } = await twoDevices();
  const token = lab.device("laptop", "jwt");
  await token.signIn();
  await expect(listSessions(token.jar)).rejects.toMatchObject({ code: "nothing-to-list" });
  await expect(revokeSession(token.jar, "any", token.password)).rejects.toMatchObject({
    code: "nothing-to-list",
  });
});

it("says so when the database is gone", async () => {
  const { laptop } = await twoDevices();
  await withoutDatabase(() =>
    expect(listSessions(laptop.jar)).rejects.toMatchObject({ code: "database-unavailable" }),
  );
  expect(await listSessions(laptop.jar)).toHaveLength(2);
});
