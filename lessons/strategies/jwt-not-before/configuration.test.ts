import { beforeEach, describe, expect, it, vi } from "vitest";
import { inviteBob } from "@/tools/testing/bob";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { type Device, newLab } from "@/tools/testing/lab";
import "@/tools/testing/strict";

type Lab = Awaited<ReturnType<typeof newLab>>;

/** Holds up whoever signs a token again, once. */
const renewal = vi.hoisted(() => ({ under: (): Promise<unknown> | undefined => undefined }));
vi.mock("@/lib/device/lab-tokens", async (original) => {
  const actual = await original<typeof import("@/lib/device/lab-tokens")>();
  return {
    ...actual,
    labTokens: (...args: Parameters<typeof actual.labTokens>) => {
      const tokens = actual.labTokens(...args);
      return {
        ...tokens,
        reissue: async (claims: Parameters<typeof tokens.reissue>[0]) => {
          await renewal.under();
          return tokens.reissue(claims);
        },
      };
    },
  };
});

let lab: Lab;
let laptop: Device;
let phone: Device;

beforeEach(async () => {
  renewal.under = () => undefined;
  // In the middle of a second.
  stopClock();
  lab = await newLab();
  [laptop, phone] = [lab.device("laptop", "jwt-not-before"), lab.device("phone", "jwt-not-before")];
  await laptop.signIn();
  await phone.signIn({ expiry: "rolling" });
  moveClock(5_000);
});

const change = () => laptop.changePassword(lab.password, "a-new-password-1");

describe("under jwt-not-before", () => {
  it("a password change ends every token from before it, and nobody else's", async () => {
    const bob = (await inviteBob(lab))("tablet", "jwt-not-before");
    await bob.signIn();
    await change();
    for (const device of [laptop, phone])
      expect(await device.check()).toMatchObject({ status: 401, reason: "revoked" });
    expect((await bob.check()).status).toBe(200);
  });

  it("a sign-in within the second of the change is refused, and one after it is not", async () => {
    await change();
    await phone.signIn({ password: "a-new-password-1" });
    expect(await phone.check()).toMatchObject({ status: 401, reason: "revoked" });
    moveClock(1_000);
    expect(await phone.check()).toMatchObject({ status: 401, reason: "revoked" });
    await phone.signIn({ password: "a-new-password-1" });
    expect((await phone.check()).status).toBe(200);
  });

  it("a renewal that was under way as the password changed gets a new date, and stays", async () => {
    // The thief's visit has passed the comparison when the change commits, a second before it signs.
    await phone.steal("thief");
    const thief = lab.device("thief", "jwt-not-before");
    renewal.under = async () => {
      renewal.under = () => undefined;
      await change();
      moveClock(1_000);
    };
    await thief.session();
    expect((await thief.check()).status).toBe(200);
    expect(await phone.check()).toMatchObject({ status: 401, reason: "revoked" });
  });

  it("what a ban ended stays ended when it is lifted", async () => {
    await lab.browser.send(`/lab/${lab.id}/ban`, { method: "POST" });
    await lab.browser.send(`/lab/${lab.id}/ban`, { method: "DELETE" });
    expect(await phone.check()).toMatchObject({ status: 401, reason: "revoked" });
  });
});
