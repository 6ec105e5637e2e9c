import { describe, expect, it } from "vitest";
import { spreadOf } from "@/lib/spread.mjs";
import type { Strategy } from "../strategies/strategy";
import { columns, sortBy, toCsv } from "./columns";
import { conclude } from "./conclusion";
import { intervalOfMedian, type Price } from "./price";

const addedOf = (...micros: number[]) => ({ ...spreadOf(micros), interval: intervalOfMedian(micros) });

function price(strategy: Strategy, given: Partial<Price> = {}): Price {
  return {
    strategy,
    thiefOut: { seconds: 0.1, reason: "revoked" },
    staleFor: null,
    deviceOut: null,
    copyOut: { seconds: 30, reason: "expired" },
    bystanders: { out: 0, of: 2 },
    sqlPerCheck: 0,
    sqlPerRefresh: null,
    added: addedOf(250, 300, 400),
    bytesPerRequest: 400,
    bytesPerDevice: 0,
    outage: { answersFor: null, refresh: null },
    ...given,
  };
}

const session = price("database", {
  sqlPerCheck: 1,
  added: addedOf(900, 1000, 1200),
});
const textOf = (key: string, given: Price) =>
  Object.values(columns.find((column) => column.key === key)?.text(given) ?? {}).join(", ");

describe("a cell", () => {
  it("tells refused from expired, and both from never", () => {
    expect(textOf("thiefOut", price("jwt"))).toBe("0.1");
    expect(textOf("thiefOut", price("jwt", { thiefOut: { seconds: 28.04, reason: "expired" } }))).toBe(
      "until it expires, here 30 s, Auth.js's default 30 days from the last visit",
    );
    expect(textOf("thiefOut", price("jwt", { thiefOut: { watched: 34 } }))).toBe("never, watched for 34 s");
    expect(textOf("deviceOut", price("jwt"))).toBe("cannot");
    expect(textOf("copyOut", price("jwt"))).toBe("until it expires");
    expect(textOf("copyOut", price("jwt", { copyOut: { seconds: 15.04, reason: "bad-proof" } }))).toBe(
      "15.0",
    );
    // Auth.js has deleted the expired row, so the last refusal may name another reason.
    const gone = { seconds: 30.2, reason: "unknown-session" } as const;
    expect(textOf("copyOut", price("database", { copyOut: gone }))).toBe("until it expires");
    expect(textOf("copyOut", price("jwt", { copyOut: { watched: 49 } }))).toBe("never, watched for 49 s");
    expect(textOf("staleFor", price("jwt"))).toBe("–");
    expect(textOf("staleFor", price("jwt-denylist", { staleFor: 14.02 }))).toBe("14.0");
  });

  it("tells what an outage does to checks, for how long, and to a refresh", () => {
    const outage = (answersFor: number | null, refresh: number | null) =>
      textOf("outage", price("jwt", { outage: { answersFor, refresh } }));
    expect(outage(null, null)).toBe("answers");
    expect(outage(0, null)).toBe("no answer");
    expect(outage(5, null)).toBe("still answers for 5 s");
    expect(outage(null, 503)).toBe("answers, no answer to a refresh");
  });

  it("has the interval of a median, by the ranks of what was measured", () => {
    const values = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(intervalOfMedian(values)).toEqual({ from: 40, to: 61 });
    expect(intervalOfMedian([7])).toEqual({ from: 7, to: 7 });
  });
});

describe("the table", () => {
  const slow = price("jwt", { thiefOut: { seconds: 28, reason: "expired" } });
  const never = price("jwt-broken-iat", { thiefOut: { watched: 34 } });

  it("is sorted by a column, and never comes last", () => {
    const order = (descending: boolean) =>
      sortBy([never, slow, session], "thiefOut", descending).map(({ strategy }) => strategy);
    expect(order(false)).toEqual(["database", "jwt", "jwt-broken-iat"]);
    expect(order(true)).toEqual(["jwt-broken-iat", "jwt", "database"]);
    expect(sortBy([never, slow], "no such column", false)).toEqual([never, slow]);
  });

  it("is CSV with a line for each strategy, and one number or word in a cell", () => {
    const lines = toCsv([slow, never]).split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^strategy,broken,sign_in_lives_s,thief,thief_out_s,/);
    expect(lines[1]).toMatch(/^jwt,0,30,expired,28.00,,cannot,,/);
    expect(lines[2]).toMatch(/^jwt-broken-iat,1,30,never,,,/);
    for (const cell of lines.slice(1, 3).flatMap((line) => line.split(",")))
      expect(cell).toMatch(/^(-?\d+(\.\d+)?|[a-z-]*)$/);
  });
});

describe("the sentence at the foot", () => {
  const version = price("jwt-version", { sqlPerCheck: 1, added: session.added });
  const denylist = price("jwt-denylist", { sqlPerCheck: 1, added: session.added });
  const broken = price("jwt-broken-iat", { thiefOut: { watched: 34 } });

  it("names those that cost what a session costs", () => {
    expect(conclude([session, version, denylist])).toBe(
      "“JWT, version claim” and “JWT, denylist by sid” throw the thief out at once, and cost what a database session costs: a statement for every check.",
    );
  });

  it("turns when one of them sends no statement and takes a fraction of the time", () => {
    expect(conclude([session, price("jwt-version")])).toBe(
      "JWT, version claim throws the thief out at once with 0.00 statements per check; no bystander went too.",
    );
  });

  it("counts bystanders, and tells how long the slow one takes", () => {
    const rotate = price("jwt-rotate", { bystanders: { out: 2, of: 2 }, sqlPerCheck: 0.05 });
    const short = price("jwt-short", { thiefOut: { seconds: 14.6, reason: "revoked" }, sqlPerRefresh: 4 });
    const said = conclude([session, rotate, short]);
    expect(said).toContain("its price is paid by others: 2 of 2 bystanders went too");
    expect(said).toContain(
      "lets the thief stay for 15 seconds, for 0 statements per check and 4 for each refresh: fewer than a look-up at every check only where a device asks more than 4 times in 15 seconds",
    );
  });

  it("says of the broken ones what the numbers say, on both sides", () => {
    expect(conclude([session, broken])).toBe("None of the broken fixes threw the thief out.");
    expect(conclude([session, broken, price("jwt-broken-one-path")])).toBe(
      "Of the broken fixes, “JWT, one path checked” threw the thief out this time.",
    );
  });

  it("names those under which a copy was refused before the sign-in was over", () => {
    const bound = price("jwt-bound", { copyOut: { seconds: 15.4, reason: "bad-proof" } });
    const said = "Where no password changed, a copy of all cookies was refused under";
    expect(conclude([session, bound])).toContain(`${said} “JWT, bound to the device”, and no other.`);
    expect(conclude([session, version])).not.toContain(said);
  });

  it("says nothing without a database session to compare with", () => {
    expect(conclude([version])).toBe("");
  });
});
