import type { Check } from "@/lib/device/check";
import type { Claim, RunContext } from "../claim";
import { type Side, sides } from "../columns";
import { sources } from "../sources";
import { type Ending, watch } from "../watch";
import { duration } from "../words";

/** How long a role went on working that had been taken away. */
type Belief = Ending & { strategy: Side };

export type Facts = { lifetimeMs: number; beliefs: Belief[] };

/** Seconds: the shortest that there is, so that the end can be waited for. */
const lifetime = 30;
/** Milliseconds after which it is given up. */
const patience = lifetime * 1000 + 5000;

const thresholds = {
  lateMs: { value: 1000, words: "does not hold here if a JWT's role stops working within 1,000 ms" },
  bearableMs: { value: 5000, words: "holds, but … up to 5,000 ms; holds beyond" },
};

export const noControl: Claim<Facts> = {
  number: 18,
  id: "no-control",
  side: "jwt",
  of: "blame",
  statement: "No control: can't force logout easily",
  means: "A JWT's user cannot easily be logged out by the server, nor can what the token says be changed.",
  sources: {
    says: [sources.authJsStrategies, sources.stopUsingJwt],
    limits: [sources.asvsSessions, sources.owaspJwt],
  },
  method:
    "Alice is an administrator and signs in for 30 seconds under both strategies. Then her role is taken away. Each device asks until the answer no longer says “admin”.",
  expectedSeconds: 32,
  thresholds,
  waits: true,

  async run({ visitor, progress, signal }: RunContext): Promise<Facts> {
    progress("Signing an administrator in under both strategies", 0);
    for (const strategy of sides) await visitor.device("laptop", strategy).signIn(lifetime);
    await visitor.command("POST", "role", { role: "member" });
    const since = performance.now();
    progress("The role is taken away; asking until no answer says “admin”", 0.1);
    const beliefs = sides.map(async (strategy): Promise<Belief> => {
      const device = visitor.device("laptop", strategy);
      return { strategy, ...(await watch(device, { since, patience, signal, stillGets: isAdmin })) };
    });
    return { lifetimeMs: lifetime * 1000, beliefs: await Promise.all(beliefs) };
  },

  judge({ lifetimeMs, beliefs }) {
    const longest = (side: Side) =>
      Math.max(
        ...beliefs
          .filter(({ strategy }) => strategy === side)
          .map(({ endedAfterMs }) => endedAfterMs ?? lifetimeMs),
      );
    const late = longest("jwt");
    const contrast = `The session's next check, ${duration(longest("database"))} after, had the new role.`;
    if (late <= thresholds.lateMs.value) {
      return {
        verdict: "not-here",
        sentence: `The token's role had stopped working after ${duration(late)}.`,
      };
    }
    const sentence = `A role that had been taken away went on working for ${duration(late)}, of a token's life of ${duration(lifetimeMs)}. ${contrast}`;
    return { verdict: late <= thresholds.bearableMs.value ? "holds-but" : "holds", sentence };
  },

  evidence({ beliefs }) {
    return beliefs.map(({ strategy, accepted, endedAfterMs, reason }) => ({
      text: `${accepted} × “admin”, then ${reason ? `401 ${reason}` : endedAfterMs === null ? "given up" : "“member”"}`,
      measure: endedAfterMs === null ? "never" : duration(endedAfterMs),
      strategy,
    }));
  },

  code: [
    "lessons/claims/cards/18-no-control.ts",
    "lessons/claims/watch.ts",
    "lib/lab/account.ts",
    "auth/sessions.ts",
  ],
  tests: [
    { file: "lessons/claims/cards/18-no-control.test.ts", title: "no control" },
    { file: "lib/lab/account.test.ts", title: "a role" },
  ],
  scenario: "fired-at-noon",
};

function isAdmin(found: Check): boolean {
  return found.signedIn && found.user.role === "admin";
}
