import { describe, expect, it } from "vitest";
import { measure } from "@/tools/testing/claims";
import { newLab } from "@/tools/testing/lab";
import "@/tools/testing/strict";
import { sides } from "../columns";
import { decide } from "../decide";
import { type StrangerFinds, tokenPlaces } from "./20-findings";
import { keepItInLocalStorage } from "./20-keep-it-in-local-storage";

const nothing = { cookie: 0, storage: 0, globals: 0, caught: 0, acted: false, status: 200 };

/** What a script found in each place, with a session as with a JWT. */
function finds(
  change: Partial<Record<StrangerFinds["place"], Partial<StrangerFinds>>> = {},
): StrangerFinds[] {
  return sides.flatMap((strategy) =>
    tokenPlaces.map((place) => ({ ...nothing, strategy, place, ...change[place] })),
  );
}

/** As every browser does it: what is in localStorage is read, and what is in memory is caught. */
const usual = finds({
  cookie: { acted: true },
  "local-storage": { storage: 1, caught: 1 },
  memory: { caught: 1 },
});

describe("keep it in localStorage", () => {
  it("takes what the browser found, and nothing that only looks like it", async () => {
    expect(await measure(keepItInLocalStorage, { findings: usual })).toEqual({ finds: usual });
    const without = await measure(keepItInLocalStorage);
    expect(without).toEqual({ finds: [] });
    expect(decide(keepItInLocalStorage, without).verdict).toBe("cannot-tell");
    const [first] = usual;
    for (const findings of ["all", [{ ...first, place: "pocket" }], [{ ...first, caught: -1 }]]) {
      const made = measure(keepItInLocalStorage, { findings });
      await expect(made).rejects.toMatchObject({ code: "invalid-field" });
    }
  });

  it("tries the same places with both", () => {
    const tried = (side: string) => usual.filter(({ strategy }) => strategy === side).length;
    expect([tried("database"), tried("jwt")]).toEqual([tokenPlaces.length, tokenPlaces.length]);
  });

  it.each([
    ["read out of localStorage alone", usual, "not-here"],
    [
      "read out of the cookie too",
      finds({ cookie: { cookie: 1 }, "local-storage": { storage: 1 } }),
      "holds-but",
    ],
    ["caught on its way", finds({ "local-storage": { caught: 1 } }), "not-here"],
    ["found among the global variables", finds({ "local-storage": { globals: 1 } }), "not-here"],
    ["found nowhere", finds(), "holds"],
    ["caught from memory alone", finds({ memory: { caught: 1 } }), "holds"],
    ["no browser", [], "cannot-tell"],
  ] as const)("judges both columns by the same: %s", (_, found, verdict) => {
    const decided = decide(keepItInLocalStorage, { finds: [...found] });
    for (const side of sides) expect(decided.cells[side]?.verdict).toBe(verdict);
    expect(decided.verdict).toBe(verdict);
  });

  it("says how it was taken, and that a cookie need not be read to be used", () => {
    const { sentence } = keepItInLocalStorage.judge({ finds: usual });
    expect(sentence).toContain("read it out of localStorage and caught it on its way out of memory");
    expect(sentence).toContain("From an HttpOnly cookie it read nothing, and acted as Alice");
  });
});

describe.each(sides)("the page with a flaw, under %s", (strategy) => {
  it("is for three places, and there alone", async () => {
    const { browser, device } = await newLab();
    const { path } = device("phone", strategy);
    for (const keep of tokenPlaces) {
      const response = await browser.send(`${path}/token-storage?keep=${keep}`);
      expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(await response.text()).toContain('<body data-api="check">');
    }
    const refused = await browser.send(`${path}/token-storage?keep=pocket`);
    expect([refused.status, (await refused.json()).code]).toEqual([400, "invalid-field"]);
  });

  it("takes from a stranger what no page should: a script in a picture", async () => {
    const { browser, device } = await newLab();
    const response = await browser.send(`${device("phone", strategy).path}/token-storage?comment`);
    const { comment } = await response.json();
    expect(comment).toMatch(/^What a nice page! <img src="data:," alt="" onerror="[^"]+">$/);
    expect(comment).toContain("parent.postMessage");
  });
});
