import { describe, expect, it } from "vitest";
import { newLab } from "@/tools/testing/lab";
import { withoutDatabase } from "@/tools/testing/outage";
import "@/tools/testing/strict";

async function signedIn() {
  const lab = await newLab();
  const [laptop, phone] = [lab.device("laptop", "jwt-version"), lab.device("phone", "jwt-version")];
  await laptop.signIn();
  await phone.signIn();
  return { lab, laptop, phone };
}

describe("under jwt-version", () => {
  it("a check is one verification and one statement, which a password change answers with no", async () => {
    const { lab, laptop, phone } = await signedIn();
    const { evidence } = await phone.check();
    expect(evidence.token).toMatchObject({ operation: "verify" });
    expect(evidence.sql).toMatchObject([{ text: expect.stringContaining("passwordVersion"), rows: 1 }]);
    await laptop.changePassword(lab.password, "a-new-password-1");
    for (const device of [laptop, phone]) {
      expect(await device.check()).toMatchObject({
        status: 401,
        reason: "revoked",
        evidence: { sql: [{ rows: 1 }] },
      });
    }
  });

  it("a sign-in with the new password is good at once, within the same second", async () => {
    const { lab, laptop, phone } = await signedIn();
    await laptop.changePassword(lab.password, "a-new-password-1");
    await phone.signIn({ password: "a-new-password-1" });
    expect(await phone.check()).toMatchObject({ status: 200 });
  });

  it("a token is refused when its user is gone", async () => {
    const { lab, phone } = await signedIn();
    await lab.browser.send(`/lab/${lab.id}/account`, { method: "DELETE" });
    expect(await phone.check()).toMatchObject({
      status: 401,
      reason: "revoked",
      evidence: { sql: [{ rows: 0 }] },
    });
  });

  it("nobody can say anything while the database is away", async () => {
    const { phone } = await signedIn();
    expect(await phone.check("?db=down")).toMatchObject({ status: 503, reason: "database-unavailable" });
    expect(await withoutDatabase(() => phone.check())).toMatchObject({ status: 503 });
    expect(await phone.check()).toMatchObject({ status: 200 });
  });

  it("a re-issued token still says under which password the sign-in was", async () => {
    const lab = await newLab();
    const [laptop, phone] = [lab.device("laptop", "jwt-version"), lab.device("phone", "jwt-version")];
    await laptop.signIn();
    await phone.signIn({ expiry: "rolling" });
    const before = phone.cookie?.value;
    await phone.session();
    expect(phone.cookie?.value).not.toBe(before);
    expect(await phone.check()).toMatchObject({ status: 200 });
    await laptop.changePassword(lab.password, "a-new-password-1");
    expect(await phone.session()).toBeNull();
    expect(await phone.check()).toMatchObject({ status: 401 });
  });
});
