import { describe, expect, it } from "vitest";
import { Browser, BrowserAt } from "@/tools/testing/browser";
import "@/tools/testing/strict";
import { newClass } from "@/tools/testing/class";
import { newLab } from "@/tools/testing/lab";
import { withoutDatabase } from "@/tools/testing/outage";
import { handoverPath, offerHandover } from "./handover";
import { createLabId, labLifetime } from "./lab-id";

// What a page's form sends, with or without JavaScript: the answer is for a person, and leads to a page.

function submit(
  browser: Browser,
  path: string,
  fields: Record<string, string> = {},
  more: Record<string, string> = {},
): Promise<Response> {
  const headers = { accept: "text/html", "content-type": "application/x-www-form-urlencoded", ...more };
  return browser.send(path, { method: "POST", headers, body: new URLSearchParams(fields).toString() });
}

const placeOf = async (answer: Promise<Response>) => {
  const { status, headers } = await answer;
  return [status, headers.get("location")?.replace(/\/[\w-]{32}(?=\/|\?|$)/, "/LAB")];
};

describe("a form that starts a lab", () => {
  it.each([
    [{}, "/lab/LAB"],
    [{ page: "claims" }, "/lab/LAB/claims"],
    [{ page: "constructor" }, "/lab/LAB"],
    [{ page: "//evil.example" }, "/lab/LAB"],
    [{ scenario: "the-clock" }, "/lab/LAB?scenario=the-clock&step=1"],
    [{ scenario: "the-clock", page: "claims" }, "/lab/LAB?scenario=the-clock&step=1"],
  ])("with %j leads its owner to %s", async (fields, place) => {
    const browser = new Browser();
    const answer = await submit(browser, "/api/labs", fields);
    expect(await placeOf(Promise.resolve(answer))).toEqual([303, place]);
    const [lab] = /^\/lab\/[\w-]{32}/.exec(answer.headers.get("location") ?? "") ?? [];
    expect((await browser.send(`${lab}/state`)).status).toBe(200);
  });

  it.each(["none", "__proto__", ""])("with %j for a tour makes no lab, and says so", async (scenario) => {
    const answer = await submit(new Browser(), "/api/labs", { scenario });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/tour?error=unknown-scenario"]);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it("goes back to where it stood when there is no place", async () => {
    const browser = new BrowserAt("10.9.0.1");
    const place = async (fields: Record<string, string>) =>
      (await submit(browser, "/api/labs", fields)).headers.get("location");
    for (let made = 0; made < 1_000; made += 1) if ((await place({}))?.includes("error")) break;
    expect(await place({})).toBe("/?error=too-many-labs");
    expect(await place({ page: "defences" })).toBe("/defences?error=too-many-labs");
    expect(await place({ scenario: "the-clock" })).toBe("/tour?error=too-many-labs");
  });

  it("is none where a program asks that would take a page as well", async () => {
    const headers = { accept: "text/html, */*" };
    expect((await new Browser().send("/api/labs", { method: "POST", headers })).status).toBe(201);
  });

  it("is not sent from another site, and not without end", async () => {
    const browser = new Browser();
    const from = { origin: "https://evil.example" };
    expect((await browser.send("/api/labs", { method: "POST", headers: from })).status).toBe(403);
    // A proxy that does not say how the visitor came looks like one.
    for (const [path, door] of [
      ["/api/labs", "/"],
      ["/api/classes", "/join"],
    ] as const) {
      const { status, headers } = await submit(browser, path, {}, from);
      expect([status, headers.get("location")]).toEqual([303, `${door}?error=cross-origin`]);
      expect(headers.getSetCookie()).toEqual([]);
    }
    expect((await submit(browser, "/api/labs", { page: "x".repeat(20_000) })).status).toBe(413);
  });
});

describe("a form that takes a lab over", () => {
  it("makes its browser an owner, and leads it to the board", async () => {
    const [lab, browser] = [await newLab(), new Browser()];
    const { code } = await offerHandover(lab.id);
    expect(await placeOf(submit(browser, `${handoverPath(lab.id, code)}/take`))).toEqual([303, "/lab/LAB"]);
    expect((await browser.send(`/lab/${lab.id}/state`)).status).toBe(200);
  });

  it("of a class leads to the wall", async () => {
    const [room, browser] = [await newClass(), new Browser()];
    const { code } = await offerHandover(room.id);
    expect(await placeOf(submit(browser, `${handoverPath(room.id, code)}/take`))).toEqual([
      303,
      "/lab/LAB/class",
    ]);
  });

  it("goes back to the link's page for a lab that is over, too", async () => {
    const over = createLabId(Date.now() - labLifetime - 1_000);
    const answer = submit(new Browser(), `${handoverPath(over, "none")}/take`);
    expect(await placeOf(answer)).toEqual([303, "/lab/LAB/handover/none"]);
  });

  it("uses no link up while the database does not answer", async () => {
    const [lab, browser] = [await newLab(), new Browser()];
    const { code } = await offerHandover(lab.id);
    const take = () => submit(browser, `${handoverPath(lab.id, code)}/take`);
    expect((await withoutDatabase(take)).headers.getSetCookie()).toEqual([]);
    expect((await take()).headers.getSetCookie()).toHaveLength(1);
  });

  it("goes back to the link's page, which says why not, and makes nobody an owner", async () => {
    const [lab, browser] = [await newLab(), new Browser()];
    const answer = await submit(browser, `${handoverPath(lab.id, "none")}/take`);
    expect(await placeOf(Promise.resolve(answer))).toEqual([303, "/lab/LAB/handover/none"]);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });
});
