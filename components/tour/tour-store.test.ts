import { describe, expect, it, vi } from "vitest";
import type { LaneObservation } from "@/lessons/scenarios/expectation";
import type { Action, Scenario } from "@/lessons/scenarios/scenario";
import type { LaneKey } from "@/lib/lab/lane";
import "@/tools/testing/strict";
import { LabProblem } from "../lab-client/request";
import type { Refusal, Stage } from "./stage";
import { TourStore } from "./tour-store";
import type { Carried } from "./tour-view";

const phone = "phone/jwt" satisfies LaneKey;
const signIn: Action = { do: "sign-in", lifetime: 120, expiry: "absolute" };
const wait: Action = { do: "wait-for-expiry", lane: phone };
const signedIn = { lanes: { [phone]: "signed-in" } } as const;

const scenario: Scenario = {
  id: "a-story",
  title: "A story",
  question: "Who is signed in?",
  strategies: ["jwt"],
  steps: [
    { title: "Sign in", narration: "Alice signs in.", action: signIn, expect: signedIn },
    {
      title: "Change",
      narration: "She changes her password.",
      action: { do: "change-password" },
      predict: { ask: [phone], because: [], why: {} },
      expect: signedIn,
    },
    { title: "Look", narration: "Look at it.", expect: signedIn },
    { title: "Wait", narration: "Time passes.", action: wait, expect: { lanes: { [phone]: "expired" } } },
  ],
};

/** A stage on which the phone is signed in by signing in, and nothing else happens by itself. */
function newStage(change: Partial<Stage> = {}) {
  let now: LaneObservation = observation("no-credential");
  const stage = {
    turnTo: vi.fn(async () => undefined),
    check: vi.fn(async (): Promise<string | null> => null),
    perform: vi.fn(async (action: Action): Promise<Refusal | null> => {
      if (action.do === "sign-in") now = observation();
      if (action.do === "wait-for-expiry") now = observation("expired");
      return null;
    }),
    observe: vi.fn(async () => ({
      lanes: new Map([[phone as LaneKey, now]]),
      refused: null,
      scriptSees: new Map(),
      pages: new Map(),
    })),
    moment: vi.fn(async () => undefined),
    hasHistory: vi.fn(async () => false),
    goFresh: vi.fn(async (_index: number, _carried: Carried | null): Promise<void> => undefined),
    carried: vi.fn((): Carried | null => null),
    isFresh: vi.fn(() => false),
  } satisfies Stage;
  Object.assign(stage, change);
  return {
    stage,
    become(reason?: LaneObservation["reason"]): void {
      now = observation(reason);
    },
  };
}

function observation(reason?: LaneObservation["reason"]): LaneObservation {
  const evidence = { sql: [], ms: 1, cookie: null };
  return reason ? { signedIn: false, reason, evidence } : { signedIn: true, evidence };
}

/** Waits until nothing is under way, and tells the step and the phase. */
async function settled(tour: TourStore): Promise<[step: number, phase: string]> {
  await vi.waitFor(() => expect(["told", "compared", "unseen"]).toContain(tour.read().phase));
  return [tour.read().index + 1, tour.read().phase];
}

async function begin(stage: Stage, index = 0): Promise<TourStore> {
  const tour = new TourStore(scenario, stage, index);
  tour.start();
  await settled(tour);
  return tour;
}

const done = (stage: ReturnType<typeof newStage>["stage"]) =>
  stage.perform.mock.calls.map(([action]) => action.do);

describe("a tour", () => {
  it("tells a step before it does it, compares, and only then goes on", async () => {
    const { stage } = newStage();
    const tour = await begin(stage);
    expect(await settled(tour)).toEqual([1, "told"]);
    expect(done(stage)).toEqual([]);

    await tour.next();
    expect(await settled(tour)).toEqual([1, "compared"]);
    expect(done(stage)).toEqual(["sign-in"]);
    expect(tour.read().mismatches).toEqual([]);

    await tour.next();
    expect(await settled(tour)).toEqual([2, "told"]);
    expect(done(stage)).toEqual(["sign-in"]);
  });

  it("says what differs, and goes on when it is told to", async () => {
    const { stage, become } = newStage({ perform: vi.fn(async () => null) });
    become("revoked" as never);
    const tour = await begin(stage);
    await tour.next();
    expect(tour.read().mismatches).toEqual([{ what: phone, expected: "signed-in", saw: "revoked" }]);
    await tour.next();
    expect(await settled(tour)).toEqual([2, "told"]);
    expect(tour.read().mismatches).toEqual([]);
  });

  it("keeps what it found, whatever becomes of it later", async () => {
    const { stage, become } = newStage();
    const tour = await begin(stage);
    await tour.next();
    become("expired");
    expect(tour.read().found.get(phone)?.signedIn).toBe(true);
  });

  it("does nothing at a second press while it is busy, and nothing after the last step", async () => {
    const { stage } = newStage();
    const tour = await begin(stage, 3);
    expect(done(stage)).toEqual(["sign-in", "change-password"]);
    await Promise.all([tour.next(), tour.next(), tour.next()]);
    expect(done(stage)).toEqual(["sign-in", "change-password", "wait-for-expiry"]);
    expect(tour.isLast).toBe(true);
    await tour.next();
    expect(await settled(tour)).toEqual([4, "compared"]);
  });

  it("looks at once where nothing is to be done", async () => {
    const { stage } = newStage();
    const tour = await begin(stage, 2);
    await vi.waitFor(() => expect(tour.read().phase).toBe("compared"));
    expect(tour.read().index).toBe(2);
  });

  it("looks again when a clock has not struck yet, and believes it in the end", async () => {
    let looks = 0;
    const { stage } = newStage({
      observe: async () => {
        looks += 1;
        // One look before the action, one right after it, and one more.
        const lanes = new Map([[phone as LaneKey, observation(looks < 3 ? undefined : "expired")]]);
        return { lanes, refused: null, scriptSees: new Map(), pages: new Map() };
      },
    });
    const tour = new TourStore({ ...scenario, steps: [scenario.steps[3] as never] }, stage, 0);
    tour.start();
    await settled(tour);
    await tour.next();
    expect(tour.read().mismatches).toEqual([]);
    expect(stage.moment).toHaveBeenCalledTimes(1);
  });

  it("does not look for ever for a clock to strike", async () => {
    const { stage } = newStage({ perform: async () => null });
    const tour = new TourStore({ ...scenario, steps: [scenario.steps[3] as never] }, stage, 0);
    tour.start();
    await settled(tour);
    await tour.next();
    expect(tour.read().mismatches).toEqual([{ what: phone, expected: "expired", saw: "no-credential" }]);
  });
});

describe("a prediction", () => {
  it("locks the step until every device is guessed", async () => {
    const { stage } = newStage();
    const tour = await begin(stage, 1);
    expect(tour.locked).toBe(true);
    await tour.next();
    expect(done(stage)).toEqual(["sign-in"]);
    tour.guess(phone, "signed-out");
    expect(tour.locked).toBe(false);
    await tour.next();
    expect(done(stage)).toEqual(["sign-in", "change-password"]);
    expect(tour.read().guesses).toEqual(new Map([[phone, "signed-out"]]));
  });

  it("can be skipped, and is asked for again when the step is told again", async () => {
    const { stage } = newStage();
    const tour = await begin(stage, 1);
    tour.skipPrediction();
    expect(tour.locked).toBe(false);
    expect((await begin(newStage().stage, 1)).locked).toBe(true);
  });

  it("is not asked for while the step is done again on the way to another", async () => {
    const { stage } = newStage();
    const tour = await begin(stage, 3);
    expect(await settled(tour)).toEqual([4, "told"]);
  });
});

describe("arriving at a step", () => {
  it("goes to a fresh lab from one with a history", async () => {
    const { stage } = newStage({ hasHistory: async () => true });
    const tour = new TourStore(scenario, stage, 2);
    tour.start();
    await vi.waitFor(() => expect(stage.goFresh).toHaveBeenCalledExactlyOnceWith(2, null));
    expect(tour.read().moving).toBe(true);
    expect(done(stage)).toEqual([]);
  });

  it("replays once, even when it is started twice", async () => {
    const { stage } = newStage();
    const tour = new TourStore(scenario, stage, 1);
    tour.start()();
    tour.start();
    await settled(tour);
    expect(done(stage)).toEqual(["sign-in"]);
  });

  it("stays at the step before it that does not come as it must", async () => {
    const { stage } = newStage({ perform: async () => null });
    const tour = await begin(stage, 3);
    expect(await settled(tour)).toEqual([1, "compared"]);
    expect(tour.read().mismatches).toHaveLength(1);
  });

  it("does nothing more once it is left", async () => {
    const { stage } = newStage();
    const tour = new TourStore(scenario, stage, 3);
    const leave = tour.start();
    leave();
    await new Promise((resolve) => setTimeout(resolve));
    expect(done(stage)).toEqual([]);
    expect(tour.read().phase).toBe("arriving");
  });

  it("goes back in a fresh lab, and not before the first step", async () => {
    const { stage } = newStage();
    const tour = await begin(stage, 1);
    await tour.restartAt(-1);
    expect(stage.goFresh).not.toHaveBeenCalled();
    await tour.restartAt(0);
    await tour.restartAt(0);
    expect(stage.goFresh).toHaveBeenCalledExactlyOnceWith(0, null);
  });
});

describe("a reader slower than the clock", () => {
  it("is taken to a fresh lab, with what was answered", async () => {
    const { stage, become } = newStage();
    const tour = await begin(stage);
    await tour.next();
    await tour.next();
    tour.guess(phone, "signed-in");
    become("expired");
    await tour.next();
    expect(done(stage)).toEqual(["sign-in"]);
    expect(stage.goFresh).toHaveBeenCalledExactlyOnceWith(1, {
      guesses: new Map([[phone, "signed-in"]]),
      reason: "",
      ownWords: "",
      skipped: false,
    });
    expect(tour.read().moving).toBe(true);
  });

  it("is taken there as well when it runs out while the step is done", async () => {
    const { stage, become } = newStage();
    const tour = await begin(stage);
    await tour.next();
    await tour.next();
    tour.guess(phone, "signed-in");
    stage.perform.mockImplementationOnce(async () => {
      become("expired");
      return null;
    });
    await tour.next();
    expect(stage.goFresh).toHaveBeenCalledExactlyOnceWith(
      1,
      expect.objectContaining({ guesses: new Map([[phone, "signed-in"]]) }),
    );
    expect(tour.read()).toMatchObject({ moving: true, mismatches: [] });
  });

  it("is not asked again there: the step is done on arrival", async () => {
    const guesses = new Map([[phone as LaneKey, "signed-out" as const]]);
    const { stage } = newStage({ carried: () => ({ guesses, reason: "", ownWords: "", skipped: false }) });
    const tour = new TourStore(scenario, stage, 1);
    tour.start();
    await vi.waitFor(() => expect(tour.read().phase).toBe("compared"));
    expect(done(stage)).toEqual(["sign-in", "change-password"]);
    expect(tour.read().guesses).toEqual(guesses);
    expect(tour.begunAgain).toBe(true);
  });

  it("is taken there once: what has run out again is told as what was seen", async () => {
    const { stage, become } = newStage({
      carried: () => ({ guesses: new Map(), reason: "", ownWords: "", skipped: true }),
    });
    stage.perform.mockImplementation(async ({ do: what }) => {
      become(what === "sign-in" ? undefined : "expired");
      return null;
    });
    const tour = new TourStore(scenario, stage, 1);
    tour.start();
    await vi.waitFor(() => expect(tour.read().phase).toBe("compared"));
    expect(tour.read().mismatches).toEqual([{ what: phone, expected: "signed-in", saw: "expired" }]);
    expect(stage.goFresh).not.toHaveBeenCalled();
  });
});

describe("something in the way", () => {
  const unreachable: Refusal = { code: "unreachable", words: "The server does not answer." };

  it("before the action: the same step can be done again", async () => {
    const { stage } = newStage();
    const tour = await begin(stage);
    stage.check.mockResolvedValueOnce("The database does not answer.");
    await tour.next();
    expect(await settled(tour)).toEqual([1, "told"]);
    expect(tour.read().obstacle).toBe("The database does not answer.");
    expect(done(stage)).toEqual([]);
    await tour.next();
    expect(await settled(tour)).toEqual([1, "compared"]);
    expect(tour.read().obstacle).toBeNull();
  });

  it("after the action: only what came of it is looked at again", async () => {
    const { stage } = newStage();
    const tour = await begin(stage);
    stage.check.mockResolvedValueOnce(null).mockResolvedValueOnce("The database does not answer.");
    await tour.next();
    expect(await settled(tour)).toEqual([1, "unseen"]);
    await tour.next();
    expect(await settled(tour)).toEqual([1, "compared"]);
    expect(done(stage)).toEqual(["sign-in"]);
  });

  it("in the action itself: it is no answer to the question", async () => {
    const { stage } = newStage();
    const tour = await begin(stage);
    stage.perform.mockResolvedValueOnce(unreachable);
    await tour.next();
    expect(await settled(tour)).toEqual([1, "told"]);
    expect(tour.read()).toMatchObject({ obstacle: unreachable.words, mismatches: [] });
  });

  it("is what was expected, where a step expects it", async () => {
    const refused: Refusal = { code: "database-unavailable", words: "" };
    const { stage } = newStage({ perform: async () => refused });
    const step = { ...scenario.steps[0], expect: { refused: "database-unavailable" } };
    const tour = new TourStore({ ...scenario, steps: [step as never] }, stage, 0);
    tour.start();
    await settled(tour);
    await tour.next();
    expect(tour.read()).toMatchObject({ phase: "compared", mismatches: [], obstacle: null });
  });

  it("a refusal that is none of these is told as what was seen", async () => {
    const { stage } = newStage({ perform: async () => ({ code: "wrong-password", words: "" }) });
    const tour = await begin(stage);
    await tour.next();
    expect(tour.read().mismatches).toContainEqual({
      what: "the action",
      expected: "carried out",
      saw: "wrong-password",
    });
  });

  it("on the way: Next tries to arrive again", async () => {
    const hasHistory = vi.fn(async () => false);
    hasHistory.mockRejectedValueOnce(new LabProblem("unreachable", "Nobody answers."));
    const { stage } = newStage({ hasHistory });
    const tour = new TourStore(scenario, stage, 1);
    tour.start();
    await vi.waitFor(() => expect(tour.read().obstacle).toBe("Nobody answers."));
    await tour.next();
    expect(await settled(tour)).toEqual([2, "told"]);
    expect(tour.read().obstacle).toBeNull();
  });

  it("no fresh lab to be had while a step is being done: the step comes to its end", async () => {
    const { stage } = newStage({
      goFresh: async () => {
        throw new LabProblem("database-unavailable", "The database does not answer.");
      },
    });
    const tour = await begin(stage, 1);
    tour.skipPrediction();
    const step = tour.next();
    await tour.restartAt(0);
    await step;
    expect(tour.read()).toMatchObject({ index: 1, phase: "compared", moving: false, mismatches: [] });
  });

  it("no fresh lab to be had: the tour stays where it is", async () => {
    const { stage } = newStage({
      goFresh: async () => {
        throw new LabProblem("database-unavailable", "The database does not answer.");
      },
    });
    const tour = await begin(stage, 1);
    await tour.restartAt(0);
    const obstacle = "The database does not answer.";
    expect(tour.read()).toMatchObject({ index: 1, phase: "told", moving: false, obstacle });
  });
});
