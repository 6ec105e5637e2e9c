import { parseFields } from "@/lib/http";
import { alice } from "@/lib/lab/labs";
import { sessionHash } from "@/lib/lab/session-hash";
import { strategyRecords } from "../../strategies/strategy";
import type { Claim, RunContext } from "../claim";
import type { Side } from "../columns";
import { sources } from "../sources";
import type { Visitor } from "../visitor";
import { list, plural } from "../words";
import { type ScriptSees, scriptSees } from "./03-findings";

/** What one cookie gives away to whoever holds it. */
type Cookie = {
  strategy: Side;
  bytes: number;
  /** What of Alice can be read in it, without a key: by looking, and by decoding base64url. */
  reveals: string[];
  httpOnly: boolean;
  sameSite: string;
};

export type Facts = {
  cookies: Cookie[];
  /** Whether the table holds the value that the cookie carries. */
  tableHoldsToken: boolean;
  /** Whether it is the SHA-256 of that value. */
  tableHoldsHash: boolean;
  /** Whether what the table holds signs anybody in, sent as a cookie. */
  tableValueSignsIn: boolean;
  tableValueBytes: number;
  /** What a script read in the visitor's own browser; empty where none ran. */
  scripts: ScriptSees[];
};

const thresholds = {
  leak: {
    words:
      "does not hold here if the session's cookie tells her name or address, or the table's copy signs anybody in",
  },
  script: { words: "holds, but … if a script can read a cookie: no HttpOnly, or document.cookie shows it" },
};

export const secureByDefault: Claim<Facts> = {
  number: 3,
  id: "secure-by-default",
  side: "database",
  of: "praise",
  statement: "Secure by default: the data never leaves",
  means: "A database session gives nothing away to a thief: the data stays on the server.",
  sources: { says: [sources.copenhagen], limits: [sources.owaspSessions, sources.authJsStrategies] },
  method:
    "Alice signs in under both strategies. Her cookies are searched for her name and her address, with no key at hand; a script in this browser tries to read them; what lies in the table is sent as a cookie.",
  expectedSeconds: 3,
  thresholds,

  async run({ visitor, progress, findings }: RunContext): Promise<Facts> {
    const scripts = findings === undefined ? [] : parseFields(scriptSees, findings);
    progress("Signing in under both strategies", 0);
    const cookies = [await readCookie(visitor, "database"), await readCookie(visitor, "jwt")];
    progress("Sending what the table holds as a cookie", 0.6);
    const laptop = visitor.device("laptop", "database");
    const { row } = JSON.parse((await laptop.command("GET", "row")).text);
    const stolen = String(row.sessionToken);
    const answer = await visitor.send(`${laptop.path}/check`, {
      headers: { cookie: `lab.session=${stolen}` },
    });
    return {
      cookies,
      tableHoldsToken: stolen === laptop.credential,
      tableHoldsHash:
        stolen === sessionHash({ lab: visitor.lab, strategy: "database" }, laptop.credential ?? ""),
      tableValueSignsIn: answer.status === 200,
      tableValueBytes: stolen.length,
      scripts,
    };
  },

  judge({ cookies, tableHoldsToken, tableHoldsHash, tableValueSignsIn, scripts }) {
    const session = cookies.find(({ strategy }) => strategy === "database");
    const token = cookies.find(({ strategy }) => strategy === "jwt");
    const contrast = `The JWT can be read by whoever holds it: ${list(token?.reveals ?? []) || "nothing"}.`;
    const leaks = [
      ...(session?.reveals ?? []).map((what) => `the cookie tells her ${what}`),
      ...(tableHoldsToken ? ["the table holds the cookie's own value"] : []),
      ...(tableValueSignsIn ? ["what the table holds signs her in"] : []),
    ];
    if (leaks.length > 0) return { verdict: "not-here", sentence: `Here ${list(leaks)}.` };
    const seen = scripts.flatMap(({ strategy, names }) =>
      names.filter((name) => name === strategyRecords[strategy].cookie),
    );
    const readable = cookies.filter(({ httpOnly }) => !httpOnly).length + seen.length;
    if (readable > 0) {
      return {
        verdict: "holds-but",
        sentence: `Nothing is in it, but a script can read ${plural(readable, "cookie")}.`,
      };
    }
    return {
      verdict: "holds",
      sentence: `${plural(session?.bytes ?? 0, "byte")} that say nothing of Alice, and the table holds ${tableHoldsHash ? "its hash" : "another value"}, which signs nobody in. ${contrast}`,
    };
  },

  evidence(facts) {
    const { cookies, tableHoldsToken, tableHoldsHash, tableValueSignsIn, tableValueBytes, scripts } = facts;
    const held = tableHoldsToken ? "the token itself" : tableHoldsHash ? "its SHA-256" : "another value";
    return [
      ...cookies.map(({ strategy, bytes, reveals, httpOnly, sameSite }) => ({
        text: `Set-Cookie: ${httpOnly ? "HttpOnly; " : ""}SameSite=${sameSite} — tells: ${reveals.join(", ") || "nothing"}`,
        measure: plural(bytes, "byte"),
        strategy,
      })),
      ...scripts.map(({ strategy, signedIn, names }) => ({
        text: `document.cookie in this browser, signed ${signedIn ? "in" : "out"}: ${names.join(", ") || "(empty)"}`,
        strategy,
      })),
      {
        text: `the row holds ${held}`,
        measure: plural(tableValueBytes, "byte"),
        strategy: "database" as const,
      },
      {
        text: `that value, sent as a cookie: ${tableValueSignsIn ? "200" : "401"}`,
        strategy: "database" as const,
      },
    ];
  },

  code: ["lessons/claims/cards/03-secure-by-default.ts", "auth/sessions.ts", "lib/device/cookie-jar.ts"],
  tests: [{ file: "lessons/claims/cards/03-secure-by-default.test.ts", title: "secure by default" }],
  scenario: "what-a-thief-reads",
  browser: "document-cookie",
};

/** Signs the laptop in, and reads what a thief of the cookie could read. */
async function readCookie(visitor: Visitor, strategy: Side): Promise<Cookie> {
  const device = visitor.device("laptop", strategy);
  const answer = await device.signIn();
  const value = device.credential ?? "";
  const line = answer.headers.getSetCookie().find((cookie) => cookie.includes(value)) ?? "";
  const decoded = value.split(".").map((part) => Buffer.from(part, "base64url").toString("utf8"));
  const legible = [value, ...decoded].join("\n");
  const told = Object.entries({ name: alice.name, "e-mail address": alice.email });
  return {
    strategy,
    bytes: Buffer.byteLength(value),
    reveals: told.filter(([, what]) => legible.includes(what)).map(([what]) => what),
    httpOnly: /;\s*httponly/i.test(line),
    sameSite: /;\s*samesite=(\w+)/i.exec(line)?.[1] ?? "none",
  };
}
