import { describe, expect, it } from "vitest";
import { newLab } from "@/tools/testing/lab";
import "@/tools/testing/strict";

type Lab = Awaited<ReturnType<typeof newLab>>;

const ask = (lab: Lab, tag?: string) =>
  lab.browser.send(`/lab/${lab.id}/state`, { headers: tag ? { "if-none-match": tag } : {} });

const post = (lab: Lab, path: string, body: unknown = {}) => lab.browser.post(`/lab/${lab.id}/${path}`, body);
const remove = (lab: Lab, path: string) => lab.browser.send(`/lab/${lab.id}/${path}`, { method: "DELETE" });

const changes: [string, (lab: Lab) => Promise<unknown>][] = [
  ["a check", (lab) => lab.device("phone", "jwt").check()],
  ["the same check again", (lab) => lab.device("laptop", "jwt").check()],
  ["a sign-in", (lab) => lab.device("phone", "database").signIn()],
  ["a stolen cookie", (lab) => lab.device("laptop", "jwt").steal("thief")],
  [
    "a password change",
    (lab) => lab.device("laptop", "jwt").changePassword(lab.password, "paper lantern 43"),
  ],
  ["a device", (lab) => post(lab, "devices")],
  ["a role", (lab) => post(lab, "role", { role: "member" })],
  ["a ban", (lab) => post(lab, "ban")],
  ["a limit", (lab) => post(lab, "session-limit", { limit: 1 })],
  ["a key", (lab) => post(lab, "keys", { oldKey: "kept" })],
  ["an account that goes", (lab) => remove(lab, "account")],
];

describe("the state of a lab", () => {
  it("that is as it was is not sent again", async () => {
    const lab = await newLab();
    await lab.device("laptop", "jwt").signIn();
    await lab.device("laptop", "jwt").check();
    const first = await ask(lab);
    const tag = first.headers.get("etag") ?? "";
    expect([first.status, tag]).toEqual([200, expect.stringMatching(/^"[\w-]{22}"$/)]);
    const again = await ask(lab, tag);
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", tag]);
    expect((await ask(lab, `"${"x".repeat(22)}"`)).status).toBe(200);
  });

  it.each(changes)("is sent again after %s", async (_, change) => {
    const lab = await newLab();
    await lab.device("laptop", "jwt").signIn();
    await lab.device("laptop", "jwt").check();
    const tag = (await ask(lab)).headers.get("etag") ?? "";
    await change(lab);
    expect((await ask(lab, tag)).status).toBe(200);
  });

  it("of one lab is not taken for another's", async () => {
    const [one, other] = [await newLab(), await newLab()];
    const tag = (await ask(one)).headers.get("etag") ?? "";
    expect((await ask(other, tag)).status).toBe(200);
  });
});
