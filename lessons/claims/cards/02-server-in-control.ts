import { setTimeout as sleep } from "node:timers/promises";
import type { DeviceSlug } from "@/lib/lab/devices";
import { formatList } from "@/lib/language/numbers";
import { message, t } from "@/lib/language/texts";
import { withJson } from "../answer";
import type { Claim, RunContext } from "../claim";
import { type ClaimColumn, claimColumns } from "../columns";
import { freshMs, stale } from "../fresh-look";
import { type RequestCounts, RequestTally, requestsLine } from "../request-tally";
import { sources } from "../sources";
import type { Cell } from "../verdict";
import type { Visitor } from "../visitor";

/** When those are out that ought to be: at their next check, after some waiting, or not even then. */
const outs = [message("at once"), message("later"), message("never")] as const;
type Out = (typeof outs)[number];

/** What Alice could do about her other devices under one configuration. */
type Control = {
  column: ClaimColumn;
  /** Her devices, and those of them that were signed in before anything was done. */
  devices: number;
  signedIn: number;
  /** How many the list holds, and the status of the answer. */
  listed: number;
  listStatus: number;
  /** What became of the phone, whose sign-in was ended, and how many others stayed in. */
  ended: Out;
  othersIn: number;
  /** What became of the others after one more sign-in on the tablet, under a limit of one. */
  limited: Out;
  /** Milliseconds from the first look at what the devices hold to the one after the act, at the longest. */
  actMs: number;
};

export type Facts = { controls: Control[]; requests: RequestCounts };

const devices = ["laptop", "phone", "tablet"] as const satisfies DeviceSlug[];

const columns = claimColumns.length;

/** Milliseconds: longer than an access token or the copy of a session is believed. */
const patience = 16_000;

const thresholds = {
  acts: { value: 3, words: "holds if 3 of 3 acts work: the list, ending one at once, the limit" },
  some: {
    value: 1,
    words: "holds, but … from 1 act on, an end that comes late included; does not hold here if none works",
  },
  slow: {
    words: `cannot tell if more than ${freshMs / 1000} seconds went by between the first look and the one after an act`,
  },
};

export const serverInControl: Claim<Facts> = {
  number: 2,
  id: "server-in-control",
  side: "database",
  of: "praise",
  statement: "The server is in control",
  means: "The server can list a user's sessions, end one of them, and limit how many there are.",
  sources: { says: [sources.asvsSessions, sources.authJsStrategies], limits: [sources.owaspJwt] },
  method: `Alice signs in on three devices. The laptop lists her sign-ins and ends the phone's, giving her password again; the phone is checked at once and after ${patience / 1000} seconds. The same devices in a second lab, which is then limited to one sign-in: the tablet signs in once more.`,
  expectedSeconds: 24,
  waits: true,
  thresholds,

  async run({ visitor, another, progress, signal }: RunContext): Promise<Facts> {
    const tally = new RequestTally();
    const limited = await another();
    const begun: Begun[] = [];
    const limitedAtOnce: boolean[] = [];
    for (const [index, column] of claimColumns.entries()) {
      progress(
        t("Signing in three devices: one lists and ends another; under a limit"),
        (0.3 * index) / columns,
      );
      const ending = await endThePhone(visitor, column, tally);
      const limiting = await limitToOne(limited, column, tally);
      begun.push({ ...ending, actMs: Math.max(ending.actMs, limiting.actMs) });
      limitedAtOnce.push(limiting.outAtOnce);
    }
    progress(t("Waiting for what may end later"), 0.3);
    await sleep(patience, undefined, { signal });
    const controls: Control[] = [];
    for (const [index, { outAtOnce, ...measured }] of begun.entries()) {
      progress(t("Checking who is still in"), 0.9 + (0.1 * index) / columns);
      const later = await whoIsIn(visitor, measured.column, tally);
      const underLimit = await whoIsIn(limited, measured.column, tally);
      controls.push({
        ...measured,
        ended: outOf(outAtOnce, !later.has("phone")),
        othersIn: devices.filter((slug) => slug !== "phone" && later.has(slug)).length,
        limited: outOf(limitedAtOnce[index] ?? false, isTabletAlone(underLimit)),
      });
    }
    return { controls, requests: tally.counts };
  },

  judge({ controls }) {
    const cells = Object.fromEntries(controls.map((control) => [control.column, judgeControl(control)]));
    const whole = controls.filter((control) => actsOf(control).prompt === thresholds.acts.value);
    return {
      sentence: t("All three work, and at once, under {whole} of {controls} configurations.", {
        whole: whole.length,
        controls: controls.length,
      }),
      cells,
    };
  },

  evidence({ controls, requests }) {
    return [
      ...controls.map(({ column, listStatus, listed, ended, othersIn, limited, devices: of }) => ({
        text: t(
          "list {listStatus}{listed}; the phone ended: out {ended}, {othersIn} others in; limit of one: the others out {limited}",
          {
            listStatus,
            listed: listStatus === 200 ? t(": {listed} of {of}", { listed, of }) : "",
            ended: t(ended),
            othersIn,
            limited: t(limited),
          },
        ),
        strategy: column,
      })),
      requestsLine(requests),
    ];
  },

  code: [
    "lessons/claims/cards/02-server-in-control.ts",
    "lib/device/sessions.ts",
    "lib/device/session-lists.ts",
    "lib/lab/session-limit.ts",
  ],
  tests: [
    { file: "lessons/claims/cards/02-server-in-control.test.ts", title: "the server is in control" },
    { file: "lib/lab/session-limit.test.ts", title: "a limit of one session" },
  ],
  scenario: "revoke-one-device",
};

type Begun = Pick<Control, "column" | "devices" | "signedIn" | "listed" | "listStatus" | "actMs"> & {
  outAtOnce: boolean;
};

/** Lists Alice's sign-ins, and ends the phone's if it is on the list. */
async function endThePhone(visitor: Visitor, column: ClaimColumn, tally: RequestTally): Promise<Begun> {
  const { signedIn, lookedAt } = await signInAll(visitor, column, tally);
  const laptop = visitor.device("laptop", column);
  const listing = await tally.ask(column, () => visitor.send(`${laptop.path}/sessions`));
  const { sessions = [] }: { sessions?: { id: string; device: string }[] } = JSON.parse(listing.text);
  const phone = sessions.find(({ device }) => device === "phone");
  // Where there is no list, there is no id to end by: it is asked for all the same.
  const address = `${laptop.path}/sessions/${phone?.id ?? "unlisted"}`;
  const proof = withJson("DELETE", { currentPassword: visitor.password });
  await tally.ask(column, () => visitor.send(address, proof));
  const next = await tally.ask(column, () => visitor.device("phone", column).check());
  return {
    ...{ column, devices: devices.length, signedIn, outAtOnce: !next.signedIn },
    ...{ listed: sessions.length, listStatus: listing.status, actMs: performance.now() - lookedAt },
  };
}

/**
 * One sign-in more on the tablet, under a limit of one. It holds for this sign-in alone: what the devices hold
 * is as fresh under the last configuration as under the first.
 */
async function limitToOne(limited: Visitor, column: ClaimColumn, tally: RequestTally) {
  const { lookedAt } = await signInAll(limited, column, tally);
  await limited.command("POST", "session-limit", { limit: 1 });
  await limited.device("tablet", column).signIn();
  const next = await whoIsIn(limited, column, tally, "as they are");
  await limited.command("POST", "session-limit", { limit: null });
  return { outAtOnce: isTabletAlone(next), actMs: performance.now() - lookedAt };
}

/** Signs in on all three, and has each checked once: a copy of a session is made then. */
async function signInAll(visitor: Visitor, column: ClaimColumn, tally: RequestTally) {
  for (const slug of devices) await visitor.device(slug, column).signIn();
  const lookedAt = performance.now();
  const { size: signedIn } = await whoIsIn(visitor, column, tally);
  return { signedIn, lookedAt };
}

/**
 * Who is signed in; if nothing else is said, after each has renewed what it can renew: that an access token is
 * over says nothing yet.
 */
async function whoIsIn(
  visitor: Visitor,
  column: ClaimColumn,
  tally: RequestTally,
  how: "renewed" | "as they are" = "renewed",
): Promise<Set<DeviceSlug>> {
  const found = await Promise.all(
    devices.map(async (slug) => {
      const device = visitor.device(slug, column);
      const check = await tally.ask(column, () => device.check());
      if (check.signedIn) return [slug];
      if (how === "as they are" || !check.canRefresh) return [];
      return (await device.refresh()).status === 200 ? [slug] : [];
    }),
  );
  return new Set(found.flat());
}

const isTabletAlone = (found: Set<DeviceSlug>): boolean => found.size === 1 && found.has("tablet");

function outOf(atOnce: boolean, later: boolean): Out {
  if (!later) return "never";
  return atOnce ? "at once" : "later";
}

/** What the server can do, of the three; what takes its time is told apart. */
function actsOf({ devices: all, listed, ended, othersIn, limited }: Control) {
  const when = (out: Out) =>
    out === "later" ? t(" within {patience} seconds", { patience: patience / 1000 }) : t(" at once");
  const can = [
    ...(listed === all ? [{ act: t("list them"), late: false }] : []),
    ...(ended !== "never" && othersIn === all - 1
      ? [{ act: t("end one{when}", { when: when(ended) }), late: ended === "later" }]
      : []),
    ...(limited !== "never"
      ? [{ act: t("limit them to one{when}", { when: when(limited) }), late: limited === "later" }]
      : []),
  ];
  return { all: can.map(({ act }) => act), prompt: can.filter(({ late }) => !late).length };
}

function judgeControl(control: Control): Cell {
  if (control.signedIn < control.devices) {
    return { verdict: "cannot-tell", sentence: t("Not all three devices could be signed in.") };
  }
  if (control.actMs > freshMs) return stale;
  const { all, prompt } = actsOf(control);
  if (prompt === thresholds.acts.value)
    return { verdict: "holds", sentence: t("The server can {all}.", { all: formatList(all) }) };
  if (all.length >= thresholds.some.value) {
    return { verdict: "holds-but", sentence: t("The server can {all}.", { all: formatList(all) }) };
  }
  return {
    verdict: "not-here",
    sentence: t("No list ({listStatus}), no end, and no limit: all of them go on.", {
      listStatus: control.listStatus,
    }),
  };
}
