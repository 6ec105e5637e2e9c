import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { type CheckAnswer, type Device, newLab } from "@/tools/testing/lab";
import { query } from "@/tools/testing/rows";
import "@/tools/testing/strict";
import { parseCookie } from "@/lib/client/cookie-store.mjs";

// Hashing takes its time, and what comes meanwhile is the test: see tools/testing/cheap-hashing.ts.
vi.unmock("@/lib/hashing/hasher");

async function signedIn(grace: "0" | "10") {
  const lab = await newLab();
  const phone = lab.device("phone", "jwt-short");
  await phone.signIn({ lifetime: 900, grace });
  return { lab, phone };
}

const aliveFamilies = async (lab: string) =>
  (
    await query(
      `SELECT 1 FROM "RefreshFamily" f JOIN "User" u ON u.id = f."userId" WHERE u."labId" = $1 AND f."revokedAt" IS NULL`,
      lab,
    )
  ).length;

/** Five tabs of one browser that find the access token expired at the same moment. */
async function refreshFiveTimes(phone: Device) {
  const answers = await Promise.all(Array.from({ length: 5 }, () => phone.refresh()));
  const successors = answers.flatMap(({ evidence }) =>
    evidence.setCookies
      .map(parseCookie)
      .filter(({ name }) => name === "lab.refresh")
      .map(({ value }) => value),
  );
  return { outcomes: answers.map(outcome).sort(), successors };
}

const outcome = ({ status, reason }: CheckAnswer) => `${status} ${reason ?? ""}`.trim();

describe("five refreshes of the same token at the same moment", () => {
  it("log an honest user out when every second use counts as theft", async () => {
    const { lab, phone } = await signedIn("0");
    const { outcomes } = await refreshFiveTimes(phone);
    expect(outcomes).toEqual(["200", "401 reused", "401 revoked", "401 revoked", "401 revoked"]);
    expect(await phone.refresh()).toMatchObject({ status: 401, reason: "revoked" });
    expect(await aliveFamilies(lab.id)).toBe(0);
  });

  it("all get the same successor within a grace window, and nobody is logged out", async () => {
    const { lab, phone } = await signedIn("10");
    const { outcomes, successors } = await refreshFiveTimes(phone);
    expect(outcomes).toEqual(Array(5).fill("200"));
    expect(successors).toHaveLength(5);
    expect(new Set(successors).size).toBe(1);
    expect(await phone.refresh()).toMatchObject({ status: 200 });
    expect(await aliveFamilies(lab.id)).toBe(1);
  });
});

describe("a grace window", () => {
  /** A thief's copy, and the owner who has refreshed with the original. */
  async function stolenAndUsed() {
    const { lab, phone } = await signedIn("10");
    await phone.steal("thief");
    expect(await phone.refresh()).toMatchObject({ status: 200 });
    return { lab, phone, thief: lab.device("thief", "jwt-short") };
  }

  it("is what it costs: a thief who refreshes within it is not noticed", async () => {
    const { phone, thief } = await stolenAndUsed();
    expect(await thief.refresh()).toMatchObject({ status: 200 });
    expect(thief.refreshCookie?.value).toBe(phone.refreshCookie?.value);
  });

  it("ends: after ten seconds a used token is a stolen one", async () => {
    stopClock();
    const { thief, phone } = await stolenAndUsed();
    moveClock(10_000);
    expect(await thief.refresh()).toMatchObject({ status: 401, reason: "reused" });
    expect(await phone.refresh()).toMatchObject({ status: 401, reason: "revoked" });
  });

  it("ends when the successor has been used in its turn", async () => {
    const { thief, phone } = await stolenAndUsed();
    expect(await phone.refresh()).toMatchObject({ status: 200 });
    expect(await thief.refresh()).toMatchObject({ status: 401, reason: "reused" });
  });
});

describe("a refresh during a password change", () => {
  it("leaves no family alive, whichever comes first", async () => {
    const seen: Record<string, number> = {};
    for (let round = 0; round < 20; round += 1) {
      const { lab, phone } = await signedIn("0");
      const laptop = lab.device("laptop", "jwt-short");
      await laptop.signIn();
      const [change, refreshed] = await Promise.all([
        laptop.changePassword(lab.password, "a-new-password-1"),
        // From long before the hashing is over to long after.
        sleep(round * 4).then(() => phone.refresh()),
      ]);
      expect(change.status).toBe(200);
      expect(["200", "401 revoked"]).toContain(outcome(refreshed));
      seen[outcome(refreshed)] = (seen[outcome(refreshed)] ?? 0) + 1;
      expect(await aliveFamilies(lab.id), `round ${round}`).toBe(0);
      expect(await phone.refresh()).toMatchObject({ status: 401, reason: "revoked" });
    }
    expect(Object.values(seen).reduce((sum, count) => sum + count, 0)).toBe(20);
  });
});
