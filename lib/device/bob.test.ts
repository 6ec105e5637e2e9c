import { describe, expect, it } from "vitest";
import { type Strategy, strategies, strategyRecords } from "@/lessons/strategies/strategy";
import { inviteBob } from "@/tools/testing/bob";
import { type Device, newLab } from "@/tools/testing/lab";
import { query } from "@/tools/testing/rows";
import "@/tools/testing/strict";

type Lab = Awaited<ReturnType<typeof newLab>>;
type People = { lab: Lab; alice: Device; bob: Device };

/** Two people of one lab, signed in under the same strategy. */
async function twoPeople(strategy: Strategy): Promise<People> {
  const lab = await newLab();
  const [alice, bob] = [lab.device("laptop", strategy), (await inviteBob(lab))("tablet", strategy)];
  await alice.signIn();
  await bob.signIn();
  return { lab, alice, bob };
}

/** Who a device is, by what lasts longest: an access token says nothing of the refresh token beside it. */
async function whoIs(device: Device) {
  // What is bound to another device's key is of no use for a refresh.
  const hasKey = device.strategy !== "jwt-bound" || device.slug !== "thief";
  const { status, user } = device.refreshCookie && hasKey ? await device.refresh() : await device.check();
  return user ? `${user.name}, ${user.role}` : status;
}

const ask = (lab: Lab, method: string, path: string, body = {}) =>
  lab.browser.send(`/lab/${lab.id}/${path}`, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

async function listed(device: Device): Promise<{ id: string; device: string }[]> {
  return (await (await device.browser.send(`${device.path}/sessions`)).json()).sessions;
}

const shownPassword = (lab: Lab) => query(`SELECT password FROM "Lab" WHERE id = $1`, lab.id);

type Deed = {
  what: string;
  /** It replaces the key of the lab, with which everybody's tokens go under `jwt-rotate`. */
  newKey?: true;
  do(people: People): Promise<{ status: number }>;
};

const deeds: Deed[] = [
  {
    what: "changes her password",
    newKey: true,
    do: ({ lab, alice }) => alice.changePassword(lab.password, "a-new-password-1"),
  },
  { what: "is banned", newKey: true, do: ({ lab }) => ask(lab, "POST", "ban") },
  { what: "has her account deleted", newKey: true, do: ({ lab }) => ask(lab, "DELETE", "account") },
  { what: "has all her sessions ended", newKey: true, do: ({ lab }) => ask(lab, "DELETE", "sessions") },
  { what: "is given another role", do: ({ lab }) => ask(lab, "POST", "role", { role: "admin" }) },
  { what: "signs out", do: ({ alice }) => alice.signOut() },
  { what: "signs in again", do: ({ alice }) => alice.signIn() },
  {
    what: "signs in elsewhere, where one session is the limit",
    do: async ({ lab, alice }) => {
      await ask(lab, "POST", "session-limit", { limit: 1 });
      return lab.device("phone", alice.strategy).signIn();
    },
  },
];

describe.each(strategies)("under %s", (strategy) => {
  it.each(deeds.map((deed) => [deed.what, deed] as const))("Bob remains when Alice %s", async (_, deed) => {
    const people = await twoPeople(strategy);
    expect(await whoIs(people.bob)).toBe("Bob, member");
    expect((await deed.do(people)).status).toBeLessThan(400);
    // A key names nobody: that everybody goes with it is what this strategy is there to show.
    const isOut = strategy === "jwt-rotate" && deed.newKey;
    expect(await whoIs(people.bob)).toBe(isOut ? 401 : "Bob, member");
  });

  it.each([null, 1])("Alice's sign-in over his cookie leaves his session (limit: %s)", async (limit) => {
    const { lab, bob } = await twoPeople(strategy);
    await ask(lab, "POST", "session-limit", { limit });
    await bob.steal("thief");
    const alice = lab.device(bob.slug, strategy);
    await alice.signIn();
    expect(await whoIs(alice)).toBe("Alice, admin");
    // Whoever holds an id that is kept at sign-in is whoever signs in over it: that is its flaw.
    const isKept = strategy === "database-broken-fixed-id";
    expect(await whoIs(lab.device("thief", strategy))).toBe(isKept ? "Alice, admin" : "Bob, member");
  });

  it("his change of password is his own, and leaves Alice in", async () => {
    const { lab, alice, bob } = await twoPeople(strategy);
    const before = await shownPassword(lab);
    const password = "bobs-new-password-1";
    expect((await bob.changePassword(alice.password, password)).status).toBe(403);
    expect((await bob.changePassword(bob.password, password)).status).toBe(200);
    expect(await whoIs(alice)).toBe(strategy === "jwt-rotate" ? 401 : "Alice, admin");
    expect(await shownPassword(lab)).toEqual(before);
    expect((await alice.signIn()).error).toBeNull();
    expect((await bob.signIn()).code).toBe("credentials");
    expect((await bob.signIn({ password })).error).toBeNull();
  });

  if (!strategyRecords[strategy].lists) return;

  it("Alice is shown her own sessions, and cannot end his", async () => {
    const { alice, bob } = await twoPeople(strategy);
    expect(await listed(alice)).toMatchObject([{ device: "laptop" }]);
    const [his] = await listed(bob);
    expect(his).toMatchObject({ device: "tablet" });
    const answer = await alice.endSession(his?.id ?? "", alice.password);
    expect(await answer.json()).toMatchObject({ status: 404, code: "unknown-session" });
    expect(await whoIs(bob)).toBe("Bob, member");
  });
});

it("Bob's ban is not lifted with Alice's", async () => {
  const { lab, bob } = await twoPeople("database");
  await query(`UPDATE "User" SET "bannedAt" = now() WHERE "labId" = $1 RETURNING id`, lab.id);
  await ask(lab, "DELETE", "ban");
  expect((await bob.signIn()).code).toBe("account-banned");
  expect((await lab.device("phone", "database").signIn()).error).toBeNull();
});

it("a refresh token of Alice's that is used twice ends her family, and not his", async () => {
  const { lab, alice, bob } = await twoPeople("jwt-short");
  await alice.steal("thief");
  await alice.refresh();
  expect(await lab.device("thief", "jwt-short").refresh()).toMatchObject({ reason: "reused" });
  expect(await whoIs(alice)).toBe(401);
  expect(await whoIs(bob)).toBe("Bob, member");
});
