import { expect, it } from "vitest";
import "@/tools/testing/strict";
import { readDatabaseCondition } from "./database-condition";

it.each([
  [null, "near"],
  [undefined, "near"],
  ["down", "down"],
  ["slow:0", { slow: 0 }],
  ["slow:40", { slow: 40 }],
  ["slow:2000", { slow: 2000 }],
])("reads %j as %j", (db, condition) => {
  expect(readDatabaseCondition(db)).toEqual(condition);
});

it.each([
  "",
  "up",
  "DOWN",
  "slow",
  "slow:",
  "slow:-1",
  "slow:2001",
  "slow:1e3",
  "slow:4.5",
  "slow:40 ",
  "slow:٤",
])("refuses %j", (db) => {
  expect(() => readDatabaseCondition(db)).toThrow(
    expect.objectContaining({ code: "invalid-database-condition", status: 400 }),
  );
});
