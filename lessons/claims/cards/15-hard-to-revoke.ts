import { inLanguage } from "@/lib/language/in-language";
import { formatList } from "@/lib/language/numbers";
import { t } from "@/lib/language/texts";
import type { Claim, RunContext } from "../claim";
import { type ClaimColumn, claimColumns } from "../columns";
import { freshMs, freshWords, lookFreshly, stale } from "../fresh-look";
import { type RequestCounts, RequestTally, requestsLine } from "../request-tally";
import { sources } from "../sources";
import { moments, type Tried, triedWords, tryAtMoments, watchedMs } from "../trials";
import type { Cell, Cells } from "../verdict";
import type { Visitor } from "../visitor";
import { duration } from "../words";

/** Seconds that the sign-ins live: none runs out while it is watched. */
const lifetime = 900;

/** What should end a sign-in, each in a lab of its own, done once for all configurations: the laptop is signed in. */
const acts = {
  "sign-out": (visitor) =>
    Promise.all(claimColumns.map((column) => visitor.device("phone", column).signOut())),
  "password change": (visitor) => visitor.device("laptop", "database").changePassword("another-password"),
  ban: (visitor) => visitor.command("POST", "ban"),
  deletion: (visitor) => visitor.command("DELETE", "account"),
} satisfies Record<string, (visitor: Visitor) => Promise<unknown>>;

type Act = keyof typeof acts;

const actWords: Record<Act, string> = inLanguage({
  "sign-out": "sign-out",
  "password change": "password change",
  ban: "ban",
  deletion: "deletion",
});

/** What became of a thief's copy after one act, under one configuration. */
type Revocation = Tried & { act: Act; column: ClaimColumn };

export type Facts = {
  lifetimeMs: number;
  /** Milliseconds from the first look at what the phones hold to the end of the act, where that took longest. */
  lookedMs: number;
  requests: RequestCounts;
  revocations: Revocation[];
};

const thresholds = {
  never: { words: "holds for a configuration if no act ends a copy while it is watched" },
  late: {
    words:
      "holds, but … if some acts end it, or end it late; does not hold here if each ends it at its first check",
  },
  slow: { words: freshWords },
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
  method: `A phone signs in for ${lifetime} s under each configuration, and a thief copies its cookies. Then the phones sign out; or Alice changes her password, is banned, or has her account deleted: each in a lab of its own. Every copy is tried ${moments.length} times in the ${watchedMs / 1000} s after that, and the thief tries to renew it once.`,
  expectedSeconds: 24,
  thresholds,
  waits: true,

  async run({ another, progress, signal }: RunContext): Promise<Facts> {
    progress(t("Signing in under each configuration, in four labs"), 0);
    const tally = new RequestTally();
    const looked: number[] = [];
    const revocations = await Promise.all(
      (Object.keys(acts) as Act[]).map(async (act) => {
        const visitor = await another();
        const { begun } = await lookFreshly(
          () => signInAll(visitor),
          () => Promise.all(claimColumns.map((column) => rob(visitor, column, tally))),
        );
        await acts[act](visitor);
        const since = performance.now();
        looked.push(since - begun);
        progress(t("Trying the copies for {duration}", { duration: duration(watchedMs) }), 0.3);
        return Promise.all(
          claimColumns.map(async (column): Promise<Revocation> => {
            const thief = visitor.device("thief", column);
            const ask = async () => {
              const found = await thief.check();
              return { got: found.signedIn, reason: found.signedIn ? null : found.reason };
            };
            // Whatever a renewal would bring lands in the thief's jar, and is what the next check sends.
            await tally.ask(column, () => thief.renew());
            return { act, column, ...(await tryAtMoments({ column, tally, since, signal, ask })) };
          }),
        );
      }),
    );
    return {
      ...{ lifetimeMs: lifetime * 1000, lookedMs: Math.max(...looked) },
      ...{ requests: tally.counts, revocations: revocations.flat() },
    };
  },

  judge({ lifetimeMs, lookedMs, revocations }) {
    const columns = [...new Set(revocations.map(({ column }) => column))];
    const cells: Cells = {};
    for (const column of columns) {
      const own = revocations.filter((one) => one.column === column);
      cells[column] = lookedMs > freshMs ? stale : judgeColumn(own, lifetimeMs);
    }
    return {
      cells,
      sentence: t(
        "A copy of each cookie was tried after a sign-out, a password change, a ban and a deletion. A JWT that nothing ends lives until it expires: here {duration}, by Auth.js's default 30 days from the last visit.",
        { duration: duration(lifetimeMs) },
      ),
    };
  },

  evidence({ requests, revocations }) {
    return [
      ...revocations.map(({ act, column, ...tried }) => {
        const { text, measure } = triedWords(tried);
        return { text: `${actWords[act]}: ${text}`, measure, strategy: column };
      }),
      requestsLine(requests),
    ];
  },

  code: [
    "lessons/claims/cards/15-hard-to-revoke.ts",
    "lessons/claims/trials.ts",
    "lib/lab/account.ts",
    "lib/device/change-password.ts",
  ],
  tests: [
    { file: "lessons/claims/cards/15-hard-to-revoke.test.ts", title: "hard to revoke" },
    { file: "lib/lab/ban.test.ts", title: "a ban" },
  ],
  scenario: "signing-out",
};

async function signInAll(visitor: Visitor): Promise<void> {
  await visitor.device("laptop", "database").signIn(lifetime);
  for (const column of claimColumns) await visitor.device("phone", column).signIn(lifetime);
}

/** What a renewal and a check leave in the jar, a copy of the session say, is stolen along with the rest. */
async function rob(visitor: Visitor, column: ClaimColumn, tally: RequestTally): Promise<void> {
  const phone = visitor.device("phone", column);
  await tally.ask(column, () => phone.renew());
  await tally.ask(column, () => phone.check());
  await phone.steal("thief");
}

function judgeColumn(revocations: readonly Revocation[], lifetimeMs: number): Cell {
  const never = revocations.filter(({ refusedAfterMs }) => refusedAfterMs === null);
  const atOnce = revocations.filter(({ accepted }) => accepted === 0);
  const late = revocations.filter((one) => !never.includes(one) && !atOnce.includes(one));
  const named = (some: readonly Revocation[]) => formatList(some.map(({ act }) => actWords[act]));
  if (never.length === revocations.length) {
    const sentence = t(
      "None of the {revocations, plural, one {# act} other {# acts}} ended it within {watched}: it is good until it expires, after {lifetime}.",
      { revocations: revocations.length, watched: duration(watchedMs), lifetime: duration(lifetimeMs) },
    );
    return { verdict: "holds", sentence };
  }
  if (atOnce.length === revocations.length) {
    return {
      verdict: "not-here",
      sentence: t(
        "Each of the {revocations, plural, one {# act} other {# acts}} ended it at the first check.",
        { revocations: revocations.length },
      ),
    };
  }
  const latest = Math.max(...late.map(({ refusedAfterMs }) => refusedAfterMs ?? 0));
  const parts = [
    ...(atOnce.length > 0 ? [t("ended at the first check by: {named}", { named: named(atOnce) })] : []),
    ...(late.length > 0
      ? [t("ended after up to {duration} by: {named}", { duration: duration(latest), named: named(late) })]
      : []),
    ...(never.length > 0 ? [t("not ended by: {named}", { named: named(never) })] : []),
  ];
  const sentence = parts.join("; ");
  return { verdict: "holds-but", sentence: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.` };
}
