import { expect, it } from "vitest";
import "@/tools/testing/strict";
import { serverTiming } from "./server-timing";

const statement = { text: "SELECT 1", rows: 1, ms: 1.234 };

it("adds the statements up and names the token operation", () => {
  const token = { operation: "verify", alg: "HS256", ms: 0.5, claims: [] } as const;
  expect(serverTiming({ sql: [statement, statement], token, ms: 3 })).toBe(
    'db;desc="2 SQL";dur=2.47, token;desc="verify HS256";dur=0.50, total;dur=3.00',
  );
});

it("says so when there was no SQL and no token", () => {
  expect(serverTiming({ sql: [], token: null, ms: 0 })).toBe('db;desc="0 SQL";dur=0.00, total;dur=0.00');
});
