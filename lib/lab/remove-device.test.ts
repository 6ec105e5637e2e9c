import { describe, expect, it } from "vitest";
import { getPrisma } from "@/lib/db/database";
import { Device, newLab } from "@/tools/testing/lab";
import "@/tools/testing/strict";

async function withTablet() {
  const lab = await newLab();
  await lab.browser.send(`/lab/${lab.id}/devices`, { method: "POST" });
  return lab;
}

const remove = ({ browser, id }: Awaited<ReturnType<typeof newLab>>, device: string) =>
  browser.send(`/lab/${id}/devices/${device}`, { method: "DELETE" });

describe("a device that is removed", () => {
  it("is gone with its session, its refresh tokens and its cookies, and no other device is touched", async () => {
    const lab = await withTablet();
    const devices = ["tablet", "laptop"] as const;
    for (const device of devices) {
      for (const strategy of ["database", "jwt-short"] as const) {
        await new Device(lab.browser, lab.id, device, strategy, lab.password).signIn();
      }
    }
    expect((await remove(lab, "tablet")).status).toBe(204);
    const kept = await getPrisma().device.findMany({ where: { labId: lab.id }, select: { slug: true } });
    expect(kept.map(({ slug }) => slug).sort()).toEqual(["laptop", "phone", "thief"]);
    const user = { labId: lab.id };
    expect(await getPrisma().session.findMany({ where: { user }, select: { device: true } })).toEqual([
      { device: "laptop" },
    ]);
    const families = { where: { user, revokedAt: null }, select: { device: true } };
    expect(await getPrisma().refreshFamily.findMany(families)).toEqual([{ device: "laptop" }]);
    for (const strategy of ["database", "jwt-short"]) {
      expect(
        lab.browser.cookiesFor(`/lab/${lab.id}/tablet/${strategy}/check`).map(({ name }) => name),
      ).not.toContain(strategy === "database" ? "lab.session" : "lab.short");
    }
  });

  it.each([
    ["laptop", "device-stays"],
    ["thief", "device-stays"],
    ["watch", "unknown-device"],
    ["toaster", "unknown-device"],
  ])(
    "is none of those that are there from the beginning, nor one that is not there: %s",
    async (device, code) => {
      expect(await (await remove(await withTablet(), device)).json()).toMatchObject({ code });
    },
  );
});
