import { getPool } from "@/lib/db/database";
import type { LabId } from "@/lib/lab/lab-id";
import { alice } from "@/lib/lab/labs";
import { startAppInstance } from "../../satellites/instance";
import type { Claim, RunContext } from "../claim";
import { sources } from "../sources";
import { list, plural } from "../words";

const stores = ["memory", "database", "jwt"] as const;

type Store = (typeof stores)[number];

/** Who an instance of the app knew at each moment: a session in its memory, one in the table, a JWT. */
type Moment = { after: "sign-in" | "restart" | "emptying the tables"; known: Record<Store, boolean> };

export type Facts = {
  /** The process ids before and after the restart. */
  pids: [before: number, after: number];
  rowsDeleted: number;
  moments: Moment[];
};

const thresholds = {
  jwt: { words: "holds if the JWT alone is known after a restart and with empty tables" },
  others: { words: "holds, but … if a session is known then too; does not hold here if the JWT is not" },
};

export const stateless: Claim<Facts> = {
  number: 10,
  id: "stateless",
  side: "jwt",
  of: "praise",
  statement: "Stateless",
  means: "With a JWT the server keeps no state.",
  sources: {
    says: [sources.jwt, sources.authJsStrategies],
    limits: [sources.asvsSessions, sources.owaspJwt],
  },
  method:
    "Alice signs in at an instance of the app, a process of its own: with a session in its memory, with a session in the table, with a JWT. The process is ended and another one started; then every row of this lab is deleted. After each, the three credentials are sent.",
  expectedSeconds: 5,
  thresholds,

  async run({ lab, askedBy, visitor, progress }: RunContext): Promise<Facts> {
    progress("Starting an instance, and signing in in three ways", 0);
    const instance = await startAppInstance(lab, askedBy);
    try {
      const credentials: Record<Store, string> = {
        memory: (await instance.signIn({ email: alice.email, password: visitor.password })) ?? "",
        database: await signIn(visitor.device("laptop", "database")),
        jwt: await signIn(visitor.device("laptop", "jwt")),
      };
      const moments: Moment[] = [];
      const look = async (after: Moment["after"]) => {
        const known = stores.map(async (store) => [store, await instance.check(store, credentials[store])]);
        moments.push({ after, known: Object.fromEntries(await Promise.all(known)) });
      };
      await look("sign-in");
      progress("Ending the process and starting another", 0.4);
      const before = instance.pid;
      await instance.restart();
      await look("restart");
      progress("Deleting every row of this lab", 0.8);
      const rowsDeleted = await emptyTables(lab);
      await look("emptying the tables");
      return { pids: [before, instance.pid], rowsDeleted, moments };
    } finally {
      await instance.stop();
    }
  },

  judge({ pids, rowsDeleted, moments }) {
    const last = moments.at(-1)?.known;
    const left = stores.filter((store) => last?.[store]);
    const lostWith = (store: Store) => moments.find(({ known }) => !known[store])?.after ?? "nothing";
    const told = `The session in memory was gone after ${lostWith("memory")}, the one in the table after ${lostWith("database")}.`;
    if (pids[0] === pids[1]) return { verdict: "not-here", sentence: "The process did not restart." };
    if (!last?.jwt) {
      return { verdict: "not-here", sentence: `The JWT was gone after ${lostWith("jwt")}. ${told}` };
    }
    if (left.length > 1) {
      return {
        verdict: "holds-but",
        sentence: `So did others: ${list(left)} were known to the end. ${told}`,
      };
    }
    return {
      verdict: "holds",
      sentence: `Another process, ${plural(rowsDeleted, "row")} deleted, Alice herself among them: her JWT is still accepted. ${told}`,
    };
  },

  evidence({ pids, rowsDeleted, moments }) {
    return [
      { text: `process ${pids[0]} ended, process ${pids[1]} started` },
      { text: "rows of this lab deleted", measure: String(rowsDeleted) },
      ...moments.flatMap(({ after, known }) =>
        stores.map((store) => ({
          text: `after ${after}: ${store === "jwt" ? "JWT" : `session in ${store === "memory" ? "memory" : "the table"}`}`,
          measure: known[store] ? "200" : "401",
          strategy: store === "jwt" ? ("jwt" as const) : ("database" as const),
        })),
      ),
    ];
  },

  code: [
    "lessons/claims/cards/10-stateless.ts",
    "lessons/satellites/instance.ts",
    "lessons/satellites/programs/instance.mjs",
  ],
  tests: [{ file: "lessons/claims/cards/10-stateless.test.ts", title: "stateless" }],
};

async function signIn(device: { signIn(): Promise<unknown>; credential: string | null }): Promise<string> {
  await device.signIn();
  return device.credential ?? "";
}

/** All that the tables hold of the run's own lab: everything refers to its row, and goes with it. */
async function emptyTables(lab: LabId): Promise<number> {
  const { rows } = await getPool().query<{ count: number }>(
    `WITH held AS (
       SELECT (SELECT count(*) FROM "User" WHERE "labId" = $1)
            + (SELECT count(*) FROM "Session" s JOIN "User" u ON u.id = s."userId" WHERE u."labId" = $1)
            + (SELECT count(*) FROM "Device" WHERE "labId" = $1)
            + (SELECT count(*) FROM "Event" WHERE "labId" = $1)
            + (SELECT count(*) FROM "CheckRun" WHERE "labId" = $1) AS count)
     DELETE FROM "Lab" USING held WHERE "Lab"."id" = $1 RETURNING (1 + held.count)::int AS count`,
    [lab],
  );
  return rows[0]?.count ?? 0;
}
