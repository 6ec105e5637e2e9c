import { describe, expect, it } from "vitest";
import { laneOf } from "@/lib/lab/lane";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { newLab } from "@/tools/testing/lab";
import "@/tools/testing/strict";
import { isBroken, type Strategy, strategies } from "../strategies/strategy";
import type { Action } from "./scenario";
import { seenBroken } from "./seen-broken";

/** A board without a browser. */
async function boardOf(strategy: Strategy) {
  stopClock();
  const lab = await newLab();
  const device = (slug: "laptop" | "phone" | "thief") => lab.device(slug, strategy);
  const each = async (
    lanes: readonly string[],
    work: (of: ReturnType<typeof device>) => Promise<unknown>,
  ) => {
    for (const lane of lanes) await work(device(laneOf(lane as never).device as "phone"));
  };
  const perform = async (action: Action): Promise<void> => {
    if (action.do === "sign-in") {
      const { lifetime, expiry } = action;
      for (const slug of ["laptop", "phone"] as const) await device(slug).signIn({ lifetime, expiry });
    } else if (action.do === "steal") await each(action.lanes, (of) => of.steal("thief"));
    else if (action.do === "ask-session") await each(action.lanes, (of) => of.session());
    else if (action.do === "sign-out") await each(action.lanes, (of) => of.signOut());
    else if (action.do === "plant") await device("thief").plant("phone");
    else if (action.do === "let-pass") moveClock(action.seconds * 1000);
    else if (action.do === "change-password")
      expect(await device("laptop").changePassword(lab.password, "a-new-password-1")).toMatchObject({
        status: 200,
      });
    else expect(action.do).toBe("fetch-page");
  };
  return { perform, thief: device("thief") };
}

describe.each(strategies.filter(isBroken))("%s", (strategy) => {
  it("is seen broken: a thief is signed in at the end", async () => {
    const { perform, thief } = await boardOf(strategy);
    for (const action of seenBroken(strategy)) await perform(action);
    expect((await thief.check()).status).toBe(200);
  });
});

it("of what is not broken there is nothing of the kind to see", () => {
  const shown = strategies.filter((strategy) => seenBroken(strategy).length > 0);
  expect(shown).toEqual(strategies.filter(isBroken));
});
