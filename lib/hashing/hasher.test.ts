import { describe, expect, it, vi } from "vitest";
import { hashPassword, verifyPassword } from "@/auth/password";
import { newLab } from "@/tools/testing/lab";
import "@/tools/testing/strict";
import { hasherOf, hashingPlaces } from "./hasher";

// At the full cost, see tools/testing/cheap-hashing.ts.
vi.unmock("@/lib/hashing/hasher");

const { perLab, waitingPerLab } = hashingPlaces().limits;
const most = perLab + waitingPerLab;

/** As many passwords as a lab may have under way and waiting. */
const flood = (lab: string): Promise<boolean>[] =>
  Array.from({ length: most }, () => verifyPassword(null, "wrong", hasherOf(lab)));

/** Occupies all of it without doing anything, until it is called off. */
function occupy(lab: string): () => Promise<void> {
  const taken = Array.from({ length: most }, () => hashingPlaces().take(lab));
  return async () => {
    for (const place of taken) (await place)();
  };
}

describe("passwords on threads of their own", () => {
  it("are hashed and verified as elsewhere", async () => {
    const hasher = hasherOf("lab");
    const hash = await hashPassword("correct horse", hasher);
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(hash, "correct horse")).toBe(true);
    expect(await verifyPassword(await hashPassword("other"), "other", hasher)).toBe(true);
    expect(await verifyPassword(hash, "wrong", hasher)).toBe(false);
    expect(await verifyPassword(null, "wrong", hasher)).toBe(false);
  });

  it("fail with what argon2 says, and go on afterwards", async () => {
    await expect(verifyPassword("not a hash", "x", hasherOf("lab"))).rejects.toThrow("Decoding failed");
    expect(await verifyPassword(null, "x", hasherOf("lab"))).toBe(false);
  });

  it("take turns by lab, and a lab has no more than its share of the queue", async () => {
    const order: string[] = [];
    const busy = flood("busy").map((one) => one.then(() => order.push("busy")));
    await expect(verifyPassword(null, "wrong", hasherOf("busy"))).rejects.toMatchObject({
      code: "too-many-passwords",
      status: 429,
    });
    await verifyPassword(null, "wrong", hasherOf("other"));
    order.push("other");
    await Promise.all(busy);
    expect(order.indexOf("other")).toBeLessThan(4);
  });

  it("leave the threads that verify signatures alone", async () => {
    const lab = await newLab();
    const device = lab.device("phone", "jwt");
    await device.signIn();
    let hashed = 0;
    const wrong = flood("busy").map((one) => one.then(() => (hashed += 1)));
    expect((await device.check()).evidence.token?.operation).toBe("verify");
    // On the threads that all share, the signature would have had its turn after the last of them.
    expect(hashed).toBeLessThan(most / 2);
    await Promise.all(wrong);
  });

  it("are refused at sign-in with 429, and nothing is logged", async () => {
    const lab = await newLab();
    const callOff = occupy(lab.id);
    expect(await lab.device("phone", "database").signIn()).toMatchObject({ status: 429, setCookies: [] });
    await callOff();
    expect(await lab.device("phone", "database").signIn()).toMatchObject({ status: 302, error: null });
  });

  it("are refused at a change with 429, and the password is as it was", async () => {
    const lab = await newLab();
    const device = lab.device("phone", "jwt");
    await device.signIn();
    const callOff = occupy(lab.id);
    const change = () => device.changePassword(lab.password, "paper lantern 43");
    expect(await change()).toMatchObject({ status: 429, code: "too-many-passwords" });
    await callOff();
    expect(await change()).toMatchObject({ status: 200 });
  });
});
