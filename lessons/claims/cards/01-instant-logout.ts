import { setTimeout as sleep } from "node:timers/promises";
import type { Reason } from "@/lib/evidence/reason";
import type { DeviceSlug } from "@/lib/lab/devices";
import { t } from "@/lib/language/texts";
import { readNdjson } from "@/lib/ndjson";
import type { Claim, EvidenceLine, RunContext } from "../claim";
import { type ClaimColumn, claimColumns } from "../columns";
import { freshMs, freshWords, lookFreshly, stale } from "../fresh-look";
import type { Asks } from "../open-stream";
import { type RequestCounts, RequestTally, requestsLine } from "../request-tally";
import { sources } from "../sources";
import type { Cell } from "../verdict";
import type { Visitor } from "../visitor";
import type { VisitorDevice } from "../visitor-device";
import { duration } from "../words";

/** What became of the phone and of its thief after the password had been changed on the laptop. */
type Ending = {
  column: ClaimColumn;
  /** Whether both were signed in before the change. If not, there was nothing to end. */
  wereIn: boolean;
  /** Checks after the change that were accepted, of those that were made. */
  accepted: number;
  checks: number;
  /** Milliseconds from the change to the last check that was accepted; `null` if none was. */
  lastAcceptedMs: number | null;
  /** Why the last check was refused; `null` if it was accepted. */
  reason: Reason | null;
};

/** A stream of the phone's that was open when the password was changed. */
type Stream = { column: ClaimColumn; asks: Asks; messagesAfter: number };

export type Facts = {
  rowsDeleted: number;
  /** Milliseconds from the first look at what the devices hold to the end of the change. */
  lookedMs: number;
  /** Milliseconds until the change was answered: most of them go into hashing two passwords. */
  changeMs: number;
  endings: Ending[];
  streams: Stream[];
  requests: RequestCounts;
};

/** Milliseconds after the change at which each device is checked, the last well after every cache is over. */
const schedule = [0, 250, 500, ...Array.from({ length: 17 }, (_, second) => (second + 1) * 1000)];

const others = ["phone", "thief"] as const satisfies DeviceSlug[];

const thresholds = {
  accepted: {
    value: 0,
    words: "holds if 0 checks are accepted after the change; does not hold here if one is",
  },
  before: { words: "cannot tell if a device was not signed in before it" },
  slow: { words: freshWords },
};

export const instantLogout: Claim<Facts> = {
  number: 1,
  id: "instant-logout",
  side: "database",
  of: "praise",
  statement: "Instant logout",
  means: "Under database sessions a logout counts at once, on every device.",
  narrowed:
    "Judged by the requests that come after the change. A stream that was open before is shown beside: it goes on until its server asks again, under every configuration.",
  sources: { says: [sources.authJsStrategies, sources.copenhagen], limits: [sources.cookieCache] },
  method: `Alice signs in on a laptop and a phone; a thief copies the phone's cookies, and the phone opens two streams. The laptop changes the password. Then the phone and the thief check ${schedule.length} times each, for 17 seconds.`,
  expectedSeconds: 20,
  waits: true,
  thresholds,

  async run(context: RunContext): Promise<Facts> {
    const { visitor, progress } = context;
    const tally = new RequestTally();
    const laptop = visitor.device("laptop", "database");
    const signIn = async () => {
      await laptop.signIn();
      for (const [index, column] of claimColumns.entries()) {
        progress(t("Signing in"), (0.1 * index) / claimColumns.length);
        await visitor.device("phone", column).signIn();
      }
      progress(t("Stealing the phone's cookies, and opening streams"), 0.12);
    };
    const { found: watched, begun } = await lookFreshly(signIn, () =>
      Promise.all(claimColumns.map((column) => prepare(visitor, column, tally))),
    );
    const opening = claimColumns.flatMap((column) =>
      (["once", "always"] as const).map((asks) => openOf(visitor, column, asks)),
    );
    const open = await Promise.all(opening);
    const changeAndWatch = async () => {
      const sent = performance.now();
      const { sessionsEnded } = await laptop.changePassword("after-the-change-1");
      const since = performance.now();
      for (const stream of open) stream.counts = true;
      return {
        ...{ rowsDeleted: sessionsEnded, lookedMs: since - begun, changeMs: since - sent },
        endings: await watchAll(watched, since, tally, context),
      };
    };
    const [measured, streams] = await Promise.all([changeAndWatch(), Promise.all(open.map(listen))]);
    return { ...measured, streams, requests: tally.counts };
  },

  judge({ endings, lookedMs }) {
    const isStale = lookedMs > freshMs;
    const cells = Object.fromEntries(
      endings.map((ending) => [ending.column, isStale ? stale : judgeEnding(ending)]),
    );
    const [none, some] = [endings.filter(({ accepted }) => accepted === 0), endings.filter(stillIn)];
    const checks = t("{checks, plural, one {# check} other {# checks}}", { checks: endings[0]?.checks ?? 0 });
    return {
      sentence: t(
        "Of {checks} after the change, none was accepted under {none, plural, one {# configuration} other {# configurations}}, and some under {some}.",
        { checks, none: none.length, some: some.length },
      ),
      cells,
    };
  },

  evidence({ rowsDeleted, lookedMs, changeMs, endings, streams, requests }) {
    return [
      {
        text: t("password changed, {rowsDeleted, plural, one {# row} other {# rows}} deleted", {
          rowsDeleted,
        }),
        measure: duration(changeMs),
      },
      { text: t("from the first look at what the devices hold to that"), measure: duration(lookedMs) },
      ...endings.map(({ column, accepted, checks, lastAcceptedMs, reason }) => ({
        text: t("{accepted} of {checks} checks accepted{last}", {
          accepted,
          checks,
          last: reason ? t(", then 401 {reason}", { reason }) : t(", the last one too"),
        }),
        measure:
          lastAcceptedMs === null
            ? t("out at once")
            : t("last in after {duration}", { duration: duration(lastAcceptedMs) }),
        strategy: column,
      })),
      ...streamLines(streams),
      requestsLine(requests),
    ];
  },

  code: [
    "lessons/claims/cards/01-instant-logout.ts",
    "lib/device/change-password.ts",
    "auth/sessions.ts",
    "lessons/claims/open-stream.ts",
  ],
  tests: [{ file: "lessons/claims/cards/01-instant-logout.test.ts", title: "instant logout" }],
  scenario: "the-password-changes",
};

type Found = { reason: Reason | null; ms: number };

const stillIn = ({ accepted }: Ending): boolean => accepted > 0;

function judgeEnding({ wereIn, accepted, checks, lastAcceptedMs, reason }: Ending): Cell {
  if (!wereIn)
    return { verdict: "cannot-tell", sentence: t("A device was not signed in before the change.") };
  if (accepted === thresholds.accepted.value) {
    return {
      verdict: "holds",
      sentence: t("{accepted} of {checks} checks were accepted after the change.", { accepted, checks }),
    };
  }
  const until = t("{accepted} of {checks} checks were accepted", { accepted, checks });
  if (reason === null) return { verdict: "not-here", sentence: t("{until}, to the last one.", { until }) };
  return {
    verdict: "not-here",
    sentence: t("{until}, the last after {duration}.", { until, duration: duration(lastAcceptedMs ?? 0) }),
  };
}

/** The phone and the thief under one configuration, and whether both were in before the change. */
type Watched = { column: ClaimColumn; devices: VisitorDevice[]; wereIn: boolean };

/** Has all of them check again and again, by the schedule. */
async function watchAll(
  watched: readonly Watched[],
  since: number,
  tally: RequestTally,
  { progress, signal }: RunContext,
): Promise<Ending[]> {
  const found = watched.map((): Found[] => []);
  for (const [index, due] of schedule.entries()) {
    progress(t("The phone and the thief check again and again"), 0.15 + (0.85 * index) / schedule.length);
    await sleep(Math.max(0, since + due - performance.now()), undefined, { signal });
    const checkBoth = async ({ column, devices }: Watched, at: number) => {
      for (const device of devices) {
        const check = await tally.ask(column, () => device.check());
        const reason = check.signedIn ? null : check.reason;
        found[at]?.push({ reason, ms: performance.now() - since });
      }
    };
    await Promise.all(watched.map(checkBoth));
  }
  return watched.map(({ column, wereIn }, at) => ({ column, wereIn, ...toEnding(found[at] ?? []) }));
}

/** Has the phone renew what it can, has its cookies stolen, and sees that both are in. */
async function prepare(visitor: Visitor, column: ClaimColumn, tally: RequestTally): Promise<Watched> {
  const [phone, thief] = others.map((slug) => visitor.device(slug, column)) as [VisitorDevice, VisitorDevice];
  await tally.ask(column, () => phone.renew());
  // What a server gives along with an answer, such as a copy of the session, is stolen too.
  await tally.ask(column, () => phone.check());
  await phone.steal("thief");
  const before = [await tally.ask(column, () => phone.check()), await tally.ask(column, () => thief.check())];
  return { column, devices: [phone, thief], wereIn: before.every(({ signedIn }) => signedIn) };
}

function toEnding(found: readonly Found[]): Omit<Ending, "column" | "wereIn"> {
  const accepted = found.filter(({ reason }) => reason === null);
  return {
    accepted: accepted.length,
    checks: found.length,
    lastAcceptedMs: accepted.at(-1)?.ms ?? null,
    reason: found.at(-1)?.reason ?? null,
  };
}

/** A stream that is open; its messages count from when that is said. */
type Open = { column: ClaimColumn; asks: Asks; response: Response; counts: boolean };

async function openOf(visitor: Visitor, column: ClaimColumn, asks: Asks): Promise<Open> {
  const { path } = visitor.device("phone", column);
  const response = await visitor.http.send(`${path}/stream?asks=${asks}`);
  return { column, asks, response, counts: false };
}

async function listen(open: Open): Promise<Stream> {
  const { column, asks, response } = open;
  let messagesAfter = 0;
  for await (const _ of readNdjson(response)) if (open.counts) messagesAfter += 1;
  return { column, asks, messagesAfter };
}

function streamLines(streams: readonly Stream[]): EvidenceLine[] {
  return (["once", "always"] as const).map((asks) => {
    const counts = streams.filter((stream) => stream.asks === asks).map(({ messagesAfter }) => messagesAfter);
    const when = asks === "once" ? t("when it was opened") : t("before every message");
    return {
      text: t("open streams of the phone's that ask {when}: messages after the change", { when }),
      measure: t("{min} to {max}", { min: Math.min(...counts), max: Math.max(...counts) }),
    };
  });
}
