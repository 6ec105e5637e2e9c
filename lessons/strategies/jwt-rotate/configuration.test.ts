import { beforeEach, describe, expect, it } from "vitest";
import { decodeWithoutVerifying } from "@/lib/evidence/decode-token";
import { type Device, newLab } from "@/tools/testing/lab";
import { query } from "@/tools/testing/rows";
import "@/tools/testing/strict";

type Lab = Awaited<ReturnType<typeof newLab>>;

let lab: Lab;
let laptop: Device;
let phone: Device;

beforeEach(async () => {
  lab = await newLab();
  [laptop, phone] = [lab.device("laptop", "jwt-rotate"), lab.device("phone", "jwt-rotate")];
  await laptop.signIn();
  await phone.signIn();
});

const kidOf = (device: Device) => decodeWithoutVerifying(device.cookie?.value ?? "")?.header.kid;
const rotate = async (oldKey: string) => (await lab.browser.post(`/lab/${lab.id}/keys`, { oldKey })).json();

/** Bob and Carol, signed in on devices of their own with their own passwords. */
async function bystanders(): Promise<Device[]> {
  const response = await lab.browser.post(`/lab/${lab.id}/bystanders`, {});
  const { bystanders } = (await response.json()) as { bystanders: { email: string; password: string }[] };
  const devices = [lab.device("tablet", "jwt-rotate"), lab.device("desktop", "jwt-rotate")];
  for (const [index, { email, password }] of bystanders.entries()) {
    expect((await devices[index]?.signIn({ email, password }))?.error).toBeNull();
  }
  return devices;
}

describe("under jwt-rotate", () => {
  it("a token names its key, and a check looks up which ones count", async () => {
    expect(kidOf(phone)).toBe("1");
    expect(await phone.check()).toMatchObject({
      status: 200,
      evidence: { sql: [{ rows: 1 }], token: { operation: "verify" } },
    });
  });

  it("a password change throws out everybody, bystanders included, and a new sign-in has the new key", async () => {
    const others = await bystanders();
    for (const device of others) expect(await device.check()).toMatchObject({ status: 200 });
    await laptop.changePassword(lab.password, "a-new-password-1");
    for (const device of [laptop, phone, ...others]) {
      expect(await device.check()).toMatchObject({ status: 401, reason: "unknown-key" });
    }
    await phone.signIn({ password: "a-new-password-1" });
    expect(kidOf(phone)).toBe("2");
    expect(await phone.check()).toMatchObject({ status: 200 });
  });

  it("a bystander who changes a password throws out Alice, whose own stays as it is", async () => {
    const [bob] = await bystanders();
    const invited = await (await lab.browser.post(`/lab/${lab.id}/bystanders`, {})).json();
    const answer = await bob?.changePassword(invited.bystanders[0].password, "a-new-password-1");
    expect(answer).toMatchObject({ status: 200 });
    expect(await phone.check()).toMatchObject({ status: 401, reason: "unknown-key" });
    const [row] = await query<{ password: string }>(`SELECT password FROM "Lab" WHERE id = $1`, lab.id);
    expect(row?.password).toBe(lab.password);
    expect((await phone.signIn()).error).toBeNull();
  });

  it("a rotation that keeps the old key throws out nobody; one that drops it, everybody", async () => {
    expect(await rotate("kept")).toEqual({ oldest: 1, newest: 2 });
    expect(await phone.check()).toMatchObject({ status: 200 });
    const tablet = lab.device("tablet", "jwt-rotate");
    await tablet.signIn();
    expect(kidOf(tablet)).toBe("2");
    expect(await rotate("dropped")).toEqual({ oldest: 3, newest: 3 });
    for (const device of [phone, tablet])
      expect(await device.check()).toMatchObject({ reason: "unknown-key" });
  });

  it("touches no other lab", async () => {
    const other = (await newLab()).device("phone", "jwt-rotate");
    await other.signIn();
    await laptop.changePassword(lab.password, "a-new-password-1");
    expect(await other.check()).toMatchObject({ status: 200 });
  });

  it("a token is renewed under the key that it came with, so that no rotation lets it through", async () => {
    const tablet = lab.device("tablet", "jwt-rotate");
    await tablet.signIn({ expiry: "rolling" });
    await rotate("kept");
    const before = tablet.cookie?.value;
    await tablet.session();
    expect(tablet.cookie?.value).not.toBe(before);
    expect(kidOf(tablet)).toBe("1");
    await rotate("dropped");
    expect(await tablet.check()).toMatchObject({ reason: "unknown-key" });
  });

  it("a key that another process made is looked for at once", async () => {
    await query(`UPDATE "Lab" SET "newestKey" = 2 WHERE id = $1`, lab.id);
    const tablet = lab.device("tablet", "jwt-rotate");
    await tablet.signIn();
    expect(kidOf(tablet)).toBe("2");
    expect(await tablet.check()).toMatchObject({ status: 200 });
  });

  it("two password changes at once are one that wins, and one key more", async () => {
    const answers = await Promise.all(
      [laptop, phone].map((device, index) => device.changePassword(lab.password, `a-new-password-${index}`)),
    );
    expect(answers.map(({ status }) => status).sort()).not.toEqual([200, 200]);
    const [row] = await query<{ oldestKey: number; newestKey: number }>(
      `SELECT * FROM "Lab" WHERE id = $1`,
      lab.id,
    );
    expect(row).toMatchObject({ oldestKey: 2, newestKey: 2 });
  });

  it("a sign-in with the old password at the moment of the change gets no key that is accepted", async () => {
    const tablet = lab.device("tablet", "jwt-rotate");
    await Promise.all([laptop.changePassword(lab.password, "a-new-password-1"), tablet.signIn()]);
    expect((await tablet.check()).status).toBe(401);
  });

  it.each([{ oldKey: "lost" }, {}, { oldKey: null }])("a rotation is refused for %j", async (body) => {
    const response = await lab.browser.post(`/lab/${lab.id}/keys`, body);
    expect(await response.json()).toMatchObject({ status: 400, code: "invalid-field" });
  });
});
