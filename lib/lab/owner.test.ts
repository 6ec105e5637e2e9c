import { describe, expect, it } from "vitest";
import { Browser, type Cookie } from "@/tools/testing/browser";
import { newLab } from "@/tools/testing/lab";
import { withoutDatabase } from "@/tools/testing/outage";
import "@/tools/testing/strict";
import { parseCookie } from "../client/cookie-store.mjs";
import { createLabId, type LabId } from "./lab-id";
import { isOwner, ownerCookie, ownerCookieName } from "./owner";

const now = Date.now();
const holding = (value: string | undefined) =>
  new Headers(value === undefined ? {} : { cookie: `${ownerCookieName}=${encodeURIComponent(value)}` });

async function makeLab(browser: Browser): Promise<{ id: LabId; cookies: Cookie[] }> {
  const response = await browser.send("/api/labs", { method: "POST" });
  return { id: (await response.json()).id, cookies: response.headers.getSetCookie().map(parseCookie) };
}

describe("the owner cookie", () => {
  it.each([
    ["http://lab.test:3000", false],
    ["https://lab.test", true],
  ])(
    "is set with a new lab at %s: for the lab's path and day, out of reach of scripts",
    async (origin, secure) => {
      const { id, cookies } = await makeLab(new Browser(origin));
      expect(cookies).toEqual([
        {
          name: "lab.owner",
          value: ownerCookie(id, secure).value,
          path: `/lab/${id}`,
          httpOnly: true,
          sameSite: "lax",
          secure,
          expires: expect.any(Number),
        },
      ]);
      expect((cookies[0]?.expires ?? 0) - Date.now()).toBeGreaterThan(24 * 60 * 60 * 1000 - 60_000);
    },
  );

  it("opens the lab that it was made for, and no other of the same browser", async () => {
    const browser = new Browser();
    const [mine, also, theirs] = [await makeLab(browser), await makeLab(browser), await newLab()];
    const status = async (id: string) => (await browser.send(`/lab/${id}/state`)).status;
    expect([await status(mine.id), await status(also.id), await status(theirs.id)]).toEqual([200, 200, 403]);
  });

  it("is checked without a database", async () => {
    const { id } = await newLab();
    const answer = await withoutDatabase(() => new Browser().send(`/lab/${id}/state`));
    expect(await answer.json()).toMatchObject({ status: 403, code: "not-owner" });
  });

  const lab = createLabId(now);
  const { value } = ownerCookie(lab, false);

  it("proves what it says", () => {
    expect(isOwner(lab, holding(value))).toBe(true);
    // 256 bits.
    expect(Buffer.from(value, "base64url")).toHaveLength(32);
  });

  it.each([
    ["none", undefined],
    ["an empty one", ""],
    ["that of another lab", ownerCookie(createLabId(now), false).value],
    ["one that is cut short", value.slice(0, -1)],
    ["one that is too long", `${value}A`],
    ["one with another last letter", `${value.slice(0, -1)}${value.endsWith("A") ? "E" : "A"}`],
    ["the lab's id", lab],
    ["letters of more than one byte", "é".repeat(value.length)],
  ])("proves nothing when it is %s", (_, shown) => {
    expect(isOwner(lab, holding(shown))).toBe(false);
  });
});
