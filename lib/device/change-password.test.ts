import { describe, expect, it } from "vitest";
import { bothStrategies, strategies, strategyRecords } from "@/lessons/strategies/strategy";
import { afterPasswordChange, representative } from "@/tools/testing/facts";
import { newLab } from "@/tools/testing/lab";
import { withoutDatabase } from "@/tools/testing/outage";
import { passwordHash, query, sessionRows } from "@/tools/testing/rows";
import "@/tools/testing/strict";
import type { LabId } from "../lab/lab-id";

const longest = "ü".repeat(128);

const refused = [
  ["a wrong current password", { current: "not-the-password-1" }, 403, "wrong-password"],
  ["a wrong current password before a short new one", { current: "x", next: "short" }, 403, "wrong-password"],
  ["an empty current password", { current: "" }, 403, "wrong-password"],
  ["a new password of 7 characters", { next: "1234567" }, 400, "password-too-short"],
  ["an empty new password", { next: "" }, 400, "password-too-short"],
  ["a new password of 129 characters", { next: "x".repeat(129) }, 400, "password-too-long"],
  ...["password", "12345678", "Trustno1"].map(
    (next) => [`the common password ${next}`, { next }, 400, "password-common"] as const,
  ),
  ["her e-mail address", { next: "Alice@example.com" }, 400, "password-personal"],
  ["the old password as the new one", { next: null }, 400, "password-unchanged"],
] as const;

async function shown(lab: LabId): Promise<string | undefined> {
  const [row] = await query<{ password: string }>(`SELECT password FROM "Lab" WHERE id = $1`, lab);
  return row?.password;
}

/** All that a password change may change. */
async function stateOf(lab: LabId) {
  const events = await query(`SELECT kind FROM "Event" WHERE "labId" = $1 ORDER BY id`, lab);
  return { hash: await passwordHash(lab), sessions: await sessionRows(lab), shown: await shown(lab), events };
}

describe.each(representative)("changing the password under %s", (strategy) => {
  it("makes the new password the one that signs in and that the lab shows", async () => {
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    await phone.signIn();
    await phone.changePassword(lab.password, "a-new-password-1");
    expect(await shown(lab.id)).toBe("a-new-password-1");
    const laptop = lab.device("laptop", strategy);
    expect((await laptop.signIn()).code).toBe("credentials");
    expect((await laptop.signIn({ password: "a-new-password-1" })).error).toBeNull();
  });

  it("touches no other lab", async () => {
    const [one, other] = [await newLab(), await newLab()];
    for (const lab of [one, other]) await lab.device("phone", strategy).signIn();
    const before = await stateOf(other.id);
    await one.device("phone", strategy).changePassword(one.password, "a-new-password-1");
    expect(await stateOf(other.id)).toEqual(before);
    expect((await other.device("phone", strategy).check()).status).toBe(200);
  });

  it.each(refused)("refuses %s and changes nothing", async (_, given, status, code) => {
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    await phone.signIn();
    const before = await stateOf(lab.id);
    const { current, next } = { current: lab.password, next: "a-new-password-1", ...given };
    expect(await phone.changePassword(current, next ?? lab.password)).toMatchObject({ status, code });
    expect(await stateOf(lab.id)).toEqual(before);
    expect((await phone.check()).status).toBe(200);
  });

  it("takes a new password of 128 characters, and signs in with it", async () => {
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    await phone.signIn();
    expect((await phone.changePassword(lab.password, longest)).status).toBe(200);
    expect((await phone.signIn({ password: longest })).error).toBeNull();
  });

  it("refuses a device that is not signed in, whatever it knows", async () => {
    const lab = await newLab();
    const before = await stateOf(lab.id);
    const answer = await lab.device("phone", strategy).changePassword(lab.password, "a-new-password-1");
    expect(answer).toMatchObject({ status: 401, code: "not-signed-in" });
    expect(await stateOf(lab.id)).toEqual(before);
  });

  it("answers 503 while the database is away, and changes nothing", async () => {
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    await phone.signIn();
    const before = await stateOf(lab.id);
    const answer = await withoutDatabase(() => phone.changePassword(lab.password, "a-new-password-1"));
    expect(answer).toMatchObject({ status: 503, code: "database-unavailable" });
    expect(await stateOf(lab.id)).toEqual(before);
  });

  it("replaces the hash and deletes the sessions between one BEGIN and its COMMIT", async () => {
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    await phone.signIn();
    const { sql = [] } = await phone.changePassword(lab.password, "a-new-password-1");
    const verbs = sql.map(
      ({ text }) => /^(BEGIN|COMMIT|UPDATE "User" SET "passwordHash"|DELETE FROM "Session")/.exec(text)?.[0],
    );
    const [begin, commit] = [verbs.indexOf("BEGIN"), verbs.indexOf("COMMIT")];
    const inside = verbs.slice(begin + 1, commit);
    expect(begin).toBeGreaterThanOrEqual(0);
    expect(inside).toContain('UPDATE "User" SET "passwordHash"');
    expect(inside).toContain('DELETE FROM "Session"');
    expect(sql.every(({ rows }) => rows !== null)).toBe(true);
  });
});

describe.each(bothStrategies)("a password change from a device under %s", (strategy) => {
  it("ends what each strategy can end, the thief's copies included", async () => {
    const lab = await newLab();
    await lab.device("laptop", strategy).signIn();
    for (const each of strategies) {
      await lab.device("phone", each).signIn();
      await lab.device("phone", each).steal("thief");
    }
    const rows = strategies.filter((each) => strategyRecords[each].hasRow).length;
    const answer = await lab.device("laptop", strategy).changePassword(lab.password, "a-new-password-1");
    expect(answer).toMatchObject({ status: 200, sessionsEnded: rows + (strategy === "database" ? 1 : 0) });
    for (const each of strategies) {
      const reason = afterPasswordChange[each];
      const expected = reason ? { status: 401, reason } : { status: 200 };
      expect(await lab.device("phone", each).check(), each).toMatchObject(expected);
      expect(await lab.device("thief", each).check(), each).toMatchObject(expected);
    }
  });
});
