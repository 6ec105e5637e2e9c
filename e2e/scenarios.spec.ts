import { loadScenario, scenarioIds } from "../lessons/scenarios/registry";
import {
  type Action,
  type Expectation,
  isWait,
  type Scenario,
  type Step,
} from "../lessons/scenarios/scenario";
import type { Strategy } from "../lessons/strategies/strategy";
import { expect, test } from "./fixtures";
import { Guide } from "./scenarios/guide";
import { actionKinds } from "./scenarios/perform";
import { expectedComplaints } from "./scenarios/refusals";
import { runScenario } from "./scenarios/run-scenario";
import { Stage } from "./scenarios/stage";
import { Tour } from "./tour";

test.use({ refusals: expectedComplaints });

const scenarios = await Promise.all(scenarioIds.map(loadScenario));

test.describe("told by the tour, and compared by a program of its own", () => {
  for (const scenario of scenarios) {
    test(scenario.id, { tag: waits(scenario) ? "@waits" : [] }, async ({ page, lab }) => {
      test.setTimeout(400_000);
      const tour = new Tour(page);
      const stage = new Stage(page, lab, scenario.strategies);
      const guide = new Guide(scenario, stage, tour);
      await tour.open(lab, scenario.id);
      await runScenario(scenario, stage, guide, guide);
      await expect(tour.strip).toContainText("That was the last step.");
      await expect(tour.next).toHaveAttribute("aria-disabled", "true");
      await tour.strip.getByRole("link", { name: "All tours" }).click();
      await expect(page).toHaveURL(/\/tour$/);
    });
  }
});

function waits({ steps }: Scenario): boolean {
  return steps.some(({ action }) => isWait(action));
}

type Doing = [Action, Expectation];

/** Every action with a control of its own, and what comes of it. */
const withTwoColumns: Doing[] = [
  [
    { do: "plant", lanes: ["phone/database"] },
    { lanes: { "phone/database": "unknown-session", "thief/database": "unknown-session" } },
  ],
  [
    { do: "sign-in", lifetime: 900, expiry: "rolling" },
    { lanes: { "phone/database": "signed-in", "phone/jwt": "signed-in" } },
  ],
  [
    { do: "ask-session", lanes: ["phone/database", "phone/jwt"] },
    { end: { "phone/jwt": "later", "laptop/jwt": "same" } },
  ],
  [
    { do: "fetch-page", lanes: ["phone/database", "phone/jwt"] },
    { page: { "phone/database": "signed-in", "phone/jwt": "signed-in" } },
  ],
  [
    { do: "use-leak", lane: "phone/database" },
    { lanes: { "thief/database": "unknown-session", "phone/database": "signed-in" } },
  ],
  [
    { do: "steal", lanes: ["phone/database", "phone/jwt"] },
    { lanes: { "thief/database": "signed-in", "thief/jwt": "signed-in" } },
  ],
  [
    { do: "revoke", asking: "laptop/database", device: "phone" },
    { lanes: { "phone/database": "unknown-session", "thief/database": "unknown-session" } },
  ],
  [
    { do: "revoke", asking: "laptop/jwt", device: "phone" },
    { refused: "nothing-to-list", lanes: { "phone/jwt": "signed-in" } },
  ],
  [
    { do: "steal", lanes: ["laptop/database"] },
    { lanes: { "thief/database": "signed-in", "laptop/database": "signed-in" } },
  ],
  [
    { do: "sign-out", lanes: ["laptop/database", "phone/jwt"] },
    {
      lanes: {
        "laptop/database": "no-credential",
        "thief/database": "unknown-session",
        "phone/jwt": "no-credential",
        "thief/jwt": "signed-in",
      },
    },
  ],
  [{ do: "sign-in-one", lanes: ["laptop/database"] }, { lanes: { "laptop/database": "signed-in" } }],
  [{ do: "set-database", to: "slow:120" }, { atLeastMs: { "laptop/database": 120 } }],
  [{ do: "set-database", to: "down" }, { lanes: { "laptop/database": "database-unavailable" } }],
  [{ do: "set-database", to: "near" }, { lanes: { "laptop/database": "signed-in" } }],
  [{ do: "change-role", to: "member" }, { role: { "laptop/database": "member", "laptop/jwt": "admin" } }],
  [{ do: "bring-bystanders" }, { lanes: { "tablet/database": "signed-in", "desktop/jwt": "signed-in" } }],
  [
    { do: "change-password" },
    {
      lanes: {
        "laptop/database": "unknown-session",
        "laptop/jwt": "signed-in",
        "tablet/database": "signed-in",
      },
    },
  ],
  [{ do: "sign-in-one", lanes: ["laptop/database", "phone/database"] }, {}],
  [{ do: "steal", lanes: ["phone/database"] }, { lanes: { "thief/database": "signed-in" } }],
  [
    { do: "try-session", lane: "thief/database" },
    { refused: "wrong-password", lanes: { "laptop/database": "signed-in" } },
  ],
  [{ do: "try-password", lane: "thief/database" }, { refused: "wrong-password" }],
  [{ do: "try-account", lane: "thief/database" }, { refused: "wrong-password" }],
  [{ do: "ask-again", on: false }, {}],
  [{ do: "try-session", lane: "thief/database" }, { lanes: { "laptop/database": "unknown-session" } }],
  [{ do: "try-password", lane: "thief/jwt" }, { lanes: { "thief/database": "unknown-session" } }],
  [{ do: "ask-again", on: true }, {}],
  [{ do: "delete-account" }, { lanes: { "laptop/jwt": "signed-in" } }],
  [{ do: "sign-in-one", lanes: ["laptop/database"] }, { refused: "credentials" }],
];

const withShortTokens: Doing[] = [
  [{ do: "sign-in", lifetime: 120, expiry: "absolute" }, { lanes: { "phone/jwt-short": "signed-in" } }],
  // A token's end is in whole seconds: one that is fetched within the same second does not end later.
  [{ do: "let-pass", seconds: 1 }, { lanes: { "phone/jwt-short": "signed-in" } }],
  [{ do: "refresh", lanes: ["phone/jwt-short"] }, { end: { "phone/jwt-short": "later" } }],
];

/** A scenario that tells nothing. */
function silent(strategies: readonly Strategy[], doings: readonly Doing[]): Scenario {
  const steps = doings.map(([action, expected]) => ({
    title: action.do,
    narration: "",
    action,
    expect: expected,
  }));
  return { id: "by-hand", title: "", question: "", strategies, steps };
}

test.describe("by hand", () => {
  test("every action that a scenario may have has a control, or is a wait", () => {
    const tried = new Set([...withTwoColumns, ...withShortTokens].map(([action]) => action.do));
    const left = actionKinds.filter((kind) => !tried.has(kind));
    expect(left).toEqual(["wait-for-expiry", "wait-until-out", "keep-visiting", "wait-until-left"]);
  });

  for (const [name, strategies, doings] of [
    ["in two columns", ["database", "jwt"], withTwoColumns],
    ["with short-lived tokens", ["jwt-short"], withShortTokens],
  ] as const) {
    test(`each control does what an action says, ${name}`, async ({ page, lab }) => {
      const stage = new Stage(page, lab, strategies);
      await stage.open();
      await runScenario(silent(strategies, doings), stage);
    });
  }

  test("a scenario that does not come as it says fails, and says what it saw", async ({ page, lab }) => {
    const { steps, ...told } = await loadScenario("the-password-changes");
    const last = { ...steps[2], expect: { lanes: { "thief/jwt": "unknown-session" } } } as Step;
    const stage = new Stage(page, lab, told.strategies);
    stage.patience = 500;
    await stage.open();
    const run = runScenario({ ...told, steps: [...steps.slice(0, 2), last] }, stage);
    await expect(run).rejects.toThrow(
      /^the-password-changes, step 3, “.+”: thief\/jwt: expected unknown-session, saw signed-in$/,
    );
  });
});
