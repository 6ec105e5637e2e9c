import { labPath } from "@/lib/lab/lab-path";
import { repeat, type Spread, spreadOf } from "@/lib/spread.mjs";
import type { Claim, RunContext } from "../claim";
import { type Side, sides } from "../columns";
import { sources } from "../sources";
import { issueStockToken, stockCookieName } from "../stock-jwt";
import type { Visitor } from "../visitor";
import { duration, grouped, plural } from "../words";

/** Some hundred checks of one kind, the database so far away. */
type Series = {
  kind: Side | "stock";
  /** Milliseconds to the database and back that each statement is made to take. */
  distance: number;
  /** SQL statements of a check: the fewest and the most. */
  statements: { least: number; most: number };
  /** Milliseconds within the server, as each check's own evidence tells. */
  ms: Spread;
};

export type Facts = { warmUp: number; series: Series[] };

const warmUp = 50;
const near = 300;
const far = 200;
const distances = [20, 80];
/** Checks on the way at once while the database is far: each of them mostly waits. */
const atOnce = 6;

const thresholds = {
  hit: { value: 1, words: "does not hold here if any check of a session sends fewer than 1 statement" },
  cheapMs: {
    value: 1,
    words: "holds, but … if near by it adds at most 1 ms to a JWT's check, or a stock JWT takes longer",
  },
};

export const databaseHit: Claim<Facts> = {
  number: 6,
  id: "database-hit",
  side: "database",
  of: "blame",
  statement: "A database hit on every request",
  means: "A database session costs a question to the database on every request.",
  sources: { says: [sources.authJsStrategies], limits: [sources.cookieCache, sources.lucia] },
  method: `After ${warmUp} rounds that are not counted, ${near} rounds of three checks in turn, one after the other: a session, our signed JWT, and the encrypted JWT that Auth.js issues by itself. Then ${far} checks each with the database ${distances.join(" and ")} ms away, ${atOnce} at once.`,
  expectedSeconds: 15,
  thresholds,

  async run({ visitor, progress }: RunContext): Promise<Facts> {
    for (const strategy of sides) await visitor.device("laptop", strategy).signIn();
    const stock = await stockCheck(visitor);
    const checks = { database: ourCheck(visitor, "database"), jwt: ourCheck(visitor, "jwt"), stock };
    progress("Warming up", 0);
    for (let round = 0; round < warmUp; round += 1) for (const ask of Object.values(checks)) await ask();
    progress("Checks with the database near, in turn", 0.1);
    const found: Record<Series["kind"], Check[]> = { database: [], jwt: [], stock: [] };
    for (let round = 0; round < near; round += 1) {
      for (const kind of kinds) found[kind].push(await checks[kind]());
    }
    const series = kinds.map((kind) => toSeries(kind, 0, found[kind]));
    for (const [index, distance] of distances.entries()) {
      for (const side of sides) {
        progress(`Checks with the database ${distance} ms away, ${side}`, 0.5 + index * 0.25);
        const checked = await repeat(far, atOnce, () => checks[side](`slow:${distance}`));
        series.push(toSeries(side, distance, checked));
      }
    }
    return { warmUp, series };
  },

  judge({ series }) {
    const find = (kind: Series["kind"], distance: number) =>
      series.find((one) => one.kind === kind && one.distance === distance);
    const median = (kind: Series["kind"], distance = 0) => find(kind, distance)?.ms.median ?? Number.NaN;
    const sessions = series.filter(({ kind }) => kind === "database");
    const least = Math.min(...sessions.map(({ statements }) => statements.least));
    const most = Math.max(...sessions.map(({ statements }) => statements.most));
    const farthest = Math.max(...sessions.map(({ distance }) => distance));
    if (least < thresholds.hit.value) {
      return { verdict: "not-here", sentence: "There were checks of a session that sent no statement." };
    }
    const added = median("database") - median("jwt");
    const stockIsSlower = median("stock") >= median("database");
    const sentence = `${least === most ? plural(least, "statement") : `${least} to ${most} statements`} on every check. Near by that adds ${duration(added)} to a JWT's ${duration(median("jwt"))}; at ${farthest} ms a check takes ${duration(median("database", farthest))} instead of ${duration(median("jwt", farthest))}. Auth.js's stock encrypted JWT takes ${duration(median("stock"))}, ${stockIsSlower ? "no less" : "less"} than the session.`;
    const cheap = added <= thresholds.cheapMs.value || stockIsSlower;
    return { verdict: cheap ? "holds-but" : "holds", sentence };
  },

  evidence({ series }) {
    return series.map(({ kind, distance, statements, ms }) => ({
      text: `${names[kind]}${distance > 0 ? `, ${distance} ms away` : ", near"}: ${statements.most} SQL, ${grouped(ms.count)} checks`,
      measure: `${duration(ms.median)} · p95 ${duration(ms.p95)}`,
      ...(kind !== "stock" && { strategy: kind }),
    }));
  },

  code: [
    "lessons/claims/cards/06-database-hit.ts",
    "lib/device/check.ts",
    "lessons/claims/stock-jwt.ts",
    "lib/evidence/recorder.ts",
  ],
  tests: [
    { file: "lessons/claims/cards/06-database-hit.test.ts", title: "a database hit on every request" },
    { file: "lib/device/evidence.test.ts", title: "the evidence of a check under jwt" },
  ],
  scenario: "the-database-is-far-away",
};

const kinds = ["database", "jwt", "stock"] as const;
const names: Record<Series["kind"], string> = {
  database: "session",
  jwt: "signed JWT",
  stock: "Auth.js's own JWT",
};

type Check = { statements: number; ms: number };

function ourCheck(visitor: Visitor, side: Side): (db?: string) => Promise<Check> {
  const device = visitor.device("laptop", side);
  return async (db) => {
    const { evidence } = await device.check(db);
    return { statements: evidence.sql.length, ms: evidence.ms };
  };
}

async function stockCheck(visitor: Visitor): Promise<() => Promise<Check>> {
  const path = `${labPath(visitor.lab)}/claims/stock-jwt`;
  visitor.http.cookies.keep(visitor.http.urlOf(path), [
    `${stockCookieName}=${await issueStockToken()}; Path=${path}`,
  ]);
  return async () => {
    const answer = await visitor.send(`${path}/check`);
    const { signedIn, evidence } = JSON.parse(answer.text);
    if (!signedIn) throw new Error(`Auth.js refused its own token: ${answer.status}.`);
    return { statements: evidence.sql.length, ms: evidence.ms };
  };
}

function toSeries(kind: Series["kind"], distance: number, checks: readonly Check[]): Series {
  const counts = checks.map(({ statements }) => statements);
  return {
    kind,
    distance,
    statements: { least: Math.min(...counts), most: Math.max(...counts) },
    ms: spreadOf(checks.map(({ ms }) => ms)),
  };
}
