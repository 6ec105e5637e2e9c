import { describe, expect, it } from "vitest";
import { newLab } from "@/tools/testing/lab";
import "@/tools/testing/strict";
import { record, recordStatement, recordToken, refuse, unrecorded } from "./recorder";

describe("the recorder", () => {
  it("keeps 50 checks in five labs, side by side, apart", async () => {
    const labs = await Promise.all(Array.from({ length: 5 }, () => newLab()));
    const devices = labs.flatMap((lab) => [lab.device("phone", "database"), lab.device("laptop", "jwt")]);
    for (const device of devices) await device.signIn();
    // In every fifth lab nobody is signed in by the database any more, so that answers differ.
    await devices[8]?.browser.post(`${devices[9]?.path}/password`, {
      currentPassword: labs[4]?.password,
      newPassword: "a-new-password-1",
    });
    const asked = Array.from(
      { length: 50 },
      (_, index) => devices[index % devices.length] as (typeof devices)[0],
    );
    const found = await Promise.all(asked.map((device) => device.check()));
    found.forEach(({ signedIn, evidence }, index) => {
      const device = asked[index] as (typeof devices)[0];
      expect(signedIn).toBe(device !== devices[8]);
      expect(evidence.cookie?.value).toBe(device.cookie?.value);
      const rows = device === devices[8] ? 0 : 1;
      expect(evidence.sql.map((statement) => statement.rows)).toEqual(
        device.strategy === "jwt" ? [] : [rows],
      );
      expect(evidence.token?.operation).toBe(device.strategy === "jwt" ? "verify" : undefined);
    });
  });

  it("counts work within other work as part of it, and gives it a record of its own", async () => {
    const say = (text: string) => recordStatement(text, async () => 1, Number);
    const { result, recording } = await record("near", async () => {
      await say("outer");
      return record("down", () => say("inner"));
    });
    expect(recording.sql.map(({ text }) => text)).toEqual(["outer", "inner"]);
    expect(result.recording).toMatchObject({ sql: [{ text: "inner" }], database: "down" });
  });

  it("notes a statement before its answer, a token operation after it, and both when they fail", async () => {
    const fail = async () => {
      throw new RangeError("failed");
    };
    const { recording } = await record("near", async () => {
      await expect(recordStatement("SELECT", fail, Number)).rejects.toThrow(RangeError);
      await expect(recordToken({ operation: "verify", alg: "HS256", claims: ["aud"] }, fail)).rejects.toThrow(
        RangeError,
      );
    });
    expect(recording.sql).toEqual([{ text: "SELECT", rows: null, ms: expect.any(Number) }]);
    expect(recording.tokens[0]).toEqual({
      operation: "verify",
      alg: "HS256",
      claims: ["aud"],
      ms: expect.any(Number),
    });
  });

  it("notes nothing outside a request, and nothing of what is unrecorded", async () => {
    refuse("expired");
    expect(await recordToken({ operation: "sign", alg: "HS256", claims: [] }, async () => "token")).toBe(
      "token",
    );
    const { recording } = await record("near", async () => unrecorded(() => refuse("expired")));
    expect(recording).toEqual({
      sql: [],
      tokens: [],
      events: [],
      cache: null,
      refusal: null,
      problem: null,
      database: "near",
      owed: 0,
    });
  });
});
