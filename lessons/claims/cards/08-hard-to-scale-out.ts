import { alice } from "@/lib/lab/labs";
import { repeat } from "@/lib/spread.mjs";
import { checkAt, instanceEnv, type Store, signInAt } from "../../satellites/instance";
import type { Satellite } from "../../satellites/satellite";
import { withSatellites } from "../../satellites/supervisor";
import type { Claim, RunContext } from "../claim";
import { sources } from "../sources";
import { duration, grouped } from "../words";

/** What a round of requests to three instances came to. */
type Round = { store: Store; requests: number; refused: number; ms: number };

export type Facts = { pids: number[]; rounds: Round[] };

const instances = 3;
const requests = 300;

const thresholds = {
  shared: {
    value: 0,
    words: "holds if instances that share one database refuse more than 0 of the requests",
  },
  memory: { words: "holds, but … if only those with sessions in memory do; does not hold here if none does" },
};

const words: Record<Store, string> = {
  memory: "each instance with sessions in its own memory",
  database: "all instances with one database",
  jwt: "each instance with the key of the tokens",
};

export const hardToScaleOut: Claim<Facts> = {
  number: 8,
  id: "hard-to-scale-out",
  side: "database",
  of: "blame",
  statement: "Hard to scale out",
  means: "With database sessions it is hard to run several instances of the app.",
  sources: { says: [sources.authJsStrategies], limits: [sources.copenhagen] },
  method: `Three instances are started, each a process of its own, and Alice signs in once. Then ${requests} requests go to them in turn: with a session in the memory of one, with one in the database that they share, and with a JWT.`,
  expectedSeconds: 4,
  thresholds,

  async run({ lab, askedBy, visitor, progress }: RunContext): Promise<Facts> {
    progress("Starting three instances", 0);
    const envs = Array.from({ length: instances }, () => instanceEnv(lab));
    return withSatellites(askedBy, "instance", envs, async (started) => {
      progress("Signing in once for each", 0.3);
      const credentials = await signInOnce(started, visitor);
      const rounds: Round[] = [];
      for (const [index, [store, credential]] of credentials.entries()) {
        progress(`${requests} requests: ${words[store]}`, 0.4 + index * 0.2);
        rounds.push(await askInTurn(started, store, credential));
      }
      return { pids: started.map(({ pid }) => pid), rounds };
    });
  },

  judge({ rounds }) {
    const refusedOf = (store: Store) => rounds.find((round) => round.store === store)?.refused ?? 0;
    const of = `of ${grouped(rounds[0]?.requests ?? 0)}`;
    const [memory, database, jwt] = [refusedOf("memory"), refusedOf("database"), refusedOf("jwt")];
    if (database > thresholds.shared.value) {
      return {
        verdict: "holds",
        sentence: `Although they share a database, the instances refused ${database} ${of}; under JWT ${jwt}.`,
      };
    }
    if (memory > 0) {
      return {
        verdict: "holds-but",
        sentence: `It is hard only where each instance keeps sessions in its own memory: ${memory} ${of} were refused. With one database for all it was ${database}, under JWT ${jwt}.`,
      };
    }
    return { verdict: "not-here", sentence: `No instance refused any ${of}, wherever the session was kept.` };
  },

  evidence({ pids, rounds }) {
    return [
      { text: `processes ${pids.join(", ")}` },
      ...rounds.map(({ store, requests: sent, refused, ms }) => ({
        text: `${words[store]}: ${refused} of ${sent} refused`,
        measure: duration(ms),
        strategy: store === "jwt" ? ("jwt" as const) : ("database" as const),
      })),
    ];
  },

  code: [
    "lessons/claims/cards/08-hard-to-scale-out.ts",
    "lessons/satellites/programs/instance.mjs",
    "lessons/satellites/supervisor.ts",
  ],
  tests: [{ file: "lessons/claims/cards/08-hard-to-scale-out.test.ts", title: "hard to scale out" }],
};

/** A session in the memory of the first instance, one in the database, and a token. */
async function signInOnce(
  [first]: Satellite[],
  visitor: RunContext["visitor"],
): Promise<[store: Store, credential: string][]> {
  const user = { email: alice.email, password: visitor.password };
  const inMemory = first && (await signInAt(first, user));
  const [session, token] = [visitor.device("laptop", "database"), visitor.device("laptop", "jwt")];
  await session.signIn();
  await token.signIn();
  return [
    ["memory", inMemory ?? ""],
    ["database", session.credential ?? ""],
    ["jwt", token.credential ?? ""],
  ];
}

async function askInTurn(started: readonly Satellite[], store: Store, credential: string): Promise<Round> {
  const begun = performance.now();
  const answers = await repeat(requests, instances, (index) =>
    checkAt(started[index % started.length] as Satellite, store, credential),
  );
  const refused = answers.filter((accepted) => !accepted).length;
  return { store, requests, refused, ms: performance.now() - begun };
}
