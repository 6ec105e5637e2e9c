import { describe, expect, it } from "vitest";
import { contextOf, expectSameRequests, measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { claimColumns } from "../columns";
import { decide } from "../decide";
import { RequestTally } from "../request-tally";
import { type Ask, askWithHeader, type Facts, goodForMobile, judgeVisit } from "./13-good-for-mobile";

const visit = { without: 401, status: 200, known: true, cookies: 0, bytes: 43 };
const facts = (change: Partial<typeof visit>) =>
  ({ visits: claimColumns.map((column) => ({ ...visit, column, ...change })), requests: {} }) as Facts;

describe("good for mobile", () => {
  it("measures that a session id in a header gets in as a token does", { timeout: 60_000 }, async () => {
    const measured = await measure(goodForMobile);
    expectSameRequests(measured.requests);
    for (const { column, bytes, ...found } of measured.visits) {
      // The signed copy of a session is another cookie: a client without a jar asks the database each time.
      const cookies = column === "database-cached" ? 1 : 0;
      expect([column, found]).toEqual([column, { without: 401, status: 200, known: true, cookies }]);
    }
    const { verdict, sentence, cells } = decide(goodForMobile, measured);
    const others = [cells.database?.verdict, cells["database-cached"]?.verdict];
    expect([verdict, ...others]).toEqual(["holds", "holds", "holds-but"]);
    expect(sentence).toContain("The other side has it too: ");
  });

  it.each([
    ["the database is gone", "cannot-tell", { database: "?db=down" }],
    ["the header is cut off on its way", "not-here", { cut: true }],
    ["the answer sets a cookie", "holds-but", { sets: "a=b" }],
    ["a cookie goes along with everything", "cannot-tell", { leaks: true }],
  ] as const)("really comes out otherwise where %s", async (_, verdict, fault) => {
    await contextOf(async ({ visitor }) => {
      const device = visitor.device("phone", "database");
      await device.signIn();
      const { database = "", cut, sets, leaks } = fault as Partial<Record<string, string>>;
      const ask: Ask = async ({ authorization, cookie = "" }) => {
        const headers = {
          ...(!leaks && { cookie }),
          ...(authorization && { authorization: cut ? authorization.slice(0, -1) : authorization }),
        };
        const answer = await visitor.send(`${device.path}/check${authorization ? database : ""}`, {
          headers,
        });
        if (!sets) return answer;
        return { ...answer, headers: new Headers([...answer.headers, ["set-cookie", sets]]) };
      };
      expect(judgeVisit(await askWithHeader(device, ask, new RequestTally())).verdict).toBe(verdict);
    });
  });

  it.each<[string, Partial<typeof visit>, string]>([
    ["known by the header", {}, "holds"],
    ["known, with a cookie", { cookies: 1 }, "holds-but"],
    ["refused", { status: 401 }, "not-here"],
    ["not known", { known: false }, "not-here"],
    ["out of order", { status: 503 }, "cannot-tell"],
    ["everybody is let in", { without: 200 }, "cannot-tell"],
  ])("judges every column by the same: %s", (_, change, verdict) => {
    const decided = decide(goodForMobile, facts(change));
    for (const column of claimColumns) expect(decided.cells[column]?.verdict).toBe(verdict);
    expect(decided.verdict).toBe(verdict);
  });
});
