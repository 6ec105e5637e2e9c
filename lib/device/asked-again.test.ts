import { describe, expect, it } from "vitest";
import { type Strategy, strategies, strategyRecords } from "@/lessons/strategies/strategy";
import { Browser } from "@/tools/testing/browser";
import { Device, newLab } from "@/tools/testing/lab";
import "@/tools/testing/strict";

/** What is sensitive, as a thief tries it who holds a cookie and does not know the password. */
const sensitive = {
  "ends a session": async (thief: Device, ask: string) => {
    const response = await thief.browser.send(`${thief.path}/sessions`);
    const { sessions } = (await response.json()) as { sessions: { id: string; current: boolean }[] };
    const other = sessions.find(({ current }) => !current);
    return thief.remove(`sessions/${other?.id}${ask}`, "not-the-password-1");
  },
  "changes the password": (thief: Device, ask: string) =>
    thief.browser.post(`${thief.path}/password${ask}`, {
      ...{ currentPassword: "not-the-password-1", newPassword: "paper-lantern-43" },
    }),
  "deletes the account": (thief: Device, ask: string) => thief.remove(`account${ask}`, "not-the-password-1"),
};
const tries = Object.entries(sensitive);

async function stolen(strategy: Strategy) {
  const lab = await newLab();
  const [laptop, phone, thief] = (["laptop", "phone", "thief"] as const).map((slug) =>
    lab.device(slug, strategy),
  ) as [Device, Device, Device];
  await laptop.signIn();
  await phone.signIn();
  await phone.steal("thief");
  return { lab, laptop, thief };
}

const answerOf = async (response: Response) => ({
  ...{ status: response.status, code: response.status < 300 ? undefined : (await response.json()).code },
});

const canTry = (name: string, strategy: Strategy) =>
  name !== "ends a session" || strategyRecords[strategy].lists;

describe.each(tries)("a thief with a cookie who %s", (name, attempt) => {
  const possible = strategies.filter((strategy) => canTry(name, strategy));

  it.each(possible)("is refused under %s, and nothing changes", async (strategy) => {
    const { lab, laptop, thief } = await stolen(strategy);
    expect(await answerOf(await attempt(thief, ""))).toEqual({ status: 403, code: "wrong-password" });
    expect((await laptop.check()).status).toBe(200);
    expect((await lab.device("tablet", strategy).signIn()).error).toBeNull();
  });

  it.each(possible)("gets it under %s where the lab's owner has nothing asked", async (strategy) => {
    const { thief } = await stolen(strategy);
    expect((await attempt(thief, "?ask=nothing")).status).toBeLessThan(300);
  });

  it("cannot say that nothing is to be asked, without the owner's cookie", async () => {
    const { lab, thief } = await stolen("database");
    const elsewhere = new Browser();
    elsewhere.keep(thief.cookie as NonNullable<typeof thief.cookie>);
    const alone = new Device(elsewhere, lab.id, "thief", "database", lab.password);
    expect((await alone.check()).status).toBe(200);
    expect(await answerOf(await attempt(alone, "?ask=nothing"))).toEqual({ status: 403, code: "not-owner" });
    expect(await answerOf(await attempt(thief, "?ask=no"))).toEqual({ status: 400, code: "invalid-field" });
  });
});
