import { getPool } from "@/lib/db/database";
import type { LabId } from "@/lib/lab/lab-id";
import { formatList, formatNumber } from "@/lib/language/numbers";
import { t } from "@/lib/language/texts";
import type { Claim, RunContext } from "../claim";
import { type ClaimColumn, claimColumns } from "../columns";
import { type RequestCounts, RequestTally, requestsLine } from "../request-tally";
import { sources } from "../sources";
import { measureTable, type Table, type TableSize, tables } from "../table-size";
import type { Cell } from "../verdict";
import type { Visitor } from "../visitor";
import { bytes, grouped } from "../words";

/** The tables in which a sign-in can leave rows. */
const ofSignIns = ["Session", "RefreshFamily", "RefreshToken", "IssuedToken"] as const satisfies Table[];

type Rows = Record<(typeof ofSignIns)[number], number>;

/** What the sign-ins under one configuration left in the database. */
type Left = { column: ClaimColumn; signedIn: number; rows: Rows };

export type Facts = {
  sizes: Record<Table, TableSize>;
  signIns: number;
  left: Left[];
  requests: RequestCounts;
};

const sample = 2_000;
const devices = ["laptop", "phone", "tablet"] as const;

const thresholds = {
  dear: { value: 1, words: "holds if a sign-in takes at least as many bytes as a user: 1 ×" },
  cheap: { value: 0, words: "holds, but … if it takes fewer; does not hold here if it takes 0 bytes" },
  control: { words: "cannot tell if a device could not be signed in" },
};

export const costsStorage: Claim<Facts> = {
  number: 7,
  id: "costs-storage",
  side: "database",
  of: "blame",
  statement: "It costs storage",
  means: "Database sessions take room on the server, JWTs take none.",
  narrowed: "Judged by what a sign-in with one refresh takes, against what a user takes anyway.",
  sources: { says: [sources.authJsStrategies], limits: [sources.copenhagen] },
  method: `Three devices sign in under each configuration, and refresh once; the rows that this leaves are counted. Then ${sample.toLocaleString("en")} rows of each kind are written into tables that PostgreSQL makes after the real ones, indexes included, within transactions that are rolled back. PostgreSQL says how much room they take.`,
  expectedSeconds: 5,
  thresholds,

  async run({ lab, visitor, progress }: RunContext): Promise<Facts> {
    const tally = new RequestTally();
    const left: Left[] = [];
    for (const [index, column] of claimColumns.entries()) {
      progress(t("Signing in under each configuration"), (0.5 * index) / claimColumns.length);
      left.push(await signInAndCount(visitor, lab, column, tally));
    }
    const measured: [Table, TableSize][] = [];
    for (const [index, table] of tables.entries()) {
      progress(t("Writing rows, and asking PostgreSQL for their size"), 0.5 + (0.5 * index) / tables.length);
      measured.push([table, await measureTable(table, sample)]);
    }
    const sizes = Object.fromEntries(measured) as Record<Table, TableSize>;
    return { sizes, signIns: devices.length, left, requests: tally.counts };
  },

  judge({ sizes, signIns, left }) {
    const user = eachOf(sizes.User);
    const cells = Object.fromEntries(
      left.map((one) => [one.column, judgeLeft(one, bytesOf(one, sizes, signIns), signIns, user)]),
    );
    return {
      sentence: t(
        "A session takes {session} bytes, indexes included, and {extended} with user agent, address and last seen; a user takes {user}. A million such sessions are {million}.",
        {
          session: grouped(eachOf(sizes.Session)),
          extended: grouped(eachOf(sizes[extended])),
          user: grouped(user),
          million: bytes(eachOf(sizes.Session) * 1e6),
        },
      ),
      cells,
    };
  },

  evidence({ sizes, signIns, left, requests }) {
    return [
      ...tables.map((table) => ({
        text: t("{rows, plural, one {# row} other {# rows}} of {table}: {size}, its indexes {indexes}", {
          rows: sizes[table].rows,
          table: t(table),
          size: bytes(sizes[table].table),
          indexes: bytes(sizes[table].indexes),
        }),
        measure: t("{eachOf} B each", { eachOf: grouped(eachOf(sizes[table])) }),
      })),
      ...left.map((one) => ({
        text: t("{signIns, plural, one {# sign-in} other {# sign-ins}}: {rows}", {
          signIns,
          rows: rowsOf(one.rows),
        }),
        measure: t("{bytesOf} B each", { bytesOf: grouped(bytesOf(one, sizes, signIns)) }),
        strategy: one.column,
      })),
      requestsLine(requests),
    ];
  },

  code: ["lessons/claims/cards/07-costs-storage.ts", "lessons/claims/table-size.ts", "prisma/schema.prisma"],
  tests: [{ file: "lessons/claims/cards/07-costs-storage.test.ts", title: "it costs storage" }],
};

const extended = "Session, with user agent, address and last seen" satisfies Table;

const eachOf = ({ total, rows }: TableSize): number => total / rows;

/** Bytes that one sign-in takes, by the rows that it left. */
function bytesOf({ rows }: Left, sizes: Facts["sizes"], signIns: number): number {
  return ofSignIns.reduce((sum, table) => sum + (rows[table] / signIns) * eachOf(sizes[table]), 0);
}

function judgeLeft({ signedIn }: Left, each: number, signIns: number, user: number): Cell {
  if (signedIn < signIns)
    return { verdict: "cannot-tell", sentence: t("Not every device could be signed in.") };
  if (each <= thresholds.cheap.value) {
    return { verdict: "not-here", sentence: t("A sign-in leaves no row in the database.") };
  }
  const sentence = t("{each} bytes for a sign-in: {ratio} times what a user takes.", {
    each: grouped(each),
    ratio: formatNumber(each / user, 1),
  });
  return { verdict: each >= user * thresholds.dear.value ? "holds" : "holds-but", sentence };
}

function rowsOf(rows: Rows): string {
  const told = ofSignIns.filter((table) => rows[table] > 0).map((table) => `+${rows[table]} ${table}`);
  return formatList(told) || t("no row");
}

/** Signs in and refreshes on each device, the latter also where there is nothing to refresh. */
async function signInAndCount(
  visitor: Visitor,
  lab: LabId,
  column: ClaimColumn,
  tally: RequestTally,
): Promise<Left> {
  const before = await countRows(lab);
  let signedIn = 0;
  for (const slug of devices) {
    const device = visitor.device(slug, column);
    await tally.ask(column, () => device.signIn());
    await tally.ask(column, () => device.refresh());
    if ((await tally.ask(column, () => device.check())).signedIn) signedIn += 1;
  }
  const after = await countRows(lab);
  const added = ofSignIns.map((table) => [table, after[table] - before[table]]);
  return { column, signedIn, rows: Object.fromEntries(added) as Rows };
}

const counting = `
WITH own AS (SELECT "id" FROM "User" WHERE "labId" = $1), family AS (SELECT "id" FROM "RefreshFamily" WHERE "userId" IN (SELECT "id" FROM own))
SELECT (SELECT count(*)::int FROM "Session" WHERE "userId" IN (SELECT "id" FROM own)) AS "Session",
       (SELECT count(*)::int FROM family) AS "RefreshFamily",
       (SELECT count(*)::int FROM "RefreshToken" WHERE "familyId" IN (SELECT "id" FROM family)) AS "RefreshToken",
       (SELECT count(*)::int FROM "IssuedToken" WHERE "userId" IN (SELECT "id" FROM own)) AS "IssuedToken"`;

async function countRows(lab: LabId): Promise<Rows> {
  const { rows } = await getPool().query<Rows>(counting, [lab]);
  return rows[0] as Rows;
}
