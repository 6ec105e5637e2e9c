import type { Page } from "@playwright/test";
import type { Facts as ScaleOut } from "../lessons/claims/cards/08-hard-to-scale-out";
import type { Facts as Apis } from "../lessons/claims/cards/09-no-good-for-apis";
import type { Facts as Verifiers } from "../lessons/claims/cards/11-scales-without-a-look-up";
import type { Facts as Domains } from "../lessons/claims/cards/12-works-across-domains";
import type { Facts as Mobile } from "../lessons/claims/cards/13-good-for-mobile";
import type { Facts as Offline } from "../lessons/claims/cards/14-validates-offline";
import type { Facts as Attacks } from "../lessons/claims/cards/16-easy-to-get-wrong";
import type { Facts as Storage } from "../lessons/claims/cards/20-keep-it-in-local-storage";
import { sides } from "../lessons/claims/columns";
import { ClaimsPage } from "./claims";
import { expect, test } from "./fixtures";
import type { Lab } from "./lab";

test.describe.configure({ timeout: 120_000 });

async function run<Facts>(page: Page, lab: Lab, statement: string): Promise<Facts> {
  const claims = new ClaimsPage(page, lab);
  await claims.open();
  return claims.run(statement);
}

test("8. three instances: two of them refuse what only the third has, be it a session or a key", async ({
  page,
  lab,
}) => {
  const { pids, rounds } = await run<ScaleOut>(page, lab, "Hard to scale out");
  expect(new Set(pids).size).toBe(6);
  expect(rounds).toHaveLength(21);
  for (const { column, shared, routing, refused } of rounds) {
    const expected = shared === "apart" && routing === "in turn" ? 200 : 0;
    expect([column, shared, routing, refused]).toEqual([column, shared, routing, expected]);
  }
});

test("9. what a cookie holds gets in nowhere, and what it is exchanged for gets in from both sides", async ({
  page,
  lab,
}) => {
  const { visits } = await run<Apis>(page, lab, "No good for APIs");
  expect(visits.length).toBeGreaterThanOrEqual(8);
  for (const { column, kind, raw, exchanged, permitted } of visits) {
    expect([column, kind, raw, exchanged, permitted]).toEqual([
      ...[column, kind, { cookie: 401, header: 401 }],
      ...[200, true],
    ]);
  }
});

test("11. a verification by key asks no one, one by look-up the database, each time", async ({
  page,
  lab,
}) => {
  const { costs } = await run<Verifiers>(page, lab, "Scales without a look-up");
  const asked = costs.map(({ column, statements, verifications }) => [
    column,
    statements / verifications >= 1,
  ]);
  expect(asked).toEqual([
    ["database-stock", true],
    ["database", true],
    ["database-cached", false],
    ["jwt-stock", false],
    ["jwt", false],
    ["jwt-short", false],
    ["jwt-denylist", true],
  ]);
  for (const { verifier } of costs) expect(verifier).toBeGreaterThan(0);
});

test("12. the API lets what was exchanged in, and a browser's pages of the app alone", async ({
  page,
  lab,
  browser,
  baseURL,
}) => {
  const facts = await run<Domains>(page, lab, "Works across domains");
  expect(facts).toMatchObject({
    apart: true,
    environment: ["ALLOWED_ORIGINS", "JWKS_URL", "NODE_ENV", "PORT"],
    secrets: [],
    withPublicKeys: { forged: 2, letIn: 0 },
    withSharedSecret: { forged: 1, letIn: 1 },
  });

  for (const { column, raw, exchanged } of facts.visits) {
    expect([column, raw, exchanged]).toEqual([column, { cookie: 401, header: 401 }, 200]);
  }

  // What the card plays by the rules is now done by a browser, which enforces them.
  await lab.signIn("Phone", "jwt");
  const { accessToken } = await (await lab.request.post(`${lab.jar("Phone", "jwt")}/token`)).json();
  const context = await browser.newContext();
  const ask = async (origin: string) => {
    const other = await context.newPage();
    await other.goto(origin);
    return other.evaluate(
      async ([url, token]) =>
        fetch(`${url}/me`, { headers: { authorization: `Bearer ${token}` } }).then(
          (response) => response.status,
          (error) => (error as Error).name,
        ),
      [facts.api, accessToken],
    );
  };
  expect(await ask(`${baseURL}/`)).toBe(200);
  expect(await ask("data:text/html,a stranger")).toBe("TypeError");
  await context.close();
});

test("13. a client without cookies is known by a session id in a header, as by a token", async ({
  page,
  lab,
}) => {
  const { visits } = await run<Mobile>(page, lab, "Good for mobile");
  expect(visits.length).toBeGreaterThanOrEqual(4);
  for (const { column, without, status, known, cookies } of visits) {
    const copies = column === "database-cached" ? 1 : 0;
    expect([column, without, status, known, cookies]).toEqual([column, 401, 200, true, copies]);
  }
});

test("14. the browser verifies by itself, and cannot know that the password has changed", async ({
  page,
  lab,
}) => {
  const { visits, withoutKeys, browser } = await run<Offline>(page, lab, "Validates offline");
  for (const { column, api } of visits) {
    expect([column, api]).toEqual([column, { connected: 200, cutOff: 200, afterChange: 200 }]);
  }
  expect(withoutKeys).toBe(503);
  expect(browser).toMatchObject({
    unsupported: null,
    accepted: true,
    requests: 0,
    acceptedAfterChange: true,
    forgeryRefused: true,
  });
});

test("20. a stranger's script reads what lies in localStorage, and catches what lies in memory", async ({
  page,
  lab,
}) => {
  const { finds } = await run<Storage>(page, lab, "Keep it in localStorage");
  const nothing = { cookie: 0, storage: 0, globals: 0, caught: 0, acted: false, status: 200 };
  expect(finds).toEqual(
    sides.flatMap((strategy) => [
      { ...nothing, strategy, place: "cookie", acted: true },
      { ...nothing, strategy, place: "local-storage", storage: 1, caught: 1 },
      { ...nothing, strategy, place: "memory", caught: 1 },
    ]),
  );
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("exhibit"))),
  ).toEqual([]);
});

test("16. libraries called with a key alone believe what was not meant for them, and ours does not", async ({
  page,
  lab,
}) => {
  const { libraries, ours } = await run<Attacks>(page, lab, "Easy to get wrong");
  const fell = libraries.map(({ id, trial }) => [id, trial?.fell.length]);
  for (const id of ["jsonwebtoken", "jose", "fast-jwt", "jwt-simple"]) expect(fell).toContainEqual([id, 3]);
  expect(fell).toContainEqual(["decode", 11]);
  expect(ours).toEqual({ good: true, fell: [] });
});

test("a card that is run twice at the same moment runs once, and the other is told", async ({ lab }) => {
  const post = () => lab.request.post(`${lab.url}/claims/hard-to-scale-out/run`, { data: {} });
  const statuses = (await Promise.all([post(), post()])).map((response) => response.status());
  expect(statuses.sort()).toEqual([200, 409]);
});
