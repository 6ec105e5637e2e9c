import { describe, expect, it, vi } from "vitest";
import { inviteBob } from "@/tools/testing/bob";
import { type Device, newLab } from "@/tools/testing/lab";
import { query } from "@/tools/testing/rows";
import "@/tools/testing/strict";

/** What comes between the password and the deletion. */
const hook = vi.hoisted(() => ({ between: async () => {} }));

vi.mock("./current-password", async (importOriginal) => {
  const actual = await importOriginal<typeof import("./current-password")>();
  const requirePassword: typeof actual.requirePassword = async (...given) => {
    const user = await actual.requirePassword(...given);
    const { between } = hook;
    hook.between = async () => {};
    await between();
    return user;
  };
  return { ...actual, requirePassword };
});

const answerOf = async (response: Response) => ({
  ...{ status: response.status, code: response.status < 300 ? undefined : (await response.json()).code },
});

describe("deleting one's account", () => {
  it("ends one's own and nobody else's", async () => {
    const lab = await newLab();
    const phone = lab.device("phone", "database");
    const bob = (await inviteBob(lab))("tablet", "database");
    for (const device of [phone, bob]) await device.signIn();
    expect((await phone.deleteAccount(lab.password)).status).toBe(204);
    expect((await phone.check()).reason).toBe("unknown-session");
    expect((await phone.signIn()).code).toBe("credentials");
    expect((await bob.check()).status).toBe(200);
    expect((await bob.deleteAccount(bob.password)).status).toBe(204);
    expect((await bob.check()).reason).toBe("unknown-session");
    const events = await query(
      `SELECT 1 FROM "Event" WHERE "labId" = $1 AND kind = 'account-deleted'`,
      lab.id,
    );
    expect(events).toHaveLength(2);
  });

  it("takes a sign-in", async () => {
    const lab = await newLab();
    const { status, code } = await answerOf(
      await lab.device("phone", "database").deleteAccount(lab.password),
    );
    expect({ status, code }).toEqual({ status: 401, code: "not-signed-in" });
  });

  /** Alice on two devices under JWT, which a deletion signs out of nowhere. */
  async function twoDevices() {
    const lab = await newLab();
    const devices = (["laptop", "phone"] as const).map((slug) => lab.device(slug, "jwt"));
    for (const device of devices) await device.signIn();
    return { lab, devices: devices as [Device, Device] };
  }

  it("is too late where the password changes before it, and then nothing is deleted", async () => {
    const { lab, devices } = await twoDevices();
    const [laptop, phone] = devices;
    hook.between = async () => {
      expect((await laptop.changePassword(lab.password, "paper-lantern-43")).status).toBe(200);
    };
    const answer = await answerOf(await phone.deleteAccount(lab.password));
    expect(answer).toEqual({ status: 409, code: "password-just-changed" });
    expect((await phone.signIn({ password: "paper-lantern-43" })).error).toBeNull();
  });

  it("is told so where another came first", async () => {
    const { lab, devices } = await twoDevices();
    const [laptop, phone] = devices;
    hook.between = async () => {
      expect((await laptop.deleteAccount(lab.password)).status).toBe(204);
    };
    const answer = await answerOf(await phone.deleteAccount(lab.password));
    expect(answer).toEqual({ status: 409, code: "password-just-changed" });
    expect(await answerOf(await phone.deleteAccount(lab.password))).toEqual({
      ...{ status: 401, code: "not-signed-in" },
    });
  });
});
