import { describe, expect, it } from "vitest";
import { newLab } from "@/tools/testing/lab";
import { query } from "@/tools/testing/rows";
import { sources } from "@/tools/testing/sources";
import "@/tools/testing/strict";
import { mostKept } from "./most-kept";
import { readState } from "./snapshot";
import { trim, trimmed } from "./trim";

/** What stays although visitors add to it, and why that has an end. */
const bounded: Record<string, string> = {
  Lab: "admitLab",
  User: "Alice and two bystanders",
  Device: "the catalogue",
  CheckRun: "foldRuns",
  Handover: "one for each lab",
  ChallengeTry: "one for each challenge that there is",
  Class: "one for each lab",
  ClassRoom: "noteRoom: mostPhones",
  WrongGuesses: "trim, by itself",
  Round: "mostRounds",
  Phone: "mostPhones",
  Turn: "one for each phone and round",
  CookieLink: "one for each phone and strategy",
  Thief: "mostPhones",
  DeniedToken: "a row for each sign-in that has not run out: what was denied is never forgotten",
};

/** Adds so many rows of a table, each a second younger than the one before. */
const add: Record<string, string> = {
  Event: `INSERT INTO "Event" ("labId", "kind", "detail") SELECT $1, 'key-rotated', json_build_object('n', n) FROM generate_series(1, $2::int) n`,
  Session: `INSERT INTO "Session" ("id", "sessionToken", "userId", "expires", "createdAt")
    SELECT $1 || n, $1 || n, u."id", now() + interval '1 day', now() + n * interval '1 s' FROM "User" u, generate_series(1, $2::int) n WHERE u."labId" = $1`,
  RefreshFamily: `INSERT INTO "RefreshFamily" ("id", "userId", "expires", "createdAt")
    SELECT $1 || n, u."id", now() + interval '1 day', now() + n * interval '1 s' FROM "User" u, generate_series(1, $2::int) n WHERE u."labId" = $1`,
  IssuedToken: `INSERT INTO "IssuedToken" ("id", "userId", "strategy", "expires", "createdAt")
    SELECT $1 || n, u."id", 'jwt-denylist', now() + interval '1 day', now() + n * interval '1 s' FROM "User" u, generate_series(1, $2::int) n WHERE u."labId" = $1`,
  OpaqueToken: `INSERT INTO "OpaqueToken" ("hash", "userId", "device", "passwordVersion", "expires", "createdAt")
    SELECT $1 || n, u."id", 'phone', 1, now() + interval '1 day', now() + n * interval '1 s' FROM "User" u, generate_series(1, $2::int) n WHERE u."labId" = $1`,
  RefreshToken: `WITH family AS (INSERT INTO "RefreshFamily" ("id", "userId", "expires") SELECT $1, u."id", now() FROM "User" u WHERE u."labId" = $1 RETURNING "id")
    INSERT INTO "RefreshToken" ("hash", "familyId", "usedAt")
    SELECT $1 || n, family."id", CASE WHEN n < $2::int THEN now() + n * interval '1 s' END FROM family, generate_series(1, $2::int) n`,
};

const keys: Record<string, string> = {
  Event: `SELECT "detail"->>'n' AS n FROM "Event" WHERE "labId" = $1 ORDER BY "id"`,
  OpaqueToken: `SELECT replace(t."hash", $1, '') AS n FROM "OpaqueToken" t JOIN "User" u ON u."id" = t."userId" WHERE u."labId" = $1 ORDER BY t."createdAt"`,
  RefreshToken: `SELECT replace("hash", $1, '') AS n FROM "RefreshToken" WHERE "familyId" = $1 ORDER BY "usedAt"`,
};

const keysOf = (table: string) =>
  keys[table] ??
  `SELECT replace(t."id", $1, '') AS n FROM "${table}" t JOIN "User" u ON u."id" = t."userId" WHERE u."labId" = $1 ORDER BY t."createdAt"`;

/** What lives as long as the process, and has an end of its own. */
const boundedMaps = [
  "unwritten: new Set<Run>(),", // keepUnwritten
  "readonly #entries = new Map<K, V>();", // RecentMap itself
  "readonly #shares = new Map<string, Share>();", // as many as have or await a place
];

describe("what visitors add to", () => {
  it("has an end in memory: what a process keeps for good is a RecentMap", () => {
    const lines = sources("lib", "lessons").flatMap(({ text }) => text.split("\n"));
    const kept = lines.filter((line) => /singleton\(|^ {2}(readonly )?#?\w+(:| =) /.test(line));
    const found = kept.filter((line) => /new (Weak)?(Map|Set)\b/.test(line)).map((line) => line.trim());
    expect(found.sort()).toEqual(boundedMaps.toSorted());
  });

  it("has an end in every table", async () => {
    const tables = await query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_name NOT LIKE '\\_%'`,
    );
    const known = [...Object.keys(bounded), ...trimmed.map(({ table }) => table)];
    expect(tables.map(({ name }) => name).sort()).toEqual(known.sort());
  });

  it.each(trimmed)("$table: the newest $most stay, and a neighbour's", async ({ table, most }) => {
    const [lab, neighbour] = [await newLab(), await newLab()];
    await query(add[table] as string, lab.id, most + 3);
    await query(add[table] as string, neighbour.id, 2);
    await trim();
    const left = await query<{ n: string }>(keysOf(table), lab.id);
    expect([left.length, left[0]?.n, left.at(-1)?.n]).toEqual([most, "4", `${most + 3}`]);
    expect(await query(keysOf(table), neighbour.id)).toHaveLength(2);
  });

  it("forgets those who guessed least", async () => {
    await query(
      `INSERT INTO "WrongGuesses" ("key", "count", "expires")
       SELECT 'trim ' || n, n, now() + interval '1 minute' FROM generate_series(1, $1::int) n`,
      mostKept.wrongGuessers + 3,
    );
    await trim();
    const [left] = await query(`SELECT count(*)::int AS all, min("count") AS least FROM "WrongGuesses"`);
    expect(left).toEqual({ all: mostKept.wrongGuessers, least: 4 });
    await query(`DELETE FROM "WrongGuesses"`);
  });

  it("denies the tokens that it takes from the list", async () => {
    const lab = await newLab();
    await query(add.IssuedToken as string, lab.id, mostKept.signInsPerUser + 2);
    await trim();
    const denied = await query<{ id: string }>(
      `SELECT "id" FROM "DeniedToken" WHERE starts_with("id", $1) ORDER BY 1`,
      lab.id,
    );
    expect(denied.map(({ id }) => id.slice(lab.id.length))).toEqual(["1", "2"]);
  });

  it("shows the newest events before the oldest have gone", async () => {
    const lab = await newLab();
    await query(add.Event as string, lab.id, mostKept.eventsPerLab + 5);
    const { events } = await readState(lab.id);
    expect([events.length, events[0]?.detail.n, events.at(-1)?.detail.n]).toEqual([
      mostKept.eventsPerLab,
      6,
      mostKept.eventsPerLab + 5,
    ]);
  });
});
