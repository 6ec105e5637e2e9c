import { describe, expect, it, vi } from "vitest";
import { BrowserAt } from "@/tools/testing/browser";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { Device, makeOwner, newLab } from "@/tools/testing/lab";
import "@/tools/testing/strict";
import type { LabId } from "../lab/lab-id";
import { attempt, freeAttempts, longestWait } from "./attempts";

/** A password typed by a visitor: the wrong one unless it says otherwise. */
const from = (visitor: string, email = "alice@example.com") => {
  const lab = crypto.randomUUID() as LabId;
  return (right = false, given: { lab?: LabId; visitor?: string; email?: string } = {}) =>
    attempt(
      { lab: given.lab ?? lab, visitor: () => given.visitor ?? visitor },
      given.email ?? email,
      async () => right,
    );
};

async function fail(typed: ReturnType<typeof from>, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) expect(await typed()).toBe(false);
}

const tooMany = (retryAfter: number) => ({ code: "too-many-attempts", status: 429, retryAfter });

describe("wrong passwords", () => {
  it("cost no wait at first, then a second, and twice as long each time up to a minute", async () => {
    stopClock();
    const typed = from("1.2.3.4");
    await fail(typed, freeAttempts);
    for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) {
      await expect(typed(true)).rejects.toMatchObject(tooMany(seconds));
      moveClock(seconds * 1000 - 1);
      await expect(typed(true)).rejects.toMatchObject(tooMany(1));
      moveClock(1);
      await fail(typed, 1);
    }
  });

  it("at the same moment go through one by one, once they cost a wait", async () => {
    stopClock();
    const typed = from("1.2.3.4");
    await fail(typed, freeAttempts);
    moveClock(longestWait);
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => typed()));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it.each([
    [
      "at the same moment",
      (typed: ReturnType<typeof from>) => Promise.all(Array.from({ length: freeAttempts }, () => typed())),
    ],
    ["one after the other", (typed: ReturnType<typeof from>) => fail(typed, freeAttempts)],
  ])("are all counted, %s", async (_, guess) => {
    const typed = from("1.2.3.4");
    await guess(typed);
    await expect(typed(true)).rejects.toMatchObject({ code: "too-many-attempts" });
  });

  it.each([
    ["from another address", { visitor: "5.6.7.8" }],
    ["for another account", { email: "bob@example.com" }],
    ["in another lab", { lab: "another" as LabId }],
  ])("keep nobody out %s", async (_, elsewhere) => {
    const typed = from("1.2.3.4");
    await fail(typed, freeAttempts);
    await expect(typed(true)).rejects.toMatchObject({ code: "too-many-attempts" });
    expect(await typed(true, elsewhere)).toBe(true);
  });

  it("are counted by an instance that has answered none of them", async () => {
    const lab = crypto.randomUUID() as LabId;
    const where = { lab, visitor: () => "1.2.3.4" };
    for (let count = 0; count < freeAttempts; count += 1) await attempt(where, "alice", async () => false);
    vi.resetModules();
    const other = await import("./attempts");
    await expect(other.attempt(where, "alice", async () => true)).rejects.toMatchObject(tooMany(1));
  });

  it("are forgotten with the right one, and after a quarter of an hour", async () => {
    stopClock();
    const typed = from("1.2.3.4");
    await fail(typed, freeAttempts - 1);
    expect(await typed(true)).toBe(true);
    await fail(typed, freeAttempts);
    moveClock(15 * 60_000);
    await fail(typed, freeAttempts - 1);
    expect(await typed(true)).toBe(true);
  });
});

describe("over HTTP", () => {
  it.each([
    ["5.6.7.8, another address", "5.6.7.8", 302],
    ["2001:db8:0:1::2, another network", "2001:db8:0:1::2", 302],
    ["2001:db8::2, the same network", "2001:db8::2", 429],
  ])("while a guesser waits, a visitor from %s is answered accordingly", async (_, address, status) => {
    const lab = await newLab();
    const phone = (at: string) => new Device(new BrowserAt(at), lab.id, "phone", "jwt", lab.password);
    const guesser = phone("2001:db8::1");
    const guess = () => guesser.signIn({ password: "not-the-password-1" });
    await Promise.all(Array.from({ length: freeAttempts }, guess));
    const refused = await guesser.signIn();
    expect(refused).toMatchObject({ status: 429, setCookies: [] });
    expect((await phone(address).signIn()).status).toBe(status);
    const owner = new BrowserAt("2001:db8::1");
    makeOwner(owner, lab.id);
    expect((await new Device(owner, lab.id, "phone", "jwt", lab.password).signIn()).status).toBe(302);
  });

  it("guesses of the current password count too", async () => {
    const lab = await newLab();
    const phone = lab.device("phone", "database");
    await phone.signIn();
    for (let count = 0; count < freeAttempts; count += 1)
      expect((await phone.endSession("any", "not-the-password-1")).status).toBe(403);
    const answer = await phone.endSession("any", lab.password);
    expect(answer.status).toBe(429);
    expect(answer.headers.get("retry-after")).toBe("1");
    expect(await phone.changePassword(lab.password, "paper-lantern-43")).toMatchObject({ status: 429 });
  });
});
