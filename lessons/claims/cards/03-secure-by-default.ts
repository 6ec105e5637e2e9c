import { copyCookieName, refreshCookieName } from "@/lib/device/cookie-jar";
import { parseFields } from "@/lib/http";
import { formatList } from "@/lib/language/numbers";
import { t } from "@/lib/language/texts";
import { strategyRecords } from "../../strategies/strategy";
import type { Claim, RunContext } from "../claim";
import { type ClaimColumn, claimColumns } from "../columns";
import { dumpTables, forgeWithSecret, type Loot, readWithoutKey } from "../leaks";
import { type RequestCounts, RequestTally, requestsLine } from "../request-tally";
import { sources } from "../sources";
import type { Cell } from "../verdict";
import type { Visitor } from "../visitor";
import type { VisitorDevice } from "../visitor-device";
import { type ScriptSees, scriptSees } from "./03-findings";

/** What got in under one configuration, each having been tried. */
type Tries = {
  column: ClaimColumn;
  /** The session cookie's value, copied: whether it gets in, and what can be read in it without a key. */
  cookie: { letIn: boolean; bytes: number; tells: string[] };
  /** How many of the values in a stolen copy of the tables get in, and how many there are. */
  table: { letIn: number; values: number };
  /** What was made with the app's secret alone. */
  secret: { letIn: boolean };
  /** Whether a script may read a cookie that signs her in. */
  script: { reads: boolean; inBrowser: boolean };
  /** A form of another site that signs her out, sent with her cookie: its answer, and whether it worked. */
  form: { status: number; done: boolean };
};

export type Facts = { tries: Tries[]; requests: RequestCounts };

const thresholds = {
  none: {
    value: 0,
    words:
      "holds if 0 leaks beside the stolen cookie itself let somebody in or tell of Alice: table, secret, script, form of another site, what the cookie says",
  },
  one: { value: 1, words: "holds, but … if 1 does; does not hold here if more do" },
  unknown: { words: "cannot tell if her own cookie does not get in" },
};

export const secureByDefault: Claim<Facts> = {
  number: 3,
  id: "secure-by-default",
  side: "database",
  of: "praise",
  statement: "Secure by default: the data never leaves",
  means: "A database session gives nothing away to a thief: the data stays on the server.",
  sources: {
    says: [sources.copenhagen, sources.nistSessions],
    limits: [sources.owaspSessions, sources.authJsStrategies],
  },
  method:
    "Alice signs in under each configuration. Then five things leak or are tried: her cookie is copied and searched for her name; every value in a copy of the tables is sent as a cookie; a credential is made with the app's secret alone; a script looks for cookies; another site posts a form with her cookie.",
  expectedSeconds: 10,
  thresholds,

  async run(context: RunContext): Promise<Facts> {
    const { findings } = context;
    return tryAll(context, findings === undefined ? [] : parseFields(scriptSees, findings));
  },

  judge({ tries }) {
    const cells = Object.fromEntries(tries.map((tried) => [tried.column, judgeTries(tried)]));
    const count = (leaks: (tried: Tries) => boolean) =>
      t("{some} of {all}", { some: tries.filter(leaks).length, all: tries.length });
    return {
      cells,
      sentence: t(
        "A copied cookie gets in under {byCookie} configurations; a copy of the tables under {byTable}; the app's secret under {bySecret}. The cookie tells of Alice under {told}.",
        {
          byCookie: count(({ cookie }) => cookie.letIn),
          byTable: count(({ table }) => table.letIn > 0),
          bySecret: count(({ secret }) => secret.letIn),
          told: count(({ cookie }) => cookie.tells.length > 0),
        },
      ),
    };
  },

  evidence({ tries, requests }) {
    const inOrOut = (letIn: boolean) => (letIn ? t("in") : t("out"));
    return [
      ...tries.map(({ column, cookie, table, secret, script, form }) => ({
        text: [
          t("cookie {inOrOut}, tells {tells}", {
            inOrOut: inOrOut(cookie.letIn),
            tells: cookie.tells.map((one) => t(one)).join(", ") || t("nothing"),
          }),
          t("table {inOrOut} ({letIn} of {values} values)", {
            inOrOut: inOrOut(table.letIn > 0),
            letIn: table.letIn,
            values: table.values,
          }),
          t("secret {inOrOut}", { inOrOut: inOrOut(secret.letIn) }),
          `${script.reads ? t("script reads it") : t("script reads nothing")}${script.inBrowser ? "" : t(" (by its HttpOnly)")}`,
          `${t("form {status}", { status: form.status })}${form.done ? t(", done") : ""}`,
        ].join("; "),
        measure: t("{bytes, plural, one {# byte} other {# bytes}}", { bytes: cookie.bytes }),
        strategy: column,
      })),
      requestsLine(requests),
    ];
  },

  code: [
    "lessons/claims/cards/03-secure-by-default.ts",
    "lessons/claims/leaks.ts",
    "auth/sessions.ts",
    "lib/device/cookie-jar.ts",
  ],
  tests: [{ file: "lessons/claims/cards/03-secure-by-default.test.ts", title: "secure by default" }],
  scenario: "what-a-thief-reads",
  browser: "document-cookie",
};

/** @param meanwhile happens to each device between its sign-in and the tries */
export async function tryAll(
  { lab, visitor, progress }: RunContext,
  scripts: readonly ScriptSees[],
  meanwhile?: (device: VisitorDevice) => Promise<unknown>,
): Promise<Facts> {
  progress(t("Signing in under each configuration"), 0);
  const phones = await Promise.all(claimColumns.map((column) => signIn(visitor, column)));
  const values = await dumpTables(lab);
  for (const { device } of phones) await meanwhile?.(device);
  progress(t("Trying what leaked"), 0.3);
  const tally = new RequestTally();
  const tries = await Promise.all(
    phones.map(async (phone): Promise<Tries> => {
      const { device, credential } = phone;
      const { strategy: column } = device;
      const { cookie } = strategyRecords[column];
      const enter = (loot: Loot) => tally.ask(column, () => isLetIn(visitor, device, loot));
      const stolen = { letIn: await enter({ [cookie]: credential }), bytes: Buffer.byteLength(credential) };
      return {
        column,
        cookie: { ...stolen, tells: readWithoutKey(credential) },
        table: { letIn: await countIn(values, enter, cookie), values: values.length },
        secret: { letIn: await enter(await forgeWithSecret(lab, column)) },
        script: scriptOf(phone, scripts),
        form: await postForm(visitor, device, tally),
      };
    }),
  );
  return { tries, requests: tally.counts };
}

type Phone = { device: VisitorDevice<ClaimColumn>; credential: string; httpOnly: boolean };

async function signIn(visitor: Visitor, column: ClaimColumn): Promise<Phone> {
  const device = visitor.device("phone", column);
  const answer = await device.signIn();
  const credential = device.credential ?? "";
  const line = answer.headers.getSetCookie().find((cookie) => cookie.includes(credential)) ?? "";
  return { device, credential, httpOnly: /;\s*httponly/i.test(line) };
}

/** A thief's own jar: nothing of hers goes along but what was stolen. */
async function isLetIn(visitor: Visitor, device: VisitorDevice, loot: Loot): Promise<boolean> {
  const cookie = Object.entries(loot)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("; ");
  return (await visitor.send(`${device.path}/check`, { headers: { cookie } })).status === 200;
}

/** Tries each value in every place where a credential can lie. */
async function countIn(
  values: readonly string[],
  enter: (loot: Loot) => Promise<boolean>,
  cookie: string,
): Promise<number> {
  let letIn = 0;
  for (const value of values) {
    const loot = { [cookie]: value, [copyCookieName]: value, [refreshCookieName]: value };
    if (await enter(loot)) letIn += 1;
  }
  return letIn;
}

function scriptOf({ device, httpOnly }: Phone, scripts: readonly ScriptSees[]): Tries["script"] {
  const seen = scripts.find(({ strategy, signedIn }) => strategy === device.strategy && signedIn);
  if (!seen) return { reads: !httpOnly, inBrowser: false };
  const telling = [strategyRecords[device.strategy].cookie, copyCookieName, refreshCookieName];
  return { reads: seen.names.some((name) => telling.includes(name)), inBrowser: true };
}

/** The worst case: a browser that sends her cookie along, though SameSite forbids it. */
async function postForm(
  visitor: Visitor,
  device: VisitorDevice<ClaimColumn>,
  tally: RequestTally,
): Promise<Tries["form"]> {
  const { strategy: column } = device;
  const answer = await tally.ask(column, () =>
    visitor.send(`${device.path}/api/auth/signout`, {
      method: "POST",
      headers: { origin: "http://evil.example" },
      body: new URLSearchParams({ callbackUrl: "/" }),
    }),
  );
  const check = await tally.ask(column, () => device.check());
  return { status: answer.status, done: answer.status < 400 && !check.signedIn };
}

function judgeTries({ cookie, table, secret, script, form }: Tries): Cell {
  if (!cookie.letIn) return { verdict: "cannot-tell", sentence: t("Her own cookie did not get in.") };
  const leaks = [
    ...(table.letIn > 0 ? [t("a copy of the tables gets in")] : []),
    ...(secret.letIn ? [t("the app's secret gets in")] : []),
    ...(cookie.tells.length > 0
      ? [t("the cookie tells her {tells}", { tells: formatList(cookie.tells.map((one) => t(one))) })]
      : []),
    ...(script.reads ? [t("a script can read the cookie")] : []),
    ...(form.done ? [t("a form of another site is carried out")] : []),
  ];
  if (leaks.length === thresholds.none.value) {
    return {
      verdict: "holds",
      sentence: t("Nothing gets in but a copy of the cookie, which tells nothing."),
    };
  }
  const sentence = t("Here {leaks}.", { leaks: formatList(leaks) });
  return { verdict: leaks.length === thresholds.one.value ? "holds-but" : "not-here", sentence };
}
