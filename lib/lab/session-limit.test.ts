import { describe, expect, it } from "vitest";
import { newLab } from "@/tools/testing/lab";
import { sessionRows } from "@/tools/testing/rows";
import "@/tools/testing/strict";
import { createLabId } from "./lab-id";
import { setSessionLimit } from "./session-limit";

type Lab = Awaited<ReturnType<typeof newLab>>;

const limitTo = (lab: Lab, limit: unknown) => lab.browser.post(`/lab/${lab.id}/session-limit`, { limit });

describe("a limit of one session", () => {
  it("ends the others at the next sign-in, and none before", async () => {
    const lab = await newLab();
    const [laptop, phone, tablet] = (["laptop", "phone", "tablet"] as const).map((slug) =>
      lab.device(slug, "database"),
    );
    await laptop?.signIn();
    await phone?.signIn();
    expect((await limitTo(lab, 1)).status).toBe(204);
    expect((await laptop?.check())?.status).toBe(200);
    await tablet?.signIn();
    const statuses = [laptop, phone, tablet].map(async (device) => (await device?.check())?.status);
    expect(await Promise.all(statuses)).toEqual([401, 401, 200]);
    expect((await limitTo(lab, null)).status).toBe(204);
    await phone?.signIn();
    expect((await tablet?.check())?.status).toBe(200);
  });

  it.each(["jwt-short", "jwt-bound", "jwt-denylist"] as const)(
    "holds where tokens are listed: %s",
    async (strategy) => {
      const lab = await newLab();
      const [laptop, phone] = [lab.device("laptop", strategy), lab.device("phone", strategy)];
      await laptop.signIn();
      await limitTo(lab, 1);
      await phone.signIn();
      const next = async (device: typeof phone) =>
        (strategy === "jwt-denylist" ? await device.check() : await device.refresh()).status;
      expect([await next(laptop), await next(phone)]).toEqual([401, 200]);
    },
  );

  it.each([
    ["jwt-short", "jwt-bound"],
    ["jwt-bound", "jwt-short"],
    ["database", "database-cached"],
  ] as const)("ends none under %s at a sign-in under %s", async (stays, comes) => {
    const lab = await newLab();
    const laptop = lab.device("laptop", stays);
    await laptop.signIn();
    await limitTo(lab, 1);
    expect((await lab.device("phone", comes).signIn()).error).toBeNull();
    expect((await (stays === "database" ? laptop.check() : laptop.refresh())).status).toBe(200);
  });

  it("leaves tokens alone of which no list is kept", async () => {
    const lab = await newLab();
    await limitTo(lab, 1);
    const devices = [lab.device("laptop", "jwt"), lab.device("phone", "jwt")];
    for (const device of devices) await device.signIn();
    for (const device of devices) expect((await device.check()).status).toBe(200);
  });

  it("leaves one session when six sign in at the same moment", async () => {
    const lab = await newLab();
    await limitTo(lab, 1);
    const slugs = ["laptop", "phone", "tablet", "desktop", "watch", "console"] as const;
    const devices = slugs.map((slug) => lab.device(slug, "database"));
    await Promise.all(devices.map((device) => device.signIn()));
    expect(await sessionRows(lab.id)).toHaveLength(1);
    const answers = await Promise.all(devices.map((device) => device.check()));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it.each([0, 2, "1", undefined])("is not set to %s", async (limit) => {
    const lab = await newLab();
    expect(await (await limitTo(lab, limit)).json()).toMatchObject({ status: 400, code: "invalid-field" });
  });

  it("is not set in a lab that is gone", async () => {
    await expect(setSessionLimit(createLabId(Date.now()), { limit: 1 })).rejects.toMatchObject({
      code: "unknown-lab",
    });
  });
});
