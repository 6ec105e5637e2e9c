import { describe, expect, it } from "vitest";
import "@/tools/testing/strict";
import { expectSameRequests } from "@/tools/testing/claims";
import { RequestTally, requestsLine } from "./request-tally";

describe("the requests of a run", () => {
  it("are counted for each column, and made", async () => {
    const tally = new RequestTally();
    expect(await tally.ask("jwt", async () => 200)).toBe(200);
    await tally.ask("jwt", async () => 200);
    await tally.ask("database", async () => 200, 2);
    expect(tally.counts).toEqual({ jwt: 2, database: 2 });
    expectSameRequests(tally.counts);
    expect(requestsLine(tally.counts)).toEqual({ text: "requests that count, for each", measure: "2" });
  });

  it("are named one by one where a column got more", async () => {
    const tally = new RequestTally();
    await tally.ask("jwt", async () => 200);
    await tally.ask("database", async () => 200, 3);
    expect(() => expectSameRequests(tally.counts)).toThrow();
    expect(requestsLine(tally.counts).text).toBe("requests that count: session, hashed 3; JWT, signed 1");
  });
});
