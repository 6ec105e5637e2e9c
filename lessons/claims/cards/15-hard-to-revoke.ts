import type { Claim, RunContext } from "../claim";
import { type Side, sides } from "../columns";
import { sources } from "../sources";
import type { Visitor } from "../visitor";
import { type Ending, watch } from "../watch";
import { duration, list } from "../words";

/** Seconds: the shortest that there is, so that the end can be waited for. */
const lifetime = 30;
/** Milliseconds after which a credential is given up that is not refused. */
const patience = lifetime * 1000 + 5000;

/** What should end a credential, done as it is done for real, on the phone or from elsewhere. */
const acts = {
  "sign-out": (visitor, strategy) => visitor.device("phone", strategy).signOut(),
  "password change": async (visitor, strategy) => {
    await visitor.device("laptop", strategy).signIn(lifetime);
    return visitor.device("laptop", strategy).changePassword("another-password");
  },
  ban: (visitor) => visitor.command("POST", "ban"),
  deletion: (visitor) => visitor.command("DELETE", "account"),
} satisfies Record<string, (visitor: Visitor, strategy: Side) => Promise<unknown>>;

type Act = keyof typeof acts;

/** What became of a credential that was good until something was done that should have ended it. */
type Revocation = Ending & { act: Act; strategy: Side };

export type Facts = { lifetimeMs: number; revocations: Revocation[] };

const thresholds = {
  lateMs: { value: 1000, words: "holds if every act leaves a JWT alive for more than 1,000 ms" },
  some: { words: "holds, but … if some of them end it sooner; does not hold here if all do" },
};

export const hardToRevoke: Claim<Facts> = {
  number: 15,
  id: "hard-to-revoke",
  side: "jwt",
  of: "blame",
  statement: "Hard to revoke",
  means: "A JWT cannot be ended before it expires.",
  sources: {
    says: [sources.authJsStrategies, sources.stopUsingJwt],
    limits: [sources.asvsSessions, sources.owaspJwt],
  },
  method:
    "A phone signs in for 30 seconds, and a thief copies its cookie. Then the phone signs out; or Alice changes her password, is banned, or has her account deleted: each in a lab of its own, under both strategies. The copy is sent until it is refused.",
  expectedSeconds: 34,
  thresholds,
  waits: true,

  async run({ another, progress, signal }: RunContext): Promise<Facts> {
    progress("Four acts under each strategy, and then waiting until the last credential is refused", 0.1);
    // Each in a lab of its own, so that none is ended by the act of another.
    const revocations = sides.flatMap((strategy) =>
      (Object.keys(acts) as Act[]).map(async (act): Promise<Revocation> => {
        const ending = await revoke(await another(), strategy, act, signal);
        return { act, strategy, ...ending };
      }),
    );
    return { lifetimeMs: lifetime * 1000, revocations: await Promise.all(revocations) };
  },

  judge({ lifetimeMs, revocations }) {
    const of = (side: Side) => revocations.filter(({ strategy }) => strategy === side);
    const outAfter = ({ endedAfterMs }: Revocation) => endedAfterMs ?? lifetimeMs;
    const late = of("jwt").filter((one) => outAfter(one) > thresholds.lateMs.value);
    const longest = Math.max(...of("jwt").map(outAfter));
    const slowestSession = Math.max(...of("database").map(outAfter));
    const contrast = `A database session was refused within ${duration(slowestSession)} of each.`;
    if (late.length === 0)
      return { verdict: "not-here", sentence: `Each of the four ended it within ${duration(longest)}.` };
    const sentence = `${late.length} of ${of("jwt").length} acts left the token valid, for up to ${duration(longest)} of a life of ${duration(lifetimeMs)}: ${list(late.map(({ act }) => act))}. ${contrast}`;
    return { verdict: late.length === of("jwt").length ? "holds" : "holds-but", sentence };
  },

  evidence({ revocations }) {
    return revocations.map(({ act, strategy, accepted, endedAfterMs, reason }) => ({
      text: `${act}: ${accepted} × 200${endedAfterMs === null ? ", never refused" : `, then 401 ${reason}`}`,
      measure: endedAfterMs === null ? "never" : duration(endedAfterMs),
      strategy,
    }));
  },

  code: [
    "lessons/claims/cards/15-hard-to-revoke.ts",
    "lessons/claims/watch.ts",
    "lib/lab/account.ts",
    "lib/device/change-password.ts",
  ],
  tests: [
    { file: "lessons/claims/cards/15-hard-to-revoke.test.ts", title: "hard to revoke" },
    { file: "lib/lab/ban.test.ts", title: "a ban" },
  ],
  scenario: "signing-out",
};

/** The thief holds a copy of the phone's cookie: signing out makes a browser forget its own. */
async function revoke(visitor: Visitor, strategy: Side, act: Act, signal: AbortSignal): Promise<Ending> {
  await visitor.device("phone", strategy).signIn(lifetime);
  await visitor.device("phone", strategy).steal("thief");
  await acts[act](visitor, strategy);
  return watch(visitor.device("thief", strategy), { since: performance.now(), patience, signal });
}
