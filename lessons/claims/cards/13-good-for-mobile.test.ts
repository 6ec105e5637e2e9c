import { describe, expect, it } from "vitest";
import { measure } from "@/tools/testing/claims";
import { newLab } from "@/tools/testing/lab";
import "@/tools/testing/strict";
import type { StrangerFinds } from "./13-findings";
import { type Facts, goodForMobile } from "./13-good-for-mobile";

const nothing = { cookie: 0, storage: 0, globals: 0, caught: 0, acted: false, status: 200 };
const safe: StrangerFinds[] = [
  { ...nothing, place: "cookie", acted: true },
  { ...nothing, place: "local-storage" },
  { ...nothing, place: "memory" },
];
const withFind = (index: number, found: Partial<StrangerFinds>) =>
  safe.map((one, at) => (at === index ? { ...one, ...found } : one));
const facts = (change: Partial<Facts>): Facts => ({
  status: 200,
  known: true,
  cookies: 0,
  finds: safe,
  ...change,
});

describe("good for mobile", () => {
  it("measures that a client without cookies is known by its token", async () => {
    expect(await measure(goodForMobile, { findings: safe })).toEqual(facts({}));
    expect(await measure(goodForMobile)).toEqual(facts({ finds: [] }));
  });

  it("refuses findings that are none", async () => {
    for (const findings of ["all", [{ place: "pocket" }], withFind(0, { caught: -1 })]) {
      await expect(measure(goodForMobile, { findings })).rejects.toMatchObject({ code: "invalid-field" });
    }
  });

  it.each<[string, Partial<Facts>, string]>([
    ["a token that is found nowhere", {}, "holds"],
    ["one that is read out of localStorage", { finds: withFind(1, { storage: 1 }) }, "holds-but"],
    ["one that is caught on its way", { finds: withFind(2, { caught: 1 }) }, "holds-but"],
    ["one that document.cookie shows", { finds: withFind(0, { cookie: 1 }) }, "holds-but"],
    ["one in a global variable", { finds: withFind(2, { globals: 1 }) }, "holds-but"],
    ["no browser", { finds: [] }, "holds-but"],
    ["an API that sets a cookie", { cookies: 1 }, "not-here"],
    ["an API that refuses", { status: 401 }, "not-here"],
    ["an API that does not know whose it is", { known: false }, "not-here"],
  ])("judges: %s", (_, change, verdict) => {
    expect(goodForMobile.judge(facts(change)).verdict).toBe(verdict);
  });

  it("says how it was taken, and that a cookie need not be read to be used", () => {
    const finds = [...withFind(1, { storage: 1, caught: 1 }).slice(0, 2), { ...safe[2], caught: 1 }];
    const { sentence } = goodForMobile.judge(facts({ finds: finds as StrangerFinds[] }));
    expect(sentence).toContain("read it out of localStorage and caught it on its way out of memory");
    expect(sentence).toContain("From an HttpOnly cookie it read nothing, and acted as Alice");
  });
});

describe("the page with a flaw", () => {
  it("is for three places, and there alone", async () => {
    const { browser, device } = await newLab();
    const { path } = device("phone", "jwt");
    for (const keep of ["cookie", "local-storage", "memory"]) {
      const response = await browser.send(`${path}/token-storage?keep=${keep}`);
      expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(await response.text()).toContain('<body data-api="check">');
    }
    const refused = await browser.send(`${path}/token-storage?keep=pocket`);
    expect([refused.status, (await refused.json()).code]).toEqual([400, "invalid-field"]);
  });

  it("takes from a stranger what no page should: a script in a picture", async () => {
    const { browser, device } = await newLab();
    const response = await browser.send(`${device("phone", "jwt").path}/token-storage?comment`);
    const { comment } = await response.json();
    expect(comment).toMatch(/^What a nice page! <img src="data:," alt="" onerror="[^"]+">$/);
    expect(comment).toContain("parent.postMessage");
  });
});
