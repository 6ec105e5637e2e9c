import { describe, expect, it } from "vitest";
import { bothStrategies } from "@/lessons/strategies/strategy";
import { newLab } from "@/tools/testing/lab";
import { countRows, query } from "@/tools/testing/rows";
import "@/tools/testing/strict";
import { changeRole, deleteAccount, restoreAccount } from "./account";

type Lab = Awaited<ReturnType<typeof newLab>>;

const administer = (lab: Lab, method: string, path: string, body?: object) =>
  lab.browser.send(`/lab/${lab.id}/${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });

async function everywhere() {
  const lab = await newLab();
  const devices = bothStrategies.map((strategy) => lab.device("phone", strategy));
  for (const device of devices) await device.signIn();
  const [database, jwt] = [lab.device("phone", "database"), lab.device("phone", "jwt")];
  return { lab, database, jwt };
}

const eventsOf = (lab: Lab) =>
  query(`SELECT kind, detail FROM "Event" WHERE "labId" = $1 AND kind <> 'signed-in' ORDER BY id`, lab.id);

describe("a role", () => {
  it("is read from the row under database, and is what it was at sign-in under jwt", async () => {
    const { lab, database, jwt } = await everywhere();
    expect((await administer(lab, "POST", "role", { role: "member" })).status).toBe(204);
    expect((await database.check()).user?.role).toBe("member");
    expect((await jwt.check()).user?.role).toBe("admin");
    await jwt.signIn();
    expect((await jwt.check()).user?.role).toBe("member");
    expect(await eventsOf(lab)).toEqual([{ kind: "role-changed", detail: { role: "member" } }]);
  });

  it.each([{ role: "owner" }, { role: 1 }, {}])("is not changed to %o", async (body) => {
    const { lab, database } = await everywhere();
    const answer = await administer(lab, "POST", "role", body);
    expect(await answer.json()).toMatchObject({ status: 400, code: "invalid-field" });
    expect((await database.check()).user?.role).toBe("admin");
  });
});

describe("a deleted account", () => {
  it("ends every database session, and no token", async () => {
    const { lab, database, jwt } = await everywhere();
    expect((await administer(lab, "DELETE", "account")).status).toBe(204);
    expect(await database.check()).toMatchObject({ status: 401, reason: "unknown-session" });
    expect(await jwt.check()).toMatchObject({ status: 200, user: { name: "Alice", role: "admin" } });
    expect(await countRows(lab.id)).toMatchObject({ User: 0, Session: 0, Lab: 1 });
  });

  it("signs nobody in, and changes no password", async () => {
    const { lab, jwt } = await everywhere();
    await deleteAccount(lab.id);
    expect((await jwt.changePassword(lab.password, "a-new-password-1")).code).toBe("not-signed-in");
    for (const strategy of bothStrategies) {
      expect((await lab.device("laptop", strategy).signIn()).code).toBe("credentials");
    }
  });

  it("is shown as gone in the lab's state, and comes back as another one with the same password", async () => {
    const { lab, database } = await everywhere();
    const state = async () => (await lab.browser.send(`/lab/${lab.id}/state`)).json();
    await administer(lab, "DELETE", "account");
    expect((await state()).user.role).toBeNull();
    expect((await administer(lab, "POST", "account")).status).toBe(204);
    expect((await state()).user.role).toBe("admin");
    expect(await database.check()).toMatchObject({ reason: "unknown-session" });
    expect((await database.signIn()).error).toBeNull();
    expect(await eventsOf(lab)).toMatchObject([{ kind: "account-deleted" }, { kind: "account-restored" }]);
  });

  it("cannot be deleted again or be given a role, and an account that is there cannot be given again", async () => {
    const { lab } = await everywhere();
    await expect(restoreAccount(lab.id)).rejects.toMatchObject({ code: "account-exists" });
    await deleteAccount(lab.id);
    await expect(deleteAccount(lab.id)).rejects.toMatchObject({ code: "no-account" });
    await expect(changeRole(lab.id, { role: "member" })).rejects.toMatchObject({ code: "no-account" });
  });

  it("is deleted once and restored once by two who do it at the same moment", async () => {
    const { lab } = await everywhere();
    const both = async (work: () => Promise<void>) =>
      (await Promise.allSettled([work(), work()])).map(({ status }) => status).sort();
    expect(await both(() => deleteAccount(lab.id))).toEqual(["fulfilled", "rejected"]);
    expect(await both(() => restoreAccount(lab.id))).toEqual(["fulfilled", "rejected"]);
    expect(await countRows(lab.id)).toMatchObject({ User: 1 });
  });

  it("leaves no session behind when a sign-in happens at the same moment", async () => {
    const lab = await newLab();
    const phone = lab.device("phone", "database");
    for (let round = 0; round < 5; round += 1) {
      await Promise.all([phone.signIn(), deleteAccount(lab.id)]);
      expect(await countRows(lab.id)).toMatchObject({ Session: 0, User: 0 });
      expect((await phone.check()).status).toBe(401);
      await restoreAccount(lab.id);
    }
  });

  it("is not deleted by another site", async () => {
    const { lab } = await everywhere();
    const answer = await lab.browser.send(`/lab/${lab.id}/account`, {
      method: "DELETE",
      headers: { origin: "https://evil.example" },
    });
    expect(await answer.json()).toMatchObject({ status: 403, code: "cross-origin" });
    expect(await countRows(lab.id)).toMatchObject({ User: 1 });
  });
});
