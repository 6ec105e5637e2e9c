import { availableParallelism } from "node:os";
import { publicKeys } from "@/lib/device/api-token";
import { getEnv } from "@/lib/env";
import { type Spread, spreadOf } from "@/lib/spread.mjs";
import { problemOf, type Satellite, type SatelliteEnv } from "../../satellites/satellite";
import { withSatellites } from "../../satellites/supervisor";
import { fetchAccessToken } from "../api-client";
import type { Claim, RunContext } from "../claim";
import { sources } from "../sources";
import { grouped, plural } from "../words";

type Means = "key" | "database";

/** How fast so many verifiers were together: verifications in a second, over several rounds. */
type Rate = { by: Means; verifiers: number; verified: number; perSecond: Spread };

export type Facts = { processors: number; rates: Rate[] };

const counts = [1, 2, 4] as const;
const rounds = 5;
/** Milliseconds. */
const warmUp = 200;
const roundLength = 150;

const thresholds = {
  key: {
    value: 1.5,
    words: "does not hold here if 4 verifiers with a key, or 2, do less than 1.5 times the work of 1",
  },
  database: {
    value: 1.5,
    words: "holds, but … if the database grows 1.5 times as well; holds if it does not",
  },
  steady: {
    value: 3,
    words: "cannot tell if one row's quickest round does over 3 times its slowest",
  },
};

export const scalesWithoutALookUp: Claim<Facts> = {
  number: 11,
  id: "scales-without-a-look-up",
  side: "jwt",
  of: "praise",
  statement: "Scales without a look-up",
  means: "A JWT is verified without asking the database, so verifiers scale by themselves.",
  sources: { says: [sources.authJsStrategies], limits: [sources.copenhagen] },
  method: `Processes that hold nothing but a public key verify the same access token as often as they can: 1, 2 and 4 of them. Then the same with a session that is looked up, five in flight each. After a warm-up of ${warmUp} ms, ${rounds} rounds of ${roundLength} ms for each number of them.`,
  expectedSeconds: 10,
  thresholds,

  async run(context: RunContext): Promise<Facts> {
    const { lab, visitor } = context;
    const [phone, laptop] = [visitor.device("phone", "jwt"), visitor.device("laptop", "database")];
    await phone.signIn();
    await laptop.signIn();
    const withKey = { JWKS: JSON.stringify(await publicKeys()), TOKEN: await fetchAccessToken(phone) };
    const { DATABASE_URL } = getEnv();
    const withDatabase = { DATABASE_URL, LAB: lab, SESSION_TOKEN: laptop.credential ?? "" };
    return {
      processors: availableParallelism(),
      rates: [
        ...(await ratesOf("key", withKey, context, 0)),
        ...(await ratesOf("database", withDatabase, context, 0.5)),
      ],
    };
  },

  judge({ processors, rates }) {
    const [key, database] = [growthOf(rates, "key"), growthOf(rates, "database")];
    const told = `On ${plural(processors, "processor")} verifiers with a key grew to ${times(key)} (${grouped(bestOf(rates, "key"))} a second), with the database to ${times(database)} (${grouped(bestOf(rates, "database"))} a second)`;
    // Several processes get a larger share than one of a machine that is busy with something else.
    const doubt =
      key > processors ? " That is more than the processors can give: something else was running." : "";
    // A noisy neighbour must not become a verdict on anything.
    if (rates.some(({ perSecond: { min, max } }) => max > min * thresholds.steady.value)) {
      return {
        verdict: "cannot-tell",
        sentence: `${told}. Too unsteady: run it with nothing else beside.`,
      };
    }
    if (key < thresholds.key.value) return { verdict: "not-here", sentence: `${told}.` };
    if (database < thresholds.database.value) return { verdict: "holds", sentence: `${told}.${doubt}` };
    return { verdict: "holds-but", sentence: `${told}: here the look-up grows too.${doubt}` };
  },

  evidence({ rates }) {
    return rates.map(({ by, verifiers, verified, perSecond: { median, min, max } }) => ({
      text: `${plural(verifiers, "verifier")}, ${by === "key" ? "public key alone" : "database"}: ${grouped(median)}/s (${grouped(min)} to ${grouped(max)})`,
      measure: `${grouped(verified)} verified`,
      strategy: by === "key" ? ("jwt" as const) : ("database" as const),
    }));
  },

  code: ["lessons/claims/cards/11-scales-without-a-look-up.ts", "lessons/satellites/programs/verifier.mjs"],
  tests: [
    { file: "lessons/claims/cards/11-scales-without-a-look-up.test.ts", title: "scales without a look-up" },
  ],
};

async function ratesOf(
  by: Means,
  env: SatelliteEnv,
  { askedBy, progress }: RunContext,
  share: number,
): Promise<Rate[]> {
  progress(`Starting verifiers, ${by === "key" ? "with a public key" : "with the database"}`, share);
  const envs = Array.from({ length: Math.max(...counts) }, () => env);
  return withSatellites(askedBy, "verifier", envs, async (verifiers) => {
    await verifyTogether(verifiers, warmUp);
    const measured = counts.map((count) => ({ count, verified: 0, perSecond: [] as number[] }));
    // In turn, and not one count after the other: what else the machine does meets all of them.
    for (let round = 0; round < rounds; round += 1) {
      progress(`Round ${round + 1} of ${rounds}, ${by}`, share + 0.1 + (0.4 * round) / rounds);
      for (const one of measured) {
        const counted = await verifyTogether(verifiers.slice(0, one.count), roundLength);
        one.verified += sum(counted.map(({ verified }) => verified));
        one.perSecond.push(sum(counted.map(({ verified, ms }) => (verified / ms) * 1000)));
      }
    }
    return measured.map(({ count, verified, perSecond }) => ({
      by,
      verifiers: count,
      verified,
      perSecond: spreadOf(perSecond),
    }));
  });
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function verifyTogether(verifiers: Satellite[], ms: number): Promise<{ verified: number; ms: number }[]> {
  return Promise.all(
    verifiers.map(async (verifier) => {
      const response = await verifier.send(`/measure?ms=${ms}`, { method: "POST" });
      if (!response.ok) throw await problemOf(response);
      return response.json();
    }),
  );
}

const medians = (rates: readonly Rate[], by: Means) =>
  rates.filter((rate) => rate.by === by).map(({ perSecond }) => perSecond.median);

const bestOf = (rates: readonly Rate[], by: Means) => Math.max(...medians(rates, by));

/** How many times as fast several are as one, at best. */
function growthOf(rates: readonly Rate[], by: Means): number {
  const [one = Number.NaN, ...more] = medians(rates, by);
  return Math.max(...more) / one;
}

const times = (growth: number) => `${growth.toFixed(1)} times the work of one`;
