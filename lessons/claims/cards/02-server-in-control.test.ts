import { describe, expect, it } from "vitest";
import { expectSameRequests, measure, swapped, verdictsOf } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { claimColumns } from "../columns";
import { decide } from "../decide";
import { freshMs } from "../fresh-look";
import { type Facts, serverInControl } from "./02-server-in-control";

type Control = Facts["controls"][number];

const whole = {
  ...{ devices: 3, signedIn: 3, listed: 3, listStatus: 200, othersIn: 2 },
  ...{ ended: "at once" as const, limited: "at once" as const, actMs: 300 },
};

const verdicts = (controls: Control[]) => verdictsOf(serverInControl, { controls, requests: {} });

describe("the server is in control", () => {
  it("measures what can be listed, ended and limited, at once or later", { timeout: 90_000 }, async () => {
    const [measured, others] = await Promise.all([
      measure(serverInControl),
      measure(serverInControl, swapped),
    ]);
    expectSameRequests(measured.requests);
    expect(verdicts(measured.controls)).toEqual({
      "database-stock": "holds",
      database: "holds",
      "database-cached": "holds-but",
      "jwt-stock": "not-here",
      jwt: "not-here",
      "jwt-short": "holds-but",
      "jwt-denylist": "holds",
    });
    const { verdict, sentence } = decide(serverInControl, measured);
    expect([verdict, sentence.includes("The other side has it too: denylist")]).toEqual(["holds-but", true]);
    // What stands under a name decides, and not the name.
    expect(verdicts(others.controls)).toEqual({
      "database-stock": "holds-but",
      database: "not-here",
      "database-cached": "holds",
      "jwt-stock": "cannot-tell",
      jwt: "holds",
      "jwt-short": "holds",
      "jwt-denylist": "holds-but",
    });
  });

  it.each(claimColumns)("judges %s by what the server can do", (column) => {
    const verdictOf = (change: Partial<Control>) => verdicts([{ column, ...whole, ...change }])[column];
    expect(verdictOf({})).toBe("holds");
    expect(verdictOf({ ended: "later" })).toBe("holds-but");
    expect(verdictOf({ limited: "later" })).toBe("holds-but");
    expect(verdictOf({ listed: 2 })).toBe("holds-but");
    expect(verdictOf({ othersIn: 1 })).toBe("holds-but");
    const none = { listed: 0, listStatus: 409, ended: "never", limited: "never" } as const;
    expect(verdictOf(none)).toBe("not-here");
    expect(verdictOf({ ...none, limited: "at once" })).toBe("holds-but");
    expect(verdictOf({ signedIn: 2 })).toBe("cannot-tell");
    expect(verdictOf({ actMs: freshMs })).toBe("holds");
    expect(verdictOf({ actMs: freshMs + 1 })).toBe("cannot-tell");
  });
});
