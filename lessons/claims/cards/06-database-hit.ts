import { setTimeout as sleep } from "node:timers/promises";
import { formatNumber } from "@/lib/language/numbers";
import { t } from "@/lib/language/texts";
import { spreadOf } from "@/lib/spread.mjs";
import { credentialOf, instanceEnv, measureAt } from "../../satellites/instance";
import { withSatellite } from "../../satellites/supervisor";
import type { Claim, RunContext } from "../claim";
import { type ClaimColumn, claimColumns } from "../columns";
import { type RequestCounts, RequestTally, requestsLine } from "../request-tally";
import { sources } from "../sources";
import type { Cell } from "../verdict";
import type { VisitorDevice } from "../visitor-device";
import { duration, grouped } from "../words";

/** What the checks of one configuration asked of the database. */
type Hits = {
  column: ClaimColumn;
  /** Of a device that checks once a second: statements, those of a refresh among them. */
  checks: number;
  statements: number;
  /** Statements of one check while the database is far, as most of them took. */
  farStatements: number;
  /** Lower quartile of a check's milliseconds within the server, with the database so far away. */
  at: { near: number; far: number };
};

/** Microseconds of processor time that one verification of a JWT takes: as Auth.js ships it, and signed. */
type Processor = { stock: number; signed: number };

export type Facts = { hits: Hits[]; processor: Processor; requests: RequestCounts };

/** Milliseconds to the database and back that each statement is made to take. */
const distances = { near: 20, far: 80 } as const;
const checks = 16;
const pairsPerTick = 2;
const retries = 3;
const batch = 100;

const thresholds = {
  every: { value: 1, words: "holds from 1 statement a check on; holds, but … below that" },
  none: { value: 0, words: "does not hold here at 0 statements" },
  slope: {
    value: 0.25,
    words:
      "cannot tell if the round trips that the distance shows differ from the statements by more than 0.25, four times over",
  },
};

export const databaseHit: Claim<Facts> = {
  number: 6,
  id: "database-hit",
  side: "database",
  of: "blame",
  statement: "A database hit on every request",
  means: "A database session costs a question to the database on every request.",
  narrowed: "Judged by the statements of each check. Whether that is slow at scale, one machine cannot tell.",
  sources: { says: [sources.authJsStrategies], limits: [sources.cookieCache, sources.lucia] },
  method: `A device of each configuration checks once a second, ${checks} times, and refreshes when it has to: its statements are counted. Beside it, another checks with the database ${distances.near} and ${distances.far} ms away, in turn. The lower quartiles give the slope: (at ${distances.far} ms − at ${distances.near} ms) ÷ ${distances.far - distances.near} is the number of round trips that a check waits for.`,
  expectedSeconds: 20,
  waits: true,
  thresholds,

  async run(context: RunContext): Promise<Facts> {
    const { progress, signal } = context;
    const tally = new RequestTally();
    progress(t("Signing in two devices under each configuration"), 0);
    const watched = claimColumns.map((column) => new Watched(context, column, tally));
    for (const one of watched) await one.signIn();
    const begun = performance.now();
    for (let tick = 0; tick < checks; tick += 1) {
      progress(t("A check a second, and others with the database far away"), 0.1 + (0.7 * tick) / checks);
      await sleep(Math.max(0, begun + tick * 1000 - performance.now()), undefined, { signal });
      await Promise.all(watched.map((one) => one.checkOnce()));
      await Promise.all(watched.map((one) => one.checkFar(pairsPerTick)));
    }
    for (let retry = 0; retry < retries && watched.some((one) => isUnsure(one.hits)); retry += 1) {
      progress(t("The distance does not say the same as the count: once more"), 0.8);
      await Promise.all(watched.map((one) => one.checkFar(checks)));
    }
    progress(t("Measuring the processor time of both kinds of JWT"), 0.9);
    const processor = await measureProcessor(context);
    return { hits: watched.map(({ hits }) => hits), processor, requests: tally.counts };
  },

  judge({ hits, processor }) {
    const cells = Object.fromEntries(hits.map((one) => [one.column, judgeHits(one)]));
    return {
      sentence: t(
        "{hits} statements a check. Beside the verdict: verifying takes {stock} µs of processor time for Auth.js's encrypted JWT, and {signed} µs for a signed one.",
        { hits: list(hits), stock: grouped(processor.stock), signed: grouped(processor.signed) },
      ),
      cells,
    };
  },

  evidence({ hits, processor, requests }) {
    return [
      ...hits.map((one) => ({
        text: t(
          "{statements, plural, one {# statement} other {# statements}} in {checks} checks; lower quartile {nearTime} at {near} ms, {farTime} at {far} ms",
          {
            statements: one.statements,
            checks: one.checks,
            nearTime: duration(one.at.near),
            near: distances.near,
            farTime: duration(one.at.far),
            far: distances.far,
          },
        ),
        measure: t("{slopeOf} round trips", { slopeOf: formatNumber(slopeOf(one), 1) }),
        strategy: one.column,
      })),
      {
        text: t("processor time of one verification, without the app around it: encrypted JWT, signed JWT"),
        measure: t("{stock} µs, {signed} µs", {
          stock: grouped(processor.stock),
          signed: grouped(processor.signed),
        }),
      },
      requestsLine(requests),
    ];
  },

  code: [
    "lessons/claims/cards/06-database-hit.ts",
    "lib/device/check.ts",
    "lib/evidence/recorder.ts",
    "lib/evidence/distance.ts",
  ],
  tests: [
    { file: "lessons/claims/cards/06-database-hit.test.ts", title: "a database hit on every request" },
    { file: "lib/device/evidence.test.ts", title: "the evidence of a check under jwt" },
  ],
  scenario: "the-database-is-far-away",
};

/** Two devices under one configuration: one that checks once a second, and one whose database is far away. */
class Watched {
  private statements = 0;
  private checks = 0;
  private readonly near: number[] = [];
  private readonly far: number[] = [];
  private readonly farStatements: number[] = [];
  private readonly phone: VisitorDevice;
  private readonly laptop: VisitorDevice;

  constructor(
    { visitor }: RunContext,
    private readonly column: ClaimColumn,
    private readonly tally: RequestTally,
  ) {
    this.phone = visitor.device("phone", column);
    this.laptop = visitor.device("laptop", column);
  }

  /** The first check is not counted: whatever is kept from one check to the next is kept from then on. */
  async signIn(): Promise<void> {
    for (const device of [this.phone, this.laptop]) {
      await device.signIn();
      await this.tally.ask(this.column, () => device.check());
    }
  }

  async checkOnce(): Promise<void> {
    const { signedIn, canRefresh, evidence } = await this.tally.ask(this.column, () => this.phone.check());
    this.checks += 1;
    this.statements += evidence.sql.length;
    if (!signedIn && canRefresh) this.statements += (await this.phone.refresh()).statements;
  }

  /** In pairs, near and far in turn: what else the machine does meets both. */
  async checkFar(pairs: number): Promise<void> {
    for (let pair = 0; pair < pairs; pair += 1) {
      for (const distance of ["near", "far"] as const) {
        const check = () => this.laptop.check(`slow:${distances[distance]}`);
        const { evidence } = await this.tally.ask(this.column, check);
        this[distance].push(evidence.ms);
        this.farStatements.push(evidence.sql.length);
      }
    }
  }

  get hits(): Hits {
    const { column, checks: made, statements } = this;
    return {
      ...{ column, checks: made, statements },
      farStatements: spreadOf(this.farStatements).median,
      at: { near: spreadOf(this.near).low, far: spreadOf(this.far).low },
    };
  }
}

/** Round trips that a check waits for. */
const slopeOf = ({ at }: Hits): number => (at.far - at.near) / (distances.far - distances.near);

const isUnsure = (hits: Hits): boolean =>
  Math.abs(slopeOf(hits) - hits.farStatements) > thresholds.slope.value;

function judgeHits(hits: Hits): Cell {
  const each = hits.statements / hits.checks;
  const told = t("{each} statements a check, {slopeOf} round trips by the distance", {
    each: formatNumber(each, 2),
    slopeOf: formatNumber(slopeOf(hits), 1),
  });
  if (isUnsure(hits)) return { verdict: "cannot-tell", sentence: t("{told}: they do not agree.", { told }) };
  if (each >= thresholds.every.value) return { verdict: "holds", sentence: `${told}.` };
  if (each > thresholds.none.value)
    return { verdict: "holds-but", sentence: t("{told}: on some of them.", { told }) };
  return { verdict: "not-here", sentence: `${told}.` };
}

function list(hits: readonly Hits[]): string {
  const each = hits.map(({ statements, checks: made }) => statements / made);
  return t("From {min} to {max}", {
    min: formatNumber(Math.min(...each), 2),
    max: formatNumber(Math.max(...each), 2),
  });
}

/** Both kinds verified by the same process, in turn. */
async function measureProcessor({ lab, askedBy, visitor }: RunContext): Promise<Processor> {
  return withSatellite(askedBy, "instance", instanceEnv(lab), async (verifier) => {
    const measured = { "jwt-stock": [] as number[], jwt: [] as number[] };
    for (let round = 0; round < 5; round += 1) {
      for (const column of ["jwt-stock", "jwt"] as const) {
        const credential = credentialOf(visitor.device("phone", column));
        const { processor } = await measureAt(verifier, column, credential, batch);
        measured[column].push(processor / batch);
      }
    }
    return { stock: spreadOf(measured["jwt-stock"]).median, signed: spreadOf(measured.jwt).median };
  });
}
