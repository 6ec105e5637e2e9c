import { accessLifetime } from "@/lib/device/access-lifetime";
import { formatNumber } from "@/lib/language/numbers";
import { t } from "@/lib/language/texts";
import { spreadOf } from "@/lib/spread.mjs";
import { credentialOf, type Effort, instanceEnv, measureAt } from "../../satellites/instance";
import { withSatellite } from "../../satellites/supervisor";
import type { Claim, RunContext } from "../claim";
import { type ClaimColumn, claimColumns } from "../columns";
import { intervalOf, intervalWords, type PairedDifference, sideOf } from "../paired";
import { type RequestCounts, RequestTally, requestsLine } from "../request-tally";
import { sources } from "../sources";
import type { Cell } from "../verdict";
import type { VisitorDevice } from "../visitor-device";
import { grouped } from "../words";

/** What a verification takes under one configuration. */
type Cost = {
  column: ClaimColumn;
  verifications: number;
  /** SQL statements that all of them sent together, and those of one refresh, where a token has to be refreshed. */
  statements: number;
  refreshStatements: number;
  /** Microseconds of the verifier's processor time for one verification: the median of the batches. */
  verifier: number;
  /** Microseconds of the database's, above those of the same batch of a signed JWT; `null` where they cannot be read. */
  database: PairedDifference | null;
};

export type Facts = { costs: Cost[]; requests: RequestCounts };

const batch = 40;
const rounds = 12;
const retries = 3;
const baseline = "jwt" satisfies ClaimColumn;

const thresholds = {
  shared: {
    value: 1,
    words:
      "does not hold here from 1 statement a verification on: the shared database works for each of them",
  },
  none: { value: 0, words: "holds at 0; holds, but … between them, or if a refresh asks the database" },
  unsure: {
    words:
      "cannot tell if the database's processor time can be read and its interval does not say the same as the count",
  },
};

export const scalesWithoutALookUp: Claim<Facts> = {
  number: 11,
  id: "scales-without-a-look-up",
  side: "jwt",
  of: "praise",
  statement: "Scales without a look-up",
  means: "A JWT is verified without asking the database, so verifiers scale by themselves.",
  narrowed:
    "Judged by what one verification takes: n on the verifier, of which there can be more, and m on the database, which all share. How many a second that makes, one machine cannot tell.",
  sources: { says: [sources.authJsStrategies], limits: [sources.copenhagen] },
  method: `A verifier in a process of its own checks each configuration's credential ${batch} times, in ${rounds} rounds, one after the other. Counted are the statements that it sends, its processor time, and the database's.`,
  expectedSeconds: 8,
  thresholds,

  async run({ lab, askedBy, visitor, progress }: RunContext): Promise<Facts> {
    const tally = new RequestTally();
    const devices = claimColumns.map((column) => visitor.device("laptop", column));
    progress(t("Signing in under each configuration"), 0);
    for (const device of devices) await device.signIn();
    const env = instanceEnv(lab);
    return withSatellite(askedBy, "instance", env, async (verifier) => {
      const refreshes = new Map<ClaimColumn, number>();
      const efforts = Object.fromEntries(claimColumns.map((column) => [column, [] as Effort[]])) as Efforts;
      for (let attempt = 0; attempt <= retries && isUnsure(efforts); attempt += 1) {
        for (let round = 0; round < rounds; round += 1) {
          progress(
            t("Round {round} of {rounds}{again}", {
              round: round + 1,
              rounds,
              again: attempt > 0 ? t(", once more") : "",
            }),
            round / rounds,
          );
          for (const device of devices) {
            const column = device.strategy;
            refreshes.set(column, await renew(device));
            const ask = () => measureAt(verifier, column, credentialOf(device), batch);
            efforts[column].push(await tally.ask(column, ask, batch));
          }
        }
      }
      const costs = claimColumns.map((column) => toCost(column, efforts, refreshes.get(column) ?? 0));
      return { costs, requests: tally.counts };
    });
  },

  judge({ costs }) {
    const cells = Object.fromEntries(costs.map((cost) => [cost.column, judgeCost(cost)]));
    const [token, session] = [costs.find(isOf("jwt")), costs.find(isOf("database"))];
    const shared = session?.database
      ? intervalWords(session.database, (value) => t("{value} µs", { value: grouped(value) }))
      : t("some more, which cannot be read here,");
    return {
      sentence: t(
        "A signed JWT takes {verifier} µs of the verifier and {statements, plural, one {# statement} other {# statements}} of the database; a session {verifierOfSession} µs of the verifier and {shared} of the database that all verifiers share.",
        {
          verifier: grouped(token?.verifier ?? 0),
          statements: token?.statements ?? 0,
          verifierOfSession: grouped(session?.verifier ?? 0),
          shared,
        },
      ),
      cells,
    };
  },

  evidence({ costs, requests }) {
    return [
      ...costs.map(({ column, verifications, statements, refreshStatements, verifier, database }) => ({
        text: t(
          "{statements, plural, one {# statement} other {# statements}} for {verifications} verifications{refreshes}; the database {processor}",
          {
            statements,
            verifications: grouped(verifications),
            refreshes:
              refreshStatements > 0
                ? t(", and {refreshStatements} for a refresh every {accessLifetime} s", {
                    refreshStatements,
                    accessLifetime,
                  })
                : "",
            processor: database
              ? intervalWords(database, (value) => formatNumber(value, 1))
              : t("not to be read here"),
          },
        ),
        measure: t("{verifier} µs + {max} µs", {
          verifier: grouped(verifier),
          max: database ? grouped(Math.max(0, database.median)) : "?",
        }),
        strategy: column,
      })),
      requestsLine(requests),
    ];
  },

  code: [
    "lessons/claims/cards/11-scales-without-a-look-up.ts",
    "lessons/satellites/programs/instance.mjs",
    "lessons/satellites/programs/lib/checks.mjs",
    "lessons/satellites/programs/lib/processor-time.mjs",
  ],
  tests: [
    { file: "lessons/claims/cards/11-scales-without-a-look-up.test.ts", title: "scales without a look-up" },
  ],
};

type Efforts = Record<ClaimColumn, Effort[]>;

const isOf = (column: ClaimColumn) => (cost: Cost) => cost.column === column;

/** Renews an access token, which would not live to the end. @returns the statements that it took */
async function renew(device: VisitorDevice): Promise<number> {
  const { status, statements } = await device.refresh();
  return status === 200 ? statements : 0;
}

/** Whether there is nothing yet, or the database's time contradicts what was counted. */
function isUnsure(efforts: Efforts): boolean {
  return claimColumns.some((column) => {
    if (efforts[column].length === 0) return true;
    return judgeCost(toCost(column, efforts, 0)).verdict === "cannot-tell";
  });
}

function toCost(column: ClaimColumn, efforts: Efforts, refreshStatements: number): Cost {
  const own = efforts[column];
  const each = (time: number) => time / batch;
  const differences = own.flatMap(({ ofDatabase }, index) => {
    const beside = efforts[baseline][index]?.ofDatabase;
    return ofDatabase === null || beside === null || beside === undefined ? [] : [each(ofDatabase - beside)];
  });
  return {
    ...{ column, refreshStatements, verifications: own.length * batch },
    statements: own.reduce((sum, { statements }) => sum + statements, 0),
    verifier: spreadOf(own.map(({ processor }) => each(processor))).median,
    database: differences.length > 0 ? { ...intervalOf(differences), attempts: own.length / rounds } : null,
  };
}

function judgeCost({ verifications, statements, refreshStatements, database }: Cost): Cell {
  const each = statements / verifications;
  const told = t("{each} statements a verification", { each: formatNumber(each, 2) });
  if (each >= thresholds.shared.value) {
    if (database && sideOf(database, 0) !== "above") {
      return {
        verdict: "cannot-tell",
        sentence: t("{told}, but the database's processor time shows nothing.", { told }),
      };
    }
    return { verdict: "not-here", sentence: t("{told}: the shared database works for each.", { told }) };
  }
  if (each > thresholds.none.value)
    return { verdict: "holds-but", sentence: t("{told}: few of them ask.", { told }) };
  if (refreshStatements > 0) {
    return {
      verdict: "holds-but",
      sentence: t(
        "{told}, and {refreshStatements, plural, one {# statement} other {# statements}} for each refresh, every {accessLifetime} seconds.",
        { told, refreshStatements, accessLifetime },
      ),
    };
  }
  return { verdict: "holds", sentence: t("{told}: no other part works for it.", { told }) };
}
