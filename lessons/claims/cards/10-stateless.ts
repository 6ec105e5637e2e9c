import { setTimeout as sleep } from "node:timers/promises";
import { getPool } from "@/lib/db/database";
import { decodeWithoutVerifying } from "@/lib/evidence/decode-token";
import type { LabId } from "@/lib/lab/lab-id";
import { alice } from "@/lib/lab/labs";
import { formatList } from "@/lib/language/numbers";
import { t } from "@/lib/language/texts";
import { checkAt, credentialOf, instanceEnv, type Store, startAppInstance } from "../../satellites/instance";
import { withSatellite } from "../../satellites/supervisor";
import type { Claim, RunContext } from "../claim";
import { type ClaimColumn, claimColumns } from "../columns";
import { freshMs } from "../fresh-look";
import { type RequestCounts, RequestTally, requestsLine } from "../request-tally";
import { sources } from "../sources";
import type { Cell } from "../verdict";

/** Whether an instance of the app accepted a credential. */
type Kept = {
  column: ClaimColumn;
  signedIn: boolean;
  /** By an instance that has other keys. */
  otherKey: boolean;
  /** By another process; then with every row of the lab deleted; and some seconds later. */
  restarted: boolean;
  emptied: boolean;
  later: boolean;
  /** A tablet that had signed out: whether it was still accepted, before and after the rows were deleted. */
  ended: { accepted: boolean; again: boolean };
};

export type Facts = {
  /** The process ids before and after the restart. */
  pids: [before: number, after: number];
  /** Milliseconds from the sign-ins until the tables were empty: short tokens and copies may run out by themselves. */
  heldMs: number;
  rowsDeleted: number;
  /** A session in the memory of the process, for comparison: after the sign-in, and after the restart. */
  memory: { signedIn: boolean; restarted: boolean };
  kept: Kept[];
  requests: RequestCounts;
};

/** Milliseconds: longer than an access token or the copy of a session is believed. */
const patience = 16_000;

const thresholds = {
  nothing: {
    words:
      "holds if it is accepted after a restart, by an instance with other keys, with empty tables, and after a while",
  },
  key: {
    words:
      "holds, but … if only the keys have to be the same; does not hold here if it needs a row, or one process",
  },
  unknown: { words: "cannot tell if it was not accepted after the sign-in" },
};

export const stateless: Claim<Facts> = {
  number: 10,
  id: "stateless",
  side: "jwt",
  of: "praise",
  statement: "Stateless",
  means: "With a JWT the server keeps no state.",
  narrowed:
    "Judged by what a check needs. The key that signs is state, and so are the users, the refresh tokens and the list of what was ended: each is taken away once.",
  sources: {
    says: [sources.jwt, sources.authJsStrategies],
    limits: [sources.asvsSessions, sources.owaspJwt],
  },
  method: `Under each configuration Alice signs in on a laptop and a tablet, and signs out on the tablet. The laptop's credential is sent to an instance of the app, a process of its own; to one with other keys; to another process after a restart; then every row of this lab is deleted, and it is sent again, at once and after ${patience / 1000} seconds. So is the tablet's, before and after.`,
  expectedSeconds: 22,
  waits: true,
  thresholds,

  async run(context: RunContext): Promise<Facts> {
    const { lab, askedBy, visitor, progress, signal } = context;
    progress(t("Starting an instance, and signing in"), 0);
    const tally = new RequestTally();
    const instance = await startAppInstance(lab, askedBy);
    const begun = performance.now();
    try {
      const held = await Promise.all(claimColumns.map((column) => signIn(context, column)));
      const user = { email: alice.email, password: visitor.password };
      const memory = (await instance.signIn(user)) ?? "";
      const inMemory = await instance.check("memory", memory);
      const look = (of: "laptop" | "tablet", check: Check = instance.check) =>
        Promise.all(held.map((one) => tally.ask(one.column, () => check(one.column, one[of]))));
      const [signedIn, endedBefore] = [await look("laptop"), await look("tablet")];
      progress(t("Asking an instance with other keys, and restarting"), 0.1);
      const otherKey = await withSatellite(askedBy, "instance", instanceEnv(lab, "others"), (stranger) =>
        look("laptop", (store, credential) => checkAt(stranger, store, credential)),
      );
      const before = instance.pid;
      await instance.restart();
      const restarted = await look("laptop");
      progress(t("Deleting every row of this lab"), 0.2);
      const rowsDeleted = await emptyTables(lab, held);
      const [emptied, endedAfter] = [await look("laptop"), await look("tablet")];
      const heldMs = performance.now() - begun;
      progress(t("Waiting until what is believed for some seconds is too old"), 0.3);
      await sleep(patience, undefined, { signal });
      const later = await look("laptop");
      return {
        pids: [before, instance.pid],
        ...{ rowsDeleted, heldMs },
        memory: { signedIn: inMemory, restarted: await instance.check("memory", memory) },
        kept: held.map(({ column }, at) => ({
          column,
          signedIn: signedIn[at] ?? false,
          otherKey: otherKey[at] ?? false,
          restarted: restarted[at] ?? false,
          emptied: emptied[at] ?? false,
          later: later[at] ?? false,
          ended: { accepted: endedBefore[at] ?? false, again: endedAfter[at] ?? false },
        })),
        requests: tally.counts,
      };
    } finally {
      await instance.stop();
    }
  },

  judge({ pids, heldMs, rowsDeleted, memory, kept }) {
    const run = { isAnother: pids[0] !== pids[1], isSlow: heldMs > freshMs };
    const cells = Object.fromEntries(kept.map((one) => [one.column, judgeKept(one, run)]));
    const count = (which: (one: Kept) => boolean) =>
      t("{some} of {all}", { some: kept.filter(which).length, all: kept.length });
    return {
      cells,
      sentence: t(
        "With {rowsDeleted, plural, one {# row} other {# rows}} deleted, Alice herself among them, {atOnce} configurations still accepted her at once, and {later} after {patience} seconds; with other keys {otherKeys}. A session in memory {survival} the process.",
        {
          rowsDeleted,
          atOnce: count(({ emptied }) => emptied),
          later: count(({ later }) => later),
          patience: patience / 1000,
          otherKeys: count(({ otherKey }) => otherKey),
          survival: memory.restarted ? t("outlived") : t("did not outlive"),
        },
      ),
    };
  },

  evidence({ pids, rowsDeleted, memory, kept, requests }) {
    const word = (accepted: boolean) => (accepted ? "200" : "401");
    return [
      { text: t("process {ended} ended, process {started} started", { ended: pids[0], started: pids[1] }) },
      { text: t("rows of this lab deleted"), measure: String(rowsDeleted) },
      {
        text: t("a session in memory: {before}, after the restart {after}", {
          before: word(memory.signedIn),
          after: word(memory.restarted),
        }),
      },
      ...kept.map(({ column, signedIn, otherKey, restarted, emptied, later, ended }) => ({
        text: t(
          "signed in {signedIn}, other keys {otherKey}, restarted {restarted}, tables empty {emptied}, {patience} s later {later}; signed out on the tablet {signedOut}, tables empty {again}",
          {
            signedIn: word(signedIn),
            otherKey: word(otherKey),
            restarted: word(restarted),
            emptied: word(emptied),
            patience: patience / 1000,
            later: word(later),
            signedOut: word(ended.accepted),
            again: word(ended.again),
          },
        ),
        strategy: column,
      })),
      requestsLine(requests),
    ];
  },

  code: [
    "lessons/claims/cards/10-stateless.ts",
    "lessons/satellites/instance.ts",
    "lessons/satellites/programs/instance.mjs",
  ],
  tests: [{ file: "lessons/claims/cards/10-stateless.test.ts", title: "stateless" }],
};

type Check = (store: Store, credential: string) => Promise<boolean>;
type Held = { column: ClaimColumn; laptop: string; tablet: string };

/** Signs in on both, makes one check of each, in which a copy of the session is made, and signs the tablet out. */
async function signIn({ visitor }: RunContext, column: ClaimColumn): Promise<Held> {
  const [laptop, tablet] = [visitor.device("laptop", column), visitor.device("tablet", column)];
  for (const device of [laptop, tablet]) {
    await device.signIn();
    await device.check();
  }
  const held = { column, laptop: credentialOf(laptop), tablet: credentialOf(tablet) };
  await tablet.signOut();
  return held;
}

function judgeKept(
  { signedIn, otherKey, restarted, emptied, later, ended }: Kept,
  { isAnother, isSlow }: { isAnother: boolean; isSlow: boolean },
): Cell {
  if (!signedIn || !isAnother)
    return { verdict: "cannot-tell", sentence: t("It was not accepted to begin with.") };
  if (isSlow && !later && !(restarted && emptied)) {
    return {
      verdict: "not-here",
      sentence: t("It needs a row: without, it was refused, at the latest when it was too old."),
    };
  }
  if (!restarted) return { verdict: "not-here", sentence: t("It needs the process that it was begun in.") };
  if (!emptied)
    return { verdict: "not-here", sentence: t("It needs a row: with empty tables it is refused.") };
  if (!later) {
    return {
      verdict: "not-here",
      sentence: t("It needs a row from time to time: some seconds later it is refused."),
    };
  }
  if (otherKey) return { verdict: "holds", sentence: t("It needs no row, no process and no key.") };
  const state = [
    t("the key is state: with another it is refused"),
    ...(!ended.accepted && ended.again
      ? [t("so is the list of what was ended: with it gone, a device that had signed out is let in again")]
      : []),
  ];
  return { verdict: "holds-but", sentence: t("It needs no row, but {state}.", { state: formatList(state) }) };
}

/** All that the tables hold of the run's own lab: everything refers to its row, and goes with it. */
async function emptyTables(lab: LabId, held: readonly Held[]): Promise<number> {
  const { rows } = await getPool().query<{ count: number }>(
    `WITH held AS (
       SELECT (SELECT count(*) FROM "User" WHERE "labId" = $1)
            + (SELECT count(*) FROM "Session" s JOIN "User" u ON u.id = s."userId" WHERE u."labId" = $1)
            + (SELECT count(*) FROM "RefreshFamily" f JOIN "User" u ON u.id = f."userId" WHERE u."labId" = $1)
            + (SELECT count(*) FROM "IssuedToken" i JOIN "User" u ON u.id = i."userId" WHERE u."labId" = $1)
            + (SELECT count(*) FROM "Device" WHERE "labId" = $1)
            + (SELECT count(*) FROM "Event" WHERE "labId" = $1)
            + (SELECT count(*) FROM "CheckRun" WHERE "labId" = $1) AS count)
     DELETE FROM "Lab" USING held WHERE "Lab"."id" = $1 RETURNING (1 + held.count)::int AS count`,
    [lab],
  );
  // The denylist outlives its users: its entries are named by their tokens.
  const sids = held.flatMap(({ laptop, tablet }) =>
    [laptop, tablet].flatMap((credential) => {
      const sid = decodeWithoutVerifying(credential)?.claims.sid;
      return typeof sid === "string" ? sid : [];
    }),
  );
  const denied = await getPool().query(`DELETE FROM "DeniedToken" WHERE "id" = ANY($1)`, [sids]);
  return (rows[0]?.count ?? 0) + (denied.rowCount ?? 0);
}
