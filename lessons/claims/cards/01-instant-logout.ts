import type { DeviceSlug } from "@/lib/lab/devices";
import { deviceName } from "@/lib/lab/devices";
import type { Claim, RunContext } from "../claim";
import { type Side, sides } from "../columns";
import { sources } from "../sources";
import type { VisitorDevice } from "../visitor-device";
import { duration, list, plural } from "../words";

/** What became of one device after the password had been changed on another. */
type Ending = {
  device: DeviceSlug;
  strategy: Side;
  /** Checks that still found it signed in, of those that were made. */
  accepted: number;
  /** Milliseconds from the change's answer to the first one that refused; `null` if none did. */
  refusedAfterMs: number | null;
  reason: string | null;
};

export type Facts = {
  rowsDeleted: number;
  /** Milliseconds until the change was answered: most of them go into hashing two passwords. */
  changeMs: number;
  endings: Ending[];
};

const others = ["phone", "tablet", "thief"] as const;
/** Checks of each device that is not refused, before it is said to be still in. */
const patience = 5;

const thresholds = {
  instantMs: { value: 1000, words: "holds if every other device is refused within 1,000 ms" },
  soonMs: { value: 10_000, words: "holds, but … up to 10,000 ms; does not hold here if later, or never" },
};

export const instantLogout: Claim<Facts> = {
  number: 1,
  id: "instant-logout",
  side: "database",
  of: "praise",
  statement: "Instant logout",
  means: "Under database sessions a logout counts at once, on every device.",
  sources: { says: [sources.authJsStrategies, sources.copenhagen], limits: [sources.cookieCache] },
  method:
    "Alice signs in on a laptop, a phone and a tablet; a thief copies the phone's cookie. The laptop changes the password, which deletes her rows. Each other device asks until it is refused.",
  expectedSeconds: 3,
  thresholds,

  async run({ visitor, progress }: RunContext): Promise<Facts> {
    const endings: Ending[] = [];
    let rowsDeleted = 0;
    let changeMs = 0;
    for (const strategy of sides) {
      progress(`Signing in three devices, ${strategy}`, strategy === "database" ? 0 : 0.5);
      const device = (slug: DeviceSlug) => visitor.device(slug, strategy);
      for (const slug of ["laptop", "phone", "tablet"] as const) await device(slug).signIn();
      await device("phone").steal("thief");
      progress("Changing the password", strategy === "database" ? 0.3 : 0.8);
      const sent = performance.now();
      const { sessionsEnded } = await device("laptop").changePassword(`after-${strategy}-change`);
      const since = performance.now();
      if (strategy === "database") {
        rowsDeleted = sessionsEnded;
        changeMs = since - sent;
      }
      endings.push(...(await Promise.all(others.map((slug) => watch(device(slug), since)))));
    }
    return { rowsDeleted, changeMs, endings };
  },

  judge({ endings }) {
    const sessions = endings.filter(({ strategy }) => strategy === "database");
    const tokens = endings.filter(({ strategy }) => strategy === "jwt");
    const tokensIn = tokens.filter(({ refusedAfterMs }) => refusedAfterMs === null);
    const contrast = `Under JWT ${tokensIn.length} of ${tokens.length} are still signed in.`;
    const still = sessions.filter(({ refusedAfterMs }) => refusedAfterMs === null);
    if (still.length > 0) {
      const names = list(still.map(({ device }) => deviceName(device)));
      return { verdict: "not-here", sentence: `${names} stayed signed in after the rows had been deleted.` };
    }
    const slowest = Math.max(...sessions.map(({ refusedAfterMs }) => refusedAfterMs ?? 0));
    if (slowest > thresholds.soonMs.value) {
      return {
        verdict: "not-here",
        sentence: `The last of them was refused only after ${duration(slowest)}.`,
      };
    }
    const checks = Math.max(...sessions.map(({ accepted }) => accepted)) + 1;
    const sentence = `${plural(sessions.length, "other device")}, the thief's included, refused within ${duration(slowest)} of the change, at check ${checks} at the latest. ${contrast}`;
    if (slowest <= thresholds.instantMs.value) return { verdict: "holds", sentence };
    return {
      verdict: "holds-but",
      sentence: `It took ${duration(slowest)} until the last was out. ${contrast}`,
    };
  },

  evidence({ rowsDeleted, changeMs, endings }) {
    return [
      {
        text: `password changed, ${plural(rowsDeleted, "row")} deleted; from here on the clock runs`,
        measure: duration(changeMs),
        strategy: "database",
      },
      ...endings.map(({ device, strategy, accepted, refusedAfterMs, reason }) => ({
        text:
          refusedAfterMs === null
            ? `${device}: 200, ${plural(accepted, "check")} after the change`
            : `${device}: 401 ${reason}`,
        measure: refusedAfterMs === null ? "never" : duration(refusedAfterMs),
        strategy,
      })),
    ];
  },

  code: ["lessons/claims/cards/01-instant-logout.ts", "lib/device/change-password.ts", "auth/sessions.ts"],
  tests: [{ file: "lessons/claims/cards/01-instant-logout.test.ts", title: "instant logout" }],
  scenario: "the-password-changes",
};

/** Asks for a device until it is refused, or for long enough to say that it is not. */
async function watch(device: VisitorDevice<Side>, since: number): Promise<Ending> {
  const ending = { device: device.slug, strategy: device.strategy };
  for (let accepted = 0; accepted < patience; accepted += 1) {
    const found = await device.check();
    if (found.signedIn) continue;
    return { ...ending, accepted, refusedAfterMs: performance.now() - since, reason: found.reason };
  }
  return { ...ending, accepted: patience, refusedAfterMs: null, reason: null };
}
