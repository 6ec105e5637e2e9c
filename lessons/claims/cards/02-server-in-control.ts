import type { DeviceSlug } from "@/lib/lab/devices";
import type { Claim, RunContext } from "../claim";
import { sides } from "../columns";
import { sqlOf } from "../server-timing";
import { sources } from "../sources";
import type { Visitor } from "../visitor";
import { list, plural } from "../words";

/** What an administrator, or Alice herself, was able to do, and what it took. */
export type Facts = {
  signedIn: number;
  listed: number;
  /** The device whose session was ended is refused, and the others are not. */
  endedIsOut: boolean;
  othersIn: number;
  /** Devices that remain after one more sign-in under a limit of one session. */
  afterLimit: { database: number; jwt: number };
  /** HTTP status of the list under JWT. */
  listUnderJwt: number;
  /** SQL statements, transactions included. */
  sql: { list: number; end: number; signIn: number };
};

const devices = ["laptop", "phone", "tablet"] as const satisfies DeviceSlug[];

const thresholds = {
  acts: { words: "does not hold here if a session cannot be listed, ended alone, or limited to one" },
  statements: { value: 10, words: "holds, but … if one of the three takes more than 10 SQL statements" },
};

export const serverInControl: Claim<Facts> = {
  number: 2,
  id: "server-in-control",
  side: "database",
  of: "praise",
  statement: "The server is in control",
  means: "The server can list a user's sessions, end one of them, and limit how many there are.",
  sources: { says: [sources.asvsSessions, sources.authJsStrategies], limits: [sources.owaspJwt] },
  method:
    "Alice signs in on three devices. The laptop lists her sessions and ends the phone's, giving her password again. Then the lab limits her to one session, and she signs in once more. The same is tried under JWT.",
  expectedSeconds: 3,
  thresholds,

  async run({ visitor, progress }: RunContext): Promise<Facts> {
    progress("Signing in three devices under both strategies", 0);
    for (const strategy of sides) {
      for (const slug of devices) await visitor.device(slug, strategy).signIn();
    }
    progress("Listing the sessions, and ending one", 0.4);
    const laptop = visitor.device("laptop", "database");
    const listing = await laptop.command("GET", "sessions");
    const { sessions }: { sessions: { id: string; device: string }[] } = JSON.parse(listing.text);
    const phone = sessions.find(({ device }) => device === "phone");
    const ending = await laptop.command("DELETE", `sessions/${phone?.id}`, {
      currentPassword: visitor.password,
    });
    const [endedIsOut, othersIn] = [
      !(await isIn(visitor, "phone")),
      await countIn(visitor, "database", ["laptop", "tablet"]),
    ];
    progress("Limiting her to one session, and signing in once more", 0.7);
    await visitor.command("POST", "session-limit", { limit: 1 });
    const signIn = await visitor.device("tablet", "database").signIn();
    await visitor.device("tablet", "jwt").signIn();
    const underJwt = await visitor.send(`${visitor.device("laptop", "jwt").path}/sessions`);
    return {
      signedIn: devices.length,
      listed: sessions.length,
      endedIsOut,
      othersIn,
      afterLimit: {
        database: await countIn(visitor, "database", devices),
        jwt: await countIn(visitor, "jwt", devices),
      },
      listUnderJwt: underJwt.status,
      sql: { list: sqlOf(listing), end: sqlOf(ending), signIn: sqlOf(signIn) },
    };
  },

  judge({ signedIn, listed, endedIsOut, othersIn, afterLimit, listUnderJwt, sql }) {
    const failures = [
      ...(listed === signedIn ? [] : [`the list held ${listed} of ${signedIn} sessions`]),
      ...(endedIsOut ? [] : ["the ended session went on"]),
      ...(othersIn === signedIn - 1 ? [] : [`ending one left ${othersIn} others instead of ${signedIn - 1}`]),
      ...(afterLimit.database === 1 ? [] : [`the limit of one left ${afterLimit.database}`]),
    ];
    if (failures.length > 0) return { verdict: "not-here", sentence: `Here ${list(failures)}.` };
    const contrast = `Under JWT the list answered ${listUnderJwt}, and the limit left ${afterLimit.jwt} of ${signedIn} devices signed in.`;
    const most = Math.max(...Object.values(sql));
    if (most > thresholds.statements.value) {
      return {
        verdict: "holds-but",
        sentence: `All three work, at up to ${plural(most, "SQL statement")} each. ${contrast}`,
      };
    }
    return {
      verdict: "holds",
      sentence: `${listed} sessions listed, one ended and the others left alone, one left of three under a limit of one, with at most ${plural(most, "SQL statement")} each. ${contrast}`,
    };
  },

  evidence({ signedIn, listed, endedIsOut, othersIn, afterLimit, listUnderJwt, sql }) {
    const strategy = "database" as const;
    return [
      { text: `GET sessions: ${listed} of ${signedIn}`, measure: `${sql.list} SQL`, strategy },
      {
        text: `DELETE sessions/…: phone ${endedIsOut ? "401" : "200"}, ${othersIn} others 200`,
        measure: `${sql.end} SQL`,
        strategy,
      },
      {
        text: `sign-in under a limit of one: ${afterLimit.database} of ${signedIn} signed in`,
        measure: `${sql.signIn} SQL`,
        strategy,
      },
      { text: `GET sessions: ${listUnderJwt}`, strategy: "jwt" },
      { text: `sign-in under a limit of one: ${afterLimit.jwt} of ${signedIn} signed in`, strategy: "jwt" },
    ];
  },

  code: [
    "lessons/claims/cards/02-server-in-control.ts",
    "lib/device/sessions.ts",
    "lib/lab/session-limit.ts",
    "auth/sessions.ts",
  ],
  tests: [
    { file: "lessons/claims/cards/02-server-in-control.test.ts", title: "the server is in control" },
    { file: "lib/lab/session-limit.test.ts", title: "a limit of one session" },
  ],
  scenario: "revoke-one-device",
};

async function isIn(visitor: Visitor, slug: DeviceSlug): Promise<boolean> {
  return (await visitor.device(slug, "database").check()).signedIn;
}

async function countIn(
  visitor: Visitor,
  strategy: "database" | "jwt",
  slugs: readonly DeviceSlug[],
): Promise<number> {
  const answers = await Promise.all(slugs.map((slug) => visitor.device(slug, strategy).check()));
  return answers.filter(({ signedIn }) => signedIn).length;
}
