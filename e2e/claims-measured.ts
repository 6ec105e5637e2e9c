import type { Facts as Logout } from "../lessons/claims/cards/01-instant-logout";
import type { Facts as Control } from "../lessons/claims/cards/02-server-in-control";
import type { Facts as Secure } from "../lessons/claims/cards/03-secure-by-default";
import type { Facts as Simple } from "../lessons/claims/cards/04-simple-to-understand";
import type { Facts as Rendering } from "../lessons/claims/cards/05-server-rendering";
import type { Facts as Hit } from "../lessons/claims/cards/06-database-hit";
import type { Facts as Rows } from "../lessons/claims/cards/07-costs-storage";
import type { Facts as ScaleOut } from "../lessons/claims/cards/08-hard-to-scale-out";
import type { Facts as Apis } from "../lessons/claims/cards/09-no-good-for-apis";
import type { Facts as Stateless } from "../lessons/claims/cards/10-stateless";
import type { Facts as Verifiers } from "../lessons/claims/cards/11-scales-without-a-look-up";
import type { Facts as Domains } from "../lessons/claims/cards/12-works-across-domains";
import type { Facts as Mobile } from "../lessons/claims/cards/13-good-for-mobile";
import type { Facts as Offline } from "../lessons/claims/cards/14-validates-offline";
import type { Facts as Revoke } from "../lessons/claims/cards/15-hard-to-revoke";
import type { Facts as Attacks } from "../lessons/claims/cards/16-easy-to-get-wrong";
import type { Facts as Bigger } from "../lessons/claims/cards/17-bigger";
import type { Facts as Role } from "../lessons/claims/cards/18-no-control";
import type { Facts as Secret } from "../lessons/claims/cards/19-secret-is-everything";
import type { Facts as Places } from "../lessons/claims/cards/20-keep-it-in-local-storage";
import { sides } from "../lessons/claims/columns";
import { expect as strict } from "./expect";

// A card that found something else hides no other.
const expect = strict.configure({ soft: true });

type Look = (facts: unknown) => void;
const look = <Facts>(at: (facts: Facts) => void) => at as Look;

const isSessionOrToken = ({ column }: { column: string }) => column === "database" || column === "jwt";

/** What each card, by its number, must have measured in the app that was built and in a real browser. */
export const measured: Record<number, Look> = {
  // What is looked up is out at once, what is believed is not.
  1: look<Logout>(({ endings, streams }) => {
    expect(endings.map(({ column, accepted }) => [column, accepted > 0])).toEqual([
      ["database-stock", false],
      ["database", false],
      ["database-cached", true],
      ["jwt-stock", true],
      ["jwt", true],
      ["jwt-short", true],
      ["jwt-denylist", false],
    ]);
    for (const { asks, messagesAfter } of streams)
      if (asks === "once") expect(messagesAfter).toBeGreaterThan(0);
  }),

  // What keeps a list can be listed, ended and limited, tokens too.
  2: look<Control>(({ controls }) => {
    const told = controls.map(({ column, listed, ended, limited }) => [column, listed, ended, limited]);
    expect(told).toEqual([
      ["database-stock", 3, "at once", "at once"],
      ["database", 3, "at once", "at once"],
      ["database-cached", 3, "later", "later"],
      ["jwt-stock", 0, "never", "never"],
      ["jwt", 0, "never", "never"],
      ["jwt-short", 3, "later", "later"],
      ["jwt-denylist", 3, "at once", "at once"],
    ]);
  }),

  // What gets in differs from one configuration to the next; a script reads no cookie.
  3: look<Secure>(({ tries }) => {
    expect(tries.length).toBe(7);
    for (const { column, cookie, script, form } of tries) {
      expect([column, cookie.letIn, script, form.done]).toEqual([
        ...[column, true, { reads: false, inBrowser: true }],
        false,
      ]);
    }
    const letIn = (leaks: (one: (typeof tries)[number]) => boolean) =>
      tries.filter(leaks).map(({ column }) => column);
    expect(letIn(({ table }) => table.letIn > 0)).toEqual(["database-stock"]);
    expect(letIn(({ secret }) => secret.letIn)).not.toContain("database");
    expect(letIn(({ cookie }) => cookie.tells.length > 0)).not.toContain("jwt-stock");
  }),

  // An opinion, before anyone has answered.
  4: look<Simple>(({ people, trials }) => {
    expect([people, trials.filter(({ status }) => status === 200).length]).toEqual([0, 1]);
  }),

  // Cookies are greeted.
  5: look<Rendering>(({ visits, withoutCookie }) => {
    for (const { column, first, later } of visits) {
      expect([column, first.status, first.greeted]).toEqual([column, 200, true]);
      expect([column, later.greeted]).toEqual([column, column !== "jwt-short"]);
    }
    expect(withoutCookie).toEqual({ status: 200, greeted: false });
  }),

  // Statements are counted.
  6: look<Hit>(({ hits, processor }) => {
    const statements = Object.fromEntries(hits.map((one) => [one.column, one.statements]));
    expect(statements).toMatchObject({ database: 16, "jwt-denylist": 16, "jwt-stock": 0, jwt: 0 });
    // A copy of 15 seconds, and 16 checks a second apart.
    expect([1, 2]).toContain(statements["database-cached"]);
    expect(processor.stock).toBeGreaterThan(processor.signed);
  }),

  // A sign-in takes room where it is kept, in a table of sessions or of tokens.
  7: look<Rows>(({ left, sizes }) => {
    const rows = left.map(({ column, rows }) => [column, Object.values(rows).reduce((sum, n) => sum + n, 0)]);
    expect(rows).toEqual([
      ["database-stock", 3],
      ["database", 3],
      ["database-cached", 3],
      ["jwt-stock", 0],
      ["jwt", 0],
      ["jwt-short", 9],
      ["jwt-denylist", 3],
    ]);
    expect(sizes.Session.total / sizes.Session.rows).toBeGreaterThan(200);
  }),

  // Three instances: two of them refuse what only the third has, be it a session or a key.
  8: look<ScaleOut>(({ pids, rounds }) => {
    expect(new Set(pids).size).toBe(6);
    expect(rounds).toHaveLength(21);
    for (const { column, shared, routing, refused } of rounds) {
      const expected = shared === "apart" && routing === "in turn" ? 200 : 0;
      expect([column, shared, routing, refused]).toEqual([column, shared, routing, expected]);
    }
  }),

  // What a cookie holds gets in nowhere, and what it is exchanged for gets in from both sides.
  9: look<Apis>(({ visits }) => {
    expect(visits.length).toBeGreaterThanOrEqual(8);
    for (const { column, kind, raw, exchanged, permitted } of visits) {
      expect([column, kind, raw, exchanged, permitted]).toEqual([
        ...[column, kind, { cookie: 401, header: 401 }],
        ...[200, true],
      ]);
    }
  }),

  // Another process and empty tables: a JWT is known, and a key is what it needs.
  10: look<Stateless>(({ pids, memory, kept }) => {
    expect(pids[0]).not.toBe(pids[1]);
    expect(memory).toEqual({ signedIn: true, restarted: false });
    const which = (is: (one: (typeof kept)[number]) => boolean) =>
      kept.filter(is).map(({ column }) => column);
    expect(which(({ later }) => later)).toEqual(["jwt-stock", "jwt", "jwt-denylist"]);
    expect(which(({ otherKey }) => otherKey)).not.toContain("jwt");
  }),

  // A verification by key asks no one, one by look-up the database, each time.
  11: look<Verifiers>(({ costs }) => {
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
  }),

  // The API lets in what was exchanged.
  12: look<Domains>((facts) => {
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
  }),

  // A client without cookies is known by a session id in a header, as by a token.
  13: look<Mobile>(({ visits }) => {
    expect(visits.length).toBeGreaterThanOrEqual(4);
    for (const { column, without, status, known, cookies } of visits) {
      const copies = column === "database-cached" ? 1 : 0;
      expect([column, without, status, known, cookies]).toEqual([column, 401, 200, true, copies]);
    }
  }),

  // The browser verifies by itself, and cannot know that the password has changed.
  14: look<Offline>(({ visits, withoutKeys, browser }) => {
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
  }),

  // Four acts, eight tries each: a session is out at the first, a token is in at the last.
  15: look<Revoke>(({ revocations }) => {
    for (const { column, act, accepted } of revocations.filter(isSessionOrToken)) {
      expect([column, act, accepted]).toEqual([column, act, column === "jwt" ? 8 : 0]);
    }
  }),

  // Libraries called with a key alone believe what was not meant for them, and ours does not.
  16: look<Attacks>(({ libraries, ours }) => {
    const fell = libraries.map(({ id, trial }) => [id, trial?.fell.length]);
    for (const id of ["jsonwebtoken", "jose", "fast-jwt", "jwt-simple"]) {
      expect(fell).toContainEqual([id, 3]);
    }
    expect(fell).toContainEqual(["decode", 11]);
    expect(ours).toEqual({ good: true, fell: [] });
  }),

  // What the slider adds, where it stands at first.
  17: look<Bigger>(({ extra }) => {
    expect(extra).toMatchObject({ claims: 1000, cookies: 1, status: 200 });
  }),

  // A list and a role: the session is out, the token is not.
  18: look<Role>(({ controls }) => {
    for (const { column, listed, phone, role } of controls.filter(isSessionOrToken)) {
      const told = [column, listed, phone.accepted, role.accepted];
      expect(told).toEqual(column === "jwt" ? [column, 409, 8, 8] : [column, 200, 0, 0]);
    }
  }),

  // The secret opens tokens, the database's password opens sessions.
  19: look<Secret>(({ breakIns, rotation }) => {
    const statuses = breakIns.map(({ column, withSecret, withDatabase }) => [
      ...[column, withSecret.status, withDatabase.status],
    ]);
    expect(statuses).toContainEqual(["database", 401, 200]);
    expect(statuses).toContainEqual(["jwt", 200, 401]);
    expect(rotation).toEqual({
      kept: { loggedOut: 0, forgerIn: true },
      dropped: { loggedOut: 100, forgerIn: false },
    });
  }),

  // A stranger's script reads what lies in localStorage, and catches what lies in memory.
  20: look<Places>(({ finds }) => {
    const nothing = { cookie: 0, storage: 0, globals: 0, caught: 0, acted: false, status: 200 };
    expect(finds).toEqual(
      sides.flatMap((strategy) => [
        { ...nothing, strategy, place: "cookie", acted: true },
        { ...nothing, strategy, place: "local-storage", storage: 1, caught: 1 },
        { ...nothing, strategy, place: "memory", caught: 1 },
      ]),
    );
  }),
};
