import { describe, expect, it } from "vitest";
import { newLab } from "@/tools/testing/lab";
import { strategies } from "../strategies/strategy";
import "@/tools/testing/strict";
import { Exhibit, forge } from "./exhibit";

describe("an exhibit that can be leaked", () => {
  it("takes what it issued and what its leaked secret forged, and nothing else's", async () => {
    const [exhibit, other] = [new Exhibit(), new Exhibit()];
    const token = await exhibit.issue({ sub: "alice" });
    expect(await exhibit.verify(token)).toMatchObject({ sub: "alice" });
    expect(await other.verify(token)).toBeNull();
    expect(await exhibit.verify(forge(exhibit.leak(), { sub: "bob" }))).toMatchObject({ sub: "bob" });
    const { kid } = exhibit.leak();
    expect(await exhibit.verify(forge({ kid, secret: other.leak().secret }, { sub: "bob" }))).toBeNull();
    expect(await exhibit.verify("no token")).toBeNull();
  });

  it("keeps or drops the old secret when it rotates", async () => {
    const exhibit = new Exhibit();
    const token = await exhibit.issue({ sub: "alice" });
    exhibit.rotate({ keepOld: true });
    expect(await exhibit.verify(token)).not.toBeNull();
    exhibit.rotate({ keepOld: false });
    expect(await exhibit.verify(token)).toBeNull();
    expect(await exhibit.verify(await exhibit.issue({ sub: "alice" }))).not.toBeNull();
  });

  it("issues nothing that a strategy of the lab accepts", async () => {
    const lab = await newLab();
    const exhibit = new Exhibit();
    const claims = { sub: "alice", email: "alice@example.com", name: "Alice", role: "admin", aud: lab.id };
    for (const strategy of strategies) {
      const device = lab.device("phone", strategy);
      await device.signIn();
      const { cookie } = device;
      if (!cookie) throw new Error("The sign-in set no session cookie.");
      for (const value of [await exhibit.issue(claims), forge(exhibit.leak(), claims)]) {
        lab.browser.keep({ ...cookie, value });
        expect((await device.check()).status).toBe(401);
      }
    }
  });
});
