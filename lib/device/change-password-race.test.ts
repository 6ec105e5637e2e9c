import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { newLab } from "@/tools/testing/lab";
import { query, sessionRows } from "@/tools/testing/rows";
import "@/tools/testing/strict";

// Hashing takes its time, and what comes meanwhile is the test: see tools/testing/cheap-hashing.ts.
vi.unmock("@/lib/hashing/hasher");

type Lab = Awaited<ReturnType<typeof newLab>>;

async function changer(lab: Lab) {
  const laptop = lab.device("laptop", "jwt");
  await laptop.signIn();
  return laptop;
}

describe("a sign-in with the old password at the moment of the password change", () => {
  it("leaves no session behind in 50 interleavings", { timeout: 120_000 }, async () => {
    const lab = await newLab();
    const [laptop, phone] = [await changer(lab), lab.device("phone", "database")];
    let current = lab.password;
    const outcomes: Record<string, number> = {};
    for (let round = 0; round < 50; round += 1) {
      const next = `password-of-round-${round}`;
      // From the sign-in 10 ms ahead to the change 40 ms ahead, in steps of a millisecond.
      const ahead = round - 10;
      const [change, signIn] = await Promise.all([
        sleep(Math.max(0, -ahead)).then(() => laptop.changePassword(current, next)),
        sleep(Math.max(0, ahead)).then(() => phone.signIn({ password: current })),
      ]);
      expect(change.status).toBe(200);
      expect(await sessionRows(lab.id), `round ${round}`).toEqual([]);
      const outcome = signIn.error === null ? "ended" : (signIn.code ?? signIn.error);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      current = next;
    }
    // Every refusal has one of the two reasons that it may have, and none is an error of the server's.
    const { ended = 0, credentials = 0, "password-just-changed": justChanged = 0, ...others } = outcomes;
    expect(others).toEqual({});
    expect(ended + credentials + justChanged).toBe(50);
  });
});

describe("two password changes at the same moment", () => {
  it("are one that wins and one that is told so, and the password shown is the winner's", async () => {
    const lab = await newLab();
    const [laptop, phone] = [await changer(lab), lab.device("phone", "jwt")];
    await phone.signIn();
    const answers = await Promise.all([
      laptop.changePassword(lab.password, "password-of-laptop"),
      phone.changePassword(lab.password, "password-of-phone"),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.code).toBe("password-just-changed");
    const winner = answers[0]?.status === 200 ? "password-of-laptop" : "password-of-phone";
    const [row] = await query<{ password: string }>(`SELECT password FROM "Lab" WHERE id = $1`, lab.id);
    expect(row?.password).toBe(winner);
    expect((await phone.signIn({ password: winner })).error).toBeNull();
  });
});
