import { describe, expect, it, onTestFinished, vi } from "vitest";
import { strategyRecords } from "@/lessons/strategies/strategy";
import { getPrisma } from "@/lib/db/database";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { newLab } from "@/tools/testing/lab";
import { withoutDatabase } from "@/tools/testing/outage";
import { query } from "@/tools/testing/rows";
import { expectComplaints } from "@/tools/testing/strict";
import { hearChanges } from "./kept";
import { revokeAll, voidPassword } from "./revoke-all";

/** Those that look something up, each of which can believe what it found. */
const lookingUp = ["jwt-version", "jwt-not-before", "jwt-user-key", "jwt-denylist", "jwt-rotate"] as const;

async function begin(strategy: (typeof lookingUp)[number]) {
  const lab = await newLab();
  const [laptop, phone] = [lab.device("laptop", strategy), lab.device("phone", strategy)];
  await laptop.signIn({ lifetime: 900 });
  await phone.signIn({ lifetime: 900 });
  return { lab, laptop, phone };
}

const listening = `datname = current_database() AND query LIKE 'LISTEN %change%' AND state = 'idle'`;

/** Hears what others say, from now until the test is over. */
async function hear(): Promise<void> {
  onTestFinished(hearChanges());
  await vi.waitFor(async () =>
    expect(await query(`SELECT 1 FROM pg_stat_activity WHERE ${listening}`)).toHaveLength(1),
  );
}

/** What another instance does: this one is not told by its own code. */
function changeElsewhere(labId: Awaited<ReturnType<typeof newLab>>["id"]): Promise<void> {
  return getPrisma().$transaction(async (tx) => {
    const [user] = await tx.user.updateManyAndReturn({
      where: { labId },
      data: voidPassword(),
      select: { id: true },
    });
    await revokeAll(tx, labId, user?.id ?? "");
  });
}

const costOf = async (device: Awaited<ReturnType<typeof begin>>["phone"], cache: string) => {
  const { status, evidence } = await device.check(`?cache=${cache}`);
  return [status, evidence.sql.length, evidence.cache?.hit];
};

describe.each(lookingUp)("a check under %s", (strategy) => {
  it("looks up every time, unless it is asked to believe what was found", async () => {
    const { phone } = await begin(strategy);
    for (let asked = 0; asked < 2; asked += 1) {
      const { evidence } = await phone.check();
      expect([evidence.sql.length, evidence.cache]).toEqual([1, null]);
    }
  });

  it.each([5, 15])("believes for %i seconds what it found, and then looks again", async (seconds) => {
    stopClock();
    const { laptop, lab, phone } = await begin(strategy);
    expect(await costOf(phone, `${seconds}`)).toEqual([200, 1, false]);
    await laptop.changePassword(lab.password, "a-new-password-1");
    moveClock(seconds * 1000 - 100);
    expect(await costOf(phone, `${seconds}`)).toEqual([200, 0, true]);
    // What is asked for without it is refused meanwhile, and does not hurry the others.
    expect((await phone.check()).status).toBe(401);
    moveClock(100);
    expect(await costOf(phone, `${seconds}`)).toEqual([401, 1, false]);
  });

  it("believes until it is told, and is told of a change by another instance", async () => {
    await hear();
    const { lab, phone } = await begin(strategy);
    expect(await costOf(phone, "pushed")).toEqual([200, 1, false]);
    expect(await costOf(phone, "pushed")).toEqual([200, 0, true]);
    await changeElsewhere(lab.id);
    await vi.waitFor(async () => expect(await costOf(phone, "pushed")).toEqual([401, 1, false]), {
      interval: 5,
    });
    expect((await phone.check("?cache=pushed")).evidence.cache?.heardAfter).toBeGreaterThanOrEqual(0);
  });

  it("believes nothing while it cannot hear", async () => {
    const { phone } = await begin(strategy);
    await hear();
    await costOf(phone, "pushed");
    expectComplaints("warn");
    await query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${listening}`);
    await vi.waitFor(async () => expect(await costOf(phone, "pushed")).toEqual([200, 1, false]), {
      interval: 5,
    });
  });

  it("goes on answering without the database for as long as it believes", async () => {
    stopClock();
    const { phone } = await begin(strategy);
    await phone.check("?cache=5");
    expect((await withoutDatabase(() => phone.check("?cache=5"))).status).toBe(200);
    moveClock(5_000);
    expect((await withoutDatabase(() => phone.check("?cache=5"))).status).toBe(503);
  });

  it("believes nothing for what only a signed-in user may do", async () => {
    const { laptop, lab, phone } = await begin(strategy);
    await phone.check("?cache=15");
    await laptop.changePassword(lab.password, "a-new-password-1");
    expect((await phone.check("?cache=15")).status).toBe(200);
    expect((await phone.browser.post(`${phone.path}/token?cache=15`, {})).status).toBe(401);
  });
});

it("a cache that is not offered is refused", async () => {
  const phone = (await newLab()).device("phone", "jwt-version");
  expect(await phone.check("?cache=86400")).toMatchObject({ status: 400, code: "invalid-field" });
});

it("a copy of a session is believed for five seconds where that is what the request says", async () => {
  stopClock();
  const phone = (await newLab()).device("phone", "database-cached");
  expect(strategyRecords[phone.strategy].copies).toBe(true);
  await phone.signIn({ lifetime: 900 });
  await phone.check("?cache=5");
  moveClock(4_900);
  expect((await phone.check("?cache=5")).evidence.sql).toHaveLength(0);
  moveClock(100);
  expect((await phone.check("?cache=5")).evidence.sql).toHaveLength(1);
});
