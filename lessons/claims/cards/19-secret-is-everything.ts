import { t } from "@/lib/language/texts";
import { findVictim, forgeWithSecret, insertSession } from "../break-in";
import type { Claim, RunContext } from "../claim";
import { type ClaimColumn, claimColumns } from "../columns";
import { Exhibit, forge } from "../exhibit";
import { type RequestCounts, RequestTally, requestsLine } from "../request-tally";
import { sources } from "../sources";
import type { Cell, Cells } from "../verdict";
import { duration, grouped } from "../words";

/** What a forged credential was answered, and the milliseconds from the leak to that. */
type Attempt = { status: number; ms: number };

type BreakIn = { column: ClaimColumn; withSecret: Attempt; withDatabase: Attempt };

export type Facts = {
  requests: RequestCounts;
  breakIns: BreakIn[];
  /** Of the exhibit that rotates. It signs nothing outside this run. */
  secret: string;
  holders: number;
  /** Holders who are out when that secret is rotated, and whether the forger is still in. */
  rotation: Record<"kept" | "dropped", { loggedOut: number; forgerIn: boolean }>;
};

const holders = 100;

const thresholds = {
  secret: {
    words: "holds for a configuration if the secret alone opens it to somebody who never signed in",
  },
  otherwise: {
    words: "holds, but … if the database's password opens it too; does not hold here if the secret does not",
  },
};

export const secretIsEverything: Claim<Facts> = {
  number: 19,
  id: "secret-is-everything",
  side: "jwt",
  of: "blame",
  statement: "The secret is everything",
  means: "Who has the secret that signs JWTs can sign in as anybody.",
  sources: {
    says: [sources.jwtPractice, sources.asvsTokens],
    limits: [sources.copenhagen, sources.owaspSessions],
  },
  method: `Two leaks, under each configuration of a lab made for this run. With the server's secret and nothing else, a credential is made for a user who never signed in. With the database's password and nothing else, one session row is written for that user. Each is sent once. Then an issuer with a secret of its own gives ${holders} users a token and rotates that secret, with the old one kept and dropped.`,
  expectedSeconds: 2,
  thresholds,

  async run({ lab, visitor, progress }: RunContext): Promise<Facts> {
    const tally = new RequestTally();
    const victim = await findVictim(lab);
    const send = async (column: ClaimColumn, make: () => Promise<string>): Promise<Attempt> => {
      const leaked = performance.now();
      const cookie = await make();
      const { status } = await tally.ask(column, () =>
        visitor.send(`${visitor.device("thief", column).path}/check`, { headers: { cookie } }),
      );
      return { status, ms: performance.now() - leaked };
    };
    const breakIns: BreakIn[] = [];
    for (const [index, column] of claimColumns.entries()) {
      progress(
        t("Breaking in with a secret, and with a database's password"),
        (0.7 * index) / claimColumns.length,
      );
      const withSecret = await send(column, () => forgeWithSecret(column, lab, victim));
      const withDatabase = await send(column, () => insertSession(column, lab, victim));
      breakIns.push({ column, withSecret, withDatabase });
    }
    progress(t("Rotating a secret that {holders} users have tokens of", { holders }), 0.8);
    return { requests: tally.counts, breakIns, holders, ...(await rotate()) };
  },

  judge({ breakIns, holders: all, rotation: { kept, dropped } }) {
    const cells: Cells = Object.fromEntries(breakIns.map((one) => [one.column, judgeColumn(one)]));
    const forger = (isIn: boolean) => (isIn ? t("leaves the forger in") : t("puts the forger out"));
    return {
      cells,
      sentence: t(
        "A session's twin of the secret is the database's password. Rotating a secret with the old one kept logs out {keptOut} of {all} users and {keptForger}; with the old one dropped it logs out {droppedOut} and {droppedForger}.",
        {
          keptOut: kept.loggedOut,
          all: grouped(all),
          keptForger: forger(kept.forgerIn),
          droppedOut: dropped.loggedOut,
          droppedForger: forger(dropped.forgerIn),
        },
      ),
    };
  },

  evidence({ requests, breakIns, secret, holders: all, rotation }) {
    const line = (text: string, { status, ms }: Attempt, strategy: ClaimColumn) => ({
      text: `${text}: ${status}`,
      measure: duration(ms),
      strategy,
    });
    return [
      ...breakIns.flatMap(({ column, withSecret, withDatabase }) => [
        line(t("made with the secret alone"), withSecret, column),
        line(t("one session row inserted"), withDatabase, column),
      ]),
      requestsLine(requests),
      { text: t("the issuer that rotates; the leaked secret: {secret}", { secret }) },
      ...(["kept", "dropped"] as const).map((old) => ({
        text: t("rotated, old secret {old}: forged token {fate}", {
          old: old === "kept" ? t("kept") : t("dropped"),
          fate: rotation[old].forgerIn ? t("accepted") : t("refused"),
        }),
        measure: t("{loggedOut} of {all, plural, one {# user} other {# users}} out", {
          loggedOut: rotation[old].loggedOut,
          all,
        }),
      })),
    ];
  },

  code: [
    "lessons/claims/cards/19-secret-is-everything.ts",
    "lessons/claims/break-in.ts",
    "lessons/claims/exhibit.ts",
    "lib/keys.ts",
  ],
  tests: [
    { file: "lessons/claims/cards/19-secret-is-everything.test.ts", title: "the secret is everything" },
    { file: "lessons/claims/exhibit.test.ts", title: "an exhibit that can be leaked" },
  ],
};

function judgeColumn({ withSecret, withDatabase }: BreakIn): Cell {
  const inAfter = ({ ms }: Attempt) => t("200 after {duration}", { duration: duration(ms) });
  const database =
    withDatabase.status === 200
      ? t("With the database's password, one session row: {inAfter}.", { inAfter: inAfter(withDatabase) })
      : t("With the database's password, one session row: {status}.", { status: withDatabase.status });
  if (withSecret.status !== 200) {
    return {
      verdict: "not-here",
      sentence: t("No key opens it: a token signed with the secret is answered {status}. {database}", {
        status: withSecret.status,
        database,
      }),
    };
  }
  return {
    verdict: withDatabase.status === 200 ? "holds-but" : "holds",
    sentence: t("With the secret alone: {inAfter}. {database}", { inAfter: inAfter(withSecret), database }),
  };
}

/** An issuer that can be leaked, and what rotating its secret does to those who hold its tokens. */
async function rotate(): Promise<Pick<Facts, "secret" | "rotation">> {
  const exhibit = new Exhibit();
  const names = Array.from({ length: holders }, (_, index) => `user-${index}`);
  const tokens = await Promise.all(names.map((sub) => exhibit.issue({ sub })));
  const leaked = exhibit.leak();
  const forged = forge(leaked, { sub: "somebody-else", role: "admin" });
  const after = async (keepOld: boolean) => {
    exhibit.rotate({ keepOld });
    const found = await Promise.all(tokens.map((token) => exhibit.verify(token)));
    const loggedOut = found.filter((claims) => claims === null).length;
    return { loggedOut, forgerIn: (await exhibit.verify(forged)) !== null };
  };
  return { secret: leaked.secret, rotation: { kept: await after(true), dropped: await after(false) } };
}
