import { describe, expect, it } from "vitest";
import { verifyPassword } from "@/auth/password";
import { Browser } from "@/tools/testing/browser";
import { makeOwner, newLab } from "@/tools/testing/lab";
import { withoutDatabase } from "@/tools/testing/outage";
import { countRows, passwordHash } from "@/tools/testing/rows";
import "@/tools/testing/strict";
import { addDevice } from "./add-device";
import { deviceCatalogue } from "./devices";
import { createLabId, type LabId, labLifetime } from "./lab-id";
import { createPassphrase } from "./passphrase";

const create = (headers: Record<string, string> = {}) =>
  new Browser().send("/api/labs", { method: "POST", headers });

function ownerOf(lab: LabId): Browser {
  const browser = new Browser();
  makeOwner(browser, lab);
  return browser;
}

describe("a new lab", () => {
  it("is answered with its address and an Alice who can sign in", async () => {
    const response = await create();
    const { id, url, user } = await response.json();
    expect(response.status).toBe(201);
    expect(response.headers.get("location")).toBe(`/lab/${id}`);
    expect({ url, email: user.email }).toEqual({ url: `/lab/${id}`, email: "alice@example.com" });
    expect(await verifyPassword(await passwordHash(id), user.password)).toBe(true);
  });

  it("has three devices, one user, and nothing else yet", async () => {
    const { id } = await newLab();
    expect(await countRows(id)).toEqual({ Lab: 1, User: 1, Session: 0, Device: 3, Event: 0, CheckRun: 0 });
  });

  it("is not made for another site", async () => {
    const response = await create({ origin: "http://evil.example" });
    expect(await response.json()).toMatchObject({ status: 403, code: "cross-origin" });
  });

  it("is not made while the database is away", async () => {
    const response = await withoutDatabase(create);
    expect(await response.json()).toMatchObject({ status: 503, code: "database-unavailable" });
  });

  it("has nothing in common with 19 others made at the same moment", async () => {
    const labs = await Promise.all(Array.from({ length: 20 }, () => newLab()));
    expect(new Set(labs.map(({ id }) => id)).size).toBe(20);
    expect(new Set(await Promise.all(labs.map(({ id }) => passwordHash(id)))).size).toBe(20);
  });
});

describe("a lab that is not there", () => {
  const paths = [
    "/lab/LAB/state",
    "/lab/LAB/export",
    "/lab/LAB/phone/jwt/check",
    "/lab/LAB/phone/database/check",
  ];
  const gone: [string, LabId | string, number, string][] = [
    ["made up", "A".repeat(32), 404, "unknown-lab"],
    ["over", createLabId(Date.now() - labLifetime - 1000), 410, "expired-lab"],
    ["SQL", encodeURIComponent("' OR 1=1 --"), 404, "unknown-lab"],
    ["a path", "..%2f..%2fetc%2fpasswd", 404, "unknown-lab"],
  ];

  it.each(gone)("because it is %s is told so, by every address", async (_, lab, status, code) => {
    for (const path of paths) {
      const response = await new Browser().send(path.replace("LAB", lab));
      expect(await response.json(), path).toMatchObject({ status, code });
    }
  });

  it("although its id is good is unknown to what asks the database", async () => {
    const lab = createLabId(Date.now());
    const response = await ownerOf(lab).send(`/lab/${lab}/state`);
    expect(await response.json()).toMatchObject({ status: 404, code: "unknown-lab" });
    await expect(addDevice(lab)).rejects.toMatchObject({ code: "unknown-lab" });
  });
});

describe("a passphrase", () => {
  it("is two words and a number, to be read aloud, and long enough to be a password", () => {
    const phrases = Array.from({ length: 1_000 }, createPassphrase);
    expect(phrases.filter((phrase) => !/^[a-z]{3,}-[a-z]{4,}-[1-9]\d$/.test(phrase))).toEqual([]);
    expect(phrases.filter(({ length }) => length < 8)).toEqual([]);
    expect(new Set(phrases).size).toBeGreaterThan(950);
  });
});

describe("a device", () => {
  const add = (lab: LabId, headers = {}) =>
    ownerOf(lab).send(`/lab/${lab}/devices`, { method: "POST", headers });

  it("is added in the order of the catalogue, up to twelve", async () => {
    const { id } = await newLab();
    const slugs: string[] = [];
    for (let added = 0; added < 9; added += 1) slugs.push((await (await add(id)).json()).slug);
    expect(slugs).toEqual(deviceCatalogue.slice(3).map(({ slug }) => slug));
    const thirteenth = await add(id);
    expect(await thirteenth.json()).toMatchObject({ status: 409, code: "too-many-devices" });
    expect(await countRows(id)).toMatchObject({ Device: 12, Event: 9 });
  });

  it("is another one for each of two that are added at the same moment", async () => {
    const { id } = await newLab();
    const added = await Promise.all([addDevice(id), addDevice(id)]);
    expect(added.sort()).toEqual(["desktop", "tablet"]);
    expect(await countRows(id)).toMatchObject({ Device: 5, Event: 2 });
  });

  it("is not added for another site", async () => {
    const { id } = await newLab();
    const response = await add(id, { origin: "http://evil.example" });
    expect(await response.json()).toMatchObject({ status: 403, code: "cross-origin" });
    expect(await countRows(id)).toMatchObject({ Device: 3 });
  });
});
