import { getPool } from "@/lib/db/database";
import { t } from "@/lib/language/texts";
import type { Claim, RunContext } from "../claim";
import { type ClaimColumn, claimColumns } from "../columns";
import { freshMs, freshWords, lookFreshly, stale } from "../fresh-look";
import { type RequestCounts, RequestTally, requestsLine } from "../request-tally";
import { RoleCopy } from "../role-copy";
import { sources } from "../sources";
import { moments, type Tried, triedWords, tryAtMoments, watchedMs } from "../trials";
import type { Cell, Cells } from "../verdict";
import type { VisitorDevice } from "../visitor-device";
import { duration } from "../words";

/** What came of forcing one device out, and of taking away what a sign-in says, under one configuration. */
type Control = {
  column: ClaimColumn;
  /** HTTP status of the list of sign-ins, and of ending the phone's. */
  listed: number;
  ended: number;
  /** The phone, which is to be out. */
  phone: Tried;
  /** Whether the laptop, which is to stay, is in at the end. */
  laptopIn: boolean;
  /** The laptop's answers that still said “admin” after the role was taken away. */
  role: Tried;
};

export type Facts = {
  /** Milliseconds from the first look at what the devices hold to the end of the phones' sign-ins. */
  lookedMs: number;
  requests: RequestCounts;
  controls: Control[];
  /** A session row that was given the role when it was written: what it says after the role was taken away. */
  rowWithRole: Tried;
};

const thresholds = {
  no: { words: "holds for a configuration if the server cannot end one sign-in of several" },
  late: {
    words:
      "holds, but … if it can, and the device is let in for a while yet; does not hold here if its first check is refused and the others stay in",
  },
  slow: { words: freshWords },
};

/** Seconds: no sign-in runs out while it is watched. */
const lifetime = 900;

export const noControl: Claim<Facts> = {
  number: 18,
  id: "no-control",
  side: "jwt",
  of: "blame",
  statement: "No control: can't force logout easily",
  means: "The server cannot easily log one device out that holds a JWT.",
  narrowed: "Judged by whether it can end one sign-in and leave the others.",
  sources: {
    says: [sources.authJsStrategies, sources.stopUsingJwt],
    limits: [sources.asvsSessions, sources.owaspJwt],
  },
  method: `Alice, an administrator, signs in on a laptop and a phone under each configuration. Her role is taken away, and the laptop ends the phone's sign-in, where there is a list that names it. Both are tried ${moments.length} times in the ${watchedMs / 1000} s after. Beside them: a session row that was given the role when it was written, as many session stores do.`,
  expectedSeconds: 23,
  thresholds,
  waits: true,

  async run({ visitor, progress, signal }: RunContext): Promise<Facts> {
    progress(t("Signing in on two devices under each configuration"), 0);
    const tally = new RequestTally();
    const devices = claimColumns.map((column) => ({
      column,
      laptop: visitor.device("laptop", column),
      phone: visitor.device("phone", column),
    }));
    const signIn = async () => {
      for (const { laptop, phone } of devices) {
        await laptop.signIn(lifetime);
        await phone.signIn(lifetime);
      }
    };
    const copy = await RoleCopy.make(getPool(), visitor.lab);
    try {
      // Whatever a renewal and a check leave in the jar is there before anything is ended.
      const { begun } = await lookFreshly(signIn, () =>
        Promise.all(
          devices.flatMap(({ column, laptop, phone }) =>
            [laptop, phone].map(async (device) => {
              await tally.ask(column, () => device.renew());
              await tally.ask(column, () => device.check());
            }),
          ),
        ),
      );
      progress(t("Taking the role away, and ending the phones' sign-ins"), 0.2);
      await visitor.command("POST", "role", { role: "member" });
      const acts = await Promise.all(
        devices.map(async (device) => ({ ...device, ...(await endPhone(device, visitor.password, tally)) })),
      );
      const since = performance.now();
      progress(t("Trying both devices for {duration}", { duration: duration(watchedMs) }), 0.3);
      const trial = { tally, since, signal };
      const [controls, rowWithRole] = await Promise.all([
        Promise.all(
          acts.map(async ({ column, laptop, phone, listed, ended }): Promise<Control> => {
            const [phoneTried, role] = await Promise.all([
              tryAtMoments({ ...trial, column, ask: () => isIn(phone) }),
              tryAtMoments({ ...trial, column, ask: () => isAdmin(laptop) }),
            ]);
            const { got: laptopIn } = await tally.ask(column, () => isIn(laptop));
            return { column, listed, ended, phone: phoneTried, laptopIn, role };
          }),
        ),
        tryAtMoments({
          ...{ ...trial, tally: new RequestTally(), column: "database" },
          ask: async () => ({ got: (await copy.read()) === "admin", reason: null }),
        }),
      ]);
      return { lookedMs: since - begun, requests: tally.counts, controls, rowWithRole };
    } finally {
      await copy.drop();
    }
  },

  judge({ lookedMs, controls, rowWithRole }) {
    const cells: Cells = Object.fromEntries(
      controls.map((control) => [control.column, lookedMs > freshMs ? stale : judgeColumn(control)]),
    );
    const isRowStale = rowWithRole.accepted > 0;
    return {
      cells,
      sentence: t(
        "One of two sign-ins was to be ended, and the other to stay. What a sign-in says is another matter, and a matter of where it is kept: a session row that had been given the role {did}.",
        { did: isRowStale ? t("went on saying “admin” too") : t("was up to date") },
      ),
    };
  },

  evidence({ requests, controls, rowWithRole }) {
    return [
      ...controls.flatMap(({ column, listed, ended, phone, laptopIn, role }) => {
        const strategy = column;
        const told = triedWords(phone);
        return [
          {
            text: t("list of sign-ins: {listed}; ending the phone's: {ended}", {
              listed,
              ended: ended || "–",
            }),
            strategy,
          },
          {
            text: t("phone: {phone}; laptop: {laptop}", {
              phone: told.text,
              laptop: laptopIn ? "in" : "out",
            }),
            measure: told.measure,
            strategy,
          },
          {
            text: t("role taken away: still “admin”"),
            measure: t("{accepted} of {tries}", { accepted: role.accepted, tries: role.tries }),
            strategy,
          },
        ];
      }),
      {
        text: t("a session row that was given the role: still “admin”"),
        measure: t("{accepted} of {tries}", { accepted: rowWithRole.accepted, tries: rowWithRole.tries }),
      },
      requestsLine(requests),
    ];
  },

  code: [
    "lessons/claims/cards/18-no-control.ts",
    "lessons/claims/role-copy.ts",
    "lessons/claims/trials.ts",
    "lib/device/sessions.ts",
    "lib/lab/account.ts",
  ],
  tests: [
    { file: "lessons/claims/cards/18-no-control.test.ts", title: "no control" },
    { file: "lib/lab/account.test.ts", title: "a role" },
  ],
  scenario: "fired-at-noon",
};

type Devices = { column: ClaimColumn; laptop: VisitorDevice; phone: VisitorDevice };

/** One request for the list and one to end what it names, found or not: every configuration is asked both. */
async function endPhone({ column, laptop }: Devices, currentPassword: string, tally: RequestTally) {
  const listing = await tally.ask(column, () => laptop.ask("GET", "sessions"));
  const { sessions = [] }: { sessions?: { id: string; device: string }[] } = JSON.parse(listing.text);
  const id = sessions.find(({ device }) => device === "phone")?.id ?? "none";
  const ending = await tally.ask(column, () => laptop.ask("DELETE", `sessions/${id}`, { currentPassword }));
  return { listed: listing.status, ended: ending.status };
}

/** As a device does: one whose access token is over fetches the next, if it is given one. */
async function isIn(device: VisitorDevice) {
  let found = await device.check();
  if (!found.signedIn && found.canRefresh && (await device.refresh()).status === 200) {
    found = await device.check();
  }
  return { got: found.signedIn, reason: found.signedIn ? null : found.reason };
}

async function isAdmin(device: VisitorDevice) {
  const found = await device.check();
  return { got: found.signedIn && found.user.role === "admin", reason: null };
}

function judgeColumn({ listed, ended, phone, laptopIn, role }: Control): Cell {
  const believed =
    role.accepted === role.tries
      ? t("A role that was taken away was believed to the end.")
      : role.accepted > 0
        ? t("A role that was taken away was believed for up to {duration}.", {
            duration: duration(role.refusedAfterMs ?? 0),
          })
        : t("A role that was taken away was gone at the first check.");
  if (phone.refusedAfterMs === null) {
    const why =
      listed < 300
        ? t("ending it answered {ended}", { ended })
        : t("there is no list to find it in ({listed})", { listed });
    return { verdict: "holds", sentence: t("The phone stayed in: {why}. {believed}", { why, believed }) };
  }
  if (!laptopIn) {
    return {
      verdict: "holds-but",
      sentence: t("The phone is out, and so is the laptop. {believed}", { believed }),
    };
  }
  if (phone.accepted > 0) {
    return {
      verdict: "holds-but",
      sentence: t(
        "The phone was let in {accepted} more times and refused after {duration}; the laptop stayed in. {believed}",
        { accepted: phone.accepted, duration: duration(phone.refusedAfterMs), believed },
      ),
    };
  }
  return {
    verdict: "not-here",
    sentence: t("The phone was refused at its first check, and the laptop stayed in. {believed}", {
      believed,
    }),
  };
}
