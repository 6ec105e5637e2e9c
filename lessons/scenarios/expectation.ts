import { decodeWithoutVerifying } from "@/lib/evidence/decode-token";
import type { Reason } from "@/lib/evidence/reason";
import type { LaneKey } from "@/lib/lab/lane";
import type { Role } from "@/lib/lab/role";
import { message, t } from "@/lib/language/texts";
import type { Expectation, Outcome } from "./scenario";

/** What a check answered, as far as expectations look at it. */
export type LaneObservation = {
  signedIn: boolean;
  reason?: Reason;
  expiresAt?: string;
  user?: { role: Role };
  evidence: { sql: readonly unknown[]; ms: number; cookie: { value: string } | null };
};

/** What was found after a step, by whichever interpreter ran it. */
export type Observation = {
  lanes: ReadonlyMap<LaneKey, LaneObservation>;
  /** The code with which the action was refused, or `null`. */
  refused: string | null;
  /** Names of the cookies that a script sees on a device's page, where that was asked for. */
  scriptSees: ReadonlyMap<LaneKey, readonly string[]>;
  /** What the devices' own pages say, where that was asked for. */
  pages: ReadonlyMap<LaneKey, "signed-in" | "signed-out">;
};

/** Something that did not come as it was expected. Neither interpreter may go on as if it had. */
export type Mismatch = { what: string; expected: string; saw: string };

type Seen = (key: LaneKey, now: LaneObservation, earlier: LaneObservation | undefined) => unknown;
type LanePart = Exclude<keyof Expectation, "refused" | "scriptSees" | "page">;

const parts: Record<LanePart, { name: string; see: Seen }> = {
  lanes: { name: "", see: (_, now) => outcomeOf(now) },
  sql: { name: message("SQL statements"), see: (_, now) => now.evidence.sql.length },
  atLeastMs: { name: message("milliseconds, at least"), see: (_, now) => now.evidence.ms },
  end: { name: message("end"), see: (_, now, earlier) => compareEnds(now, earlier) },
  role: { name: message("role"), see: (_, now) => now.user?.role ?? "none" },
  tellsEmail: { name: message("cookie tells the e-mail address"), see: (_, now) => tellsEmail(now) },
};

/**
 * Compares what was found with what must hold after a step.
 * @param before what was found before the step
 * @returns everything that differs; nothing when all is as it was expected
 */
export function findMismatches(expected: Expectation, before: Observation, after: Observation): Mismatch[] {
  const found: Mismatch[] = [];
  const note = (what: string, wanted: unknown, saw: unknown) => {
    if (String(wanted) !== String(saw)) found.push({ what, expected: String(wanted), saw: String(saw) });
  };
  note(t("the action"), expected.refused ?? t("carried out"), after.refused ?? t("carried out"));
  for (const [part, { name, see }] of Object.entries(parts) as [LanePart, (typeof parts)[LanePart]][]) {
    for (const [key, wanted] of Object.entries(expected[part] ?? {}) as [LaneKey, unknown][]) {
      const now = after.lanes.get(key);
      const what = `${key} ${name && t(name)}`.trim();
      if (!now) note(what, wanted, t("not checked"));
      else if (part === "atLeastMs" && now.evidence.ms >= Number(wanted)) continue;
      else note(what, wanted, see(key, now, before.lanes.get(key)));
    }
  }
  for (const [key, wanted] of Object.entries(expected.page ?? {}) as [LaneKey, string][]) {
    note(t("{key} page", { key }), wanted, after.pages.get(key) ?? t("not fetched"));
  }
  for (const [key, names] of Object.entries(expected.scriptSees ?? {}) as [LaneKey, readonly string[]][]) {
    note(
      t("{key} cookies that script sees", { key }),
      names.toSorted(),
      after.scriptSees.get(key)?.toSorted(),
    );
  }
  return found;
}

function outcomeOf(now: LaneObservation): Outcome {
  return now.signedIn ? "signed-in" : (now.reason ?? "no-credential");
}

function compareEnds(now: LaneObservation, earlier: LaneObservation | undefined): string {
  if (!now.expiresAt || !earlier?.expiresAt) return "none";
  if (now.expiresAt === earlier.expiresAt) return "same";
  return now.expiresAt > earlier.expiresAt ? "later" : "earlier";
}

function tellsEmail({ evidence }: LaneObservation): boolean | string {
  if (!evidence.cookie) return t("no cookie");
  return decodeWithoutVerifying(evidence.cookie.value)?.claims.email !== undefined;
}
