import { alice } from "@/lib/lab/labs";
import { inLanguage } from "@/lib/language/in-language";
import { t } from "@/lib/language/texts";
import { repeat } from "@/lib/spread.mjs";
import { checkAt, credentialOf, instanceEnv, type Store, signInAt } from "../../satellites/instance";
import type { Satellite, SatelliteEnv } from "../../satellites/satellite";
import { withSatellites } from "../../satellites/supervisor";
import type { Claim, RunContext } from "../claim";
import { type ClaimColumn, claimColumns, columnRecords } from "../columns";
import { type RequestCounts, RequestTally, requestsLine } from "../request-tally";
import { sources } from "../sources";
import type { Cell } from "../verdict";
import type { VisitorDevice } from "../visitor-device";
import { grouped } from "../words";

/** What the instances share: the database, and the key of the tokens; or each has its own. */
type Shared = "shared" | "apart";

/** How requests get to an instance: to all in turn, or always to the one where Alice signed in. */
type Routing = "in turn" | "sticky";

/** What came of so many requests to three instances. */
type Round = { column: ClaimColumn; shared: Shared; routing: Routing; requests: number; refused: number };

export type Facts = { pids: number[]; rounds: Round[]; requests: RequestCounts };

const instances = 3;
const perRound = 300;

const thresholds = {
  shared: {
    value: 0,
    words: "holds unless instances that share the store, or the key, refuse 0 requests",
  },
  apart: {
    words: "holds, but … if only those do that have their own each; does not hold here if none does",
  },
  control: { words: "cannot tell if the instance where Alice signed in refuses her" },
};

export const hardToScaleOut: Claim<Facts> = {
  number: 8,
  id: "hard-to-scale-out",
  side: "database",
  of: "blame",
  statement: "Hard to scale out",
  means: "With database sessions it is hard to run several instances of the app.",
  sources: { says: [sources.authJsStrategies], limits: [sources.copenhagen] },
  method: `Three instances are started, each a process of its own, and Alice signs in once under each configuration. Then ${perRound} requests go to them in turn: with one database and one key for all; with sessions in the memory of the first, and with a key of tokens that only the first has. Of the latter, ${perRound / 10} more with sticky routing: always to the first.`,
  expectedSeconds: 12,
  thresholds,

  async run({ lab, askedBy, visitor, progress }: RunContext): Promise<Facts> {
    const tally = new RequestTally();
    const rounds: Round[] = [];
    progress(t("Signing in under each configuration"), 0);
    for (const column of claimColumns) await visitor.device("laptop", column).signIn();
    const ask = async (started: Satellite[], round: Omit<Round, "refused">, inMemory: string) => {
      const { column, routing, shared, requests } = round;
      progress(
        t("{requests} requests, {routing}: {shared}", { requests, routing, shared }),
        rounds.length / (claimColumns.length * 3),
      );
      const isInMemory = shared === "apart" && columnRecords[column].side === "database";
      const store: Store = isInMemory ? "memory" : column;
      const credential = isInMemory ? inMemory : await renewed(visitor.device("laptop", column));
      const answers = await repeat(requests, instances, (index) => {
        const to = routing === "sticky" ? 0 : index % started.length;
        return tally.ask(column, () => checkAt(started[to] as Satellite, store, credential));
      });
      rounds.push({ ...round, refused: answers.filter((accepted) => !accepted).length });
    };
    const ours = instanceEnv(lab);
    const together = envsOf(() => ours);
    const apart = envsOf((index) => (index === 0 ? ours : instanceEnv(lab, "others")));
    const first = await withSatellites(askedBy, "instance", together, async (started) => {
      for (const column of claimColumns) {
        await ask(started, { column, shared: "shared", routing: "in turn", requests: perRound }, "");
      }
      return started.map(({ pid }) => pid);
    });
    const second = await withSatellites(askedBy, "instance", apart, async (started) => {
      const user = { email: alice.email, password: visitor.password };
      const inMemory = (await signInAt(started[0] as Satellite, user)) ?? "";
      for (const column of claimColumns) {
        const round = { column, shared: "apart" as const };
        await ask(started, { ...round, routing: "in turn", requests: perRound }, inMemory);
        await ask(started, { ...round, routing: "sticky", requests: perRound / 10 }, inMemory);
      }
      return started.map(({ pid }) => pid);
    });
    return { pids: [...first, ...second], rounds, requests: tally.counts };
  },

  judge({ rounds }) {
    const cells = Object.fromEntries(
      claimColumns.map((column) => [column, judgeRounds(rounds.filter((round) => round.column === column))]),
    );
    const refused = (shared: Shared) => Math.max(...inTurn(rounds, shared).map((round) => round.refused));
    return {
      sentence: t(
        "What has to be shared is a store for sessions, and a key for tokens: {shared} of {perRound} requests were refused with it, and {apart} without.",
        { shared: refused("shared"), perRound: grouped(perRound), apart: refused("apart") },
      ),
      cells,
    };
  },

  evidence({ pids, rounds, requests }) {
    const refused = (column: ClaimColumn, shared: Shared, routing: Routing) =>
      rounds.find((round) => round.column === column && round.shared === shared && round.routing === routing)
        ?.refused ?? 0;
    return [
      {
        text: t("processes {pids}; refused, of {perRound} requests each:", {
          pids: pids.join(", "),
          perRound: grouped(perRound),
        }),
      },
      ...claimColumns.map((column) => ({
        text: t("shared {shared}; {own} {apart}; the same with sticky routing {sticky}", {
          shared: refused(column, "shared", "in turn"),
          own: own[columnRecords[column].side],
          apart: refused(column, "apart", "in turn"),
          sticky: refused(column, "apart", "sticky"),
        }),
        strategy: column,
      })),
      requestsLine(requests),
    ];
  },

  code: [
    "lessons/claims/cards/08-hard-to-scale-out.ts",
    "lessons/satellites/programs/instance.mjs",
    "lessons/satellites/programs/lib/checks.mjs",
    "lessons/satellites/supervisor.ts",
  ],
  tests: [{ file: "lessons/claims/cards/08-hard-to-scale-out.test.ts", title: "hard to scale out" }],
};

const own = inLanguage({ database: "each with its own memory", jwt: "each with its own key" });

function envsOf(env: (index: number) => SatelliteEnv): SatelliteEnv[] {
  return Array.from({ length: instances }, (_, index) => env(index));
}

const inTurn = (rounds: readonly Round[], shared: Shared): Round[] =>
  rounds.filter((round) => round.shared === shared && round.routing === "in turn");

function judgeRounds(rounds: readonly Round[]): Cell {
  const [together, apart] = [inTurn(rounds, "shared")[0]?.refused, inTurn(rounds, "apart")[0]?.refused];
  const sticky = rounds.find(({ routing }) => routing === "sticky")?.refused;
  if (together === undefined || apart === undefined || sticky !== 0) {
    return { verdict: "cannot-tell", sentence: t("The instance where Alice signed in refused her.") };
  }
  const of = t("of {perRound} requests", { perRound: grouped(perRound) });
  if (together > thresholds.shared.value) {
    return {
      verdict: "holds",
      sentence: t("{together} {of} were refused, although all is shared.", { together, of }),
    };
  }
  if (apart > 0) {
    return {
      verdict: "holds-but",
      sentence: t(
        "{apart} {of} were refused where each instance has its own, {together} where it is shared.",
        { apart, of, together },
      ),
    };
  }
  return {
    verdict: "not-here",
    sentence: t("{together} {of} were refused, shared or not.", { together, of }),
  };
}

/** What a device holds once it has renewed all that it can: an access token, or the copy of a session. */
async function renewed(device: VisitorDevice): Promise<string> {
  await device.refresh();
  await device.check();
  return credentialOf(device);
}
