import path from "node:path";
import type { Reason } from "@/lib/evidence/reason";
import { withAttacker } from "../../attacks/attacker";
import { attacks } from "../../attacks/attacks";
import { ourTarget } from "../../attacks/targets";
import { strategyRecords } from "../../strategies/strategy";
import type { Claim, RunContext } from "../claim";
import { type Side, sides } from "../columns";
import { type Faulty, faultySessions, faultyTokens } from "../faulty-credentials";
import { countSources, type SourceCount } from "../source-count";
import { sources } from "../sources";
import type { Visitor } from "../visitor";
import { list, plural } from "../words";

/** What a credential with one fault was answered. */
type Trial = { fault: string; status: number; reason: Reason | null };

type Effort = SourceCount & {
  /** Credentials of its own kind with one fault each: as many things that its verifier must look at. */
  own: Trial[];
  /** The other kind's, sent in place of its own. */
  foreign: Trial[];
  /** How many of the attacks on tokens it must know of: those that anything but its one question stops. */
  attacks: number;
};

export type Facts = Record<Side, Effort>;

const thresholds = {
  measures: {
    value: 4,
    words:
      "holds if sessions come out smaller by 4 measures: lines of code, faults to look for, ways to refuse, attacks to withstand",
  },
  some: {
    value: 1,
    words: "holds, but … from 1 of them on; does not hold here by none, or if a fault is let in",
  },
};

export const simpleToUnderstand: Claim<Facts> = {
  number: 4,
  id: "simple-to-understand",
  side: "database",
  of: "praise",
  statement: "Simple to understand",
  means: "Database sessions are simple to understand.",
  sources: { says: [sources.copenhagen, sources.stopUsingJwt], limits: [sources.owaspSessions] },
  method:
    "The lines of each configuration are counted, with the files that it alone needs. Then credentials with one fault each are sent: sessions and tokens, each kind to both. Every fault that has to be looked for counts, every reason that comes back, and each of the twelve attacks on tokens that a verifier must know of.",
  expectedSeconds: 3,
  thresholds,

  async run({ visitor, another, progress }: RunContext): Promise<Facts> {
    progress("Counting lines", 0);
    const [database, jwt] = await countSources("auth/database.ts", "auth/jwt.ts");
    progress("Making credentials with one fault each", 0.2);
    const stranger = await another();
    const faulty = {
      database: await faultySessions(visitor, stranger),
      jwt: await faultyTokens(visitor, stranger),
    };
    progress("Trying twelve attacks on both", 0.4);
    const known = await countAttacks(visitor);
    progress("Sending them", 0.6);
    const trials = (side: Side, credentials: readonly Faulty[]) =>
      Promise.all(credentials.map((one) => attempt(visitor, side, one)));
    return {
      database: {
        ...database,
        own: await trials("database", faulty.database),
        foreign: await trials("database", faulty.jwt),
        attacks: known.database,
      },
      jwt: {
        ...jwt,
        own: await trials("jwt", faulty.jwt),
        foreign: await trials("jwt", faulty.database),
        attacks: known.jwt,
      },
    };
  },

  judge({ database, jwt }) {
    const letIn = [...database.own, ...database.foreign, ...jwt.own, ...jwt.foreign].filter(
      ({ status }) => status === 200,
    );
    if (letIn.length > 0) {
      const faults = list(letIn.map(({ fault }) => fault));
      return { verdict: "not-here", sentence: `A verifier let in what it must refuse: ${faults}.` };
    }
    const measures = [
      { name: "lines of code", of: ({ lines }: Effort) => lines },
      { name: "faults to look for", of: ({ own }: Effort) => own.length },
      { name: "ways to refuse", of: waysToRefuse },
      { name: "attacks to withstand", of: ({ attacks }: Effort) => attacks },
    ].map(({ name, of }) => ({ name, session: of(database), token: of(jwt) }));
    const smaller = measures.filter(({ session, token }) => session < token);
    const told = measures.map(({ name, session, token }) => `${session} against ${token} ${name}`);
    const sentence = `Sessions against JWT: ${list(told)}.`;
    if (smaller.length >= thresholds.measures.value) return { verdict: "holds", sentence };
    if (smaller.length >= thresholds.some.value) return { verdict: "holds-but", sentence };
    return { verdict: "not-here", sentence };
  },

  evidence(facts) {
    return sides.flatMap((strategy) => {
      const { configuration, files, lines, own, foreign, attacks: known } = facts[strategy];
      return [
        { text: `configuration: ${plural(configuration, "line")}`, strategy },
        {
          text: files.map((file) => path.basename(file)).join(", "),
          measure: plural(lines, "line"),
          strategy,
        },
        ...byAnswer(own).map(([answer, faults]) => ({ text: `${answer}: ${faults.join(", ")}`, strategy })),
        ...byAnswer(foreign).map(([answer, faults]) => ({
          text: `${answer}: all that is meant for the other (${faults.length})`,
          strategy,
        })),
        {
          text: "attacks on tokens that it must know of",
          measure: `${known} of ${attacks.length}`,
          strategy,
        },
      ];
    });
  },

  code: [
    "lessons/claims/cards/04-simple-to-understand.ts",
    "lessons/claims/source-count.ts",
    "lessons/claims/faulty-credentials.ts",
    "lessons/attacks/attacks.ts",
    "auth/database.ts",
    "auth/jwt.ts",
    "auth/tokens.ts",
  ],
  tests: [
    { file: "lessons/claims/cards/04-simple-to-understand.test.ts", title: "simple to understand" },
    { file: "lib/device/lab-tokens.test.ts", title: "a hostile token" },
  ],
};

async function attempt(visitor: Visitor, side: Side, { fault, credential }: Faulty): Promise<Trial> {
  const headers = { cookie: `${strategyRecords[side].cookie}=${encodeURIComponent(credential)}` };
  const { status, text } = await visitor.send(`${visitor.device("laptop", side).path}/check`, { headers });
  return { fault, status, reason: JSON.parse(text).reason ?? null };
}

/**
 * Sends what each attack makes, to both. A session that is looked up falls to none of them for the same
 * reason: there is no such row. What is refused for any other reason, somebody had to think of.
 */
async function countAttacks(visitor: Visitor): Promise<Record<Side, number>> {
  return withAttacker(async (attacker) => {
    const target = await ourTarget();
    const known = { database: 0, jwt: 0 };
    for (const attack of attacks) {
      const attempts = await attack.tokens(target, attacker);
      for (const side of sides) {
        const trials = await Promise.all(
          attempts.map(({ variant, token }) => attempt(visitor, side, { fault: variant, credential: token })),
        );
        if (trials.some(({ reason }) => reason !== "unknown-session")) known[side] += 1;
      }
    }
    return known;
  });
}

/** How many different reasons came back. */
function waysToRefuse({ own, foreign }: Effort): number {
  return new Set([...own, ...foreign].map(({ reason }) => reason)).size;
}

function byAnswer(trials: readonly Trial[]): [answer: string, faults: string[]][] {
  const groups = new Map<string, string[]>();
  for (const { status, reason, fault } of trials) {
    const answer = `${status} ${reason ?? ""}`.trim();
    groups.set(answer, [...(groups.get(answer) ?? []), fault]);
  }
  return [...groups];
}
