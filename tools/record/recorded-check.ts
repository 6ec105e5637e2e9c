import type { CheckBody, Found } from "../../e2e/scenarios/observe";
import type { RecordedCheck, RecordedEvidence } from "../../lessons/recordings/recording";
import type { Step } from "../../lessons/scenarios/scenario";
import type { Strategy } from "../../lessons/strategies/strategy";
import { decodeWithoutVerifying } from "../../lib/evidence/decode-token";
import type { Evidence } from "../../lib/evidence/evidence";
import { type LaneKey, laneKey } from "../../lib/lab/lane";

/** Of what was found after a step, the devices that it speaks of, with evidence where it looks closely. */
export function recordChecks(step: Step, strategies: readonly Strategy[], found: Found): RecordedCheck[] {
  const { expect, measure = [], show } = step;
  const shown = show ? strategies.map((strategy) => laneKey({ device: show.device, strategy })) : [];
  const closer = new Set([...keysOf(expect.sql), ...measure, ...shown]);
  return [...new Set([...keysOf(expect.lanes), ...closer])].map((lane) => {
    const check = found.lanes.get(lane);
    if (!check) throw new Error(`${lane} was not checked.`);
    return { ...recordOutcome(lane, check), ...(closer.has(lane) && { evidence: recordEvidence(check) }) };
  });
}

function recordOutcome(lane: LaneKey, check: CheckBody): RecordedCheck {
  const { signedIn, reason, user, expiresAt, evidence } = check;
  return {
    lane,
    outcome: signedIn ? "signed-in" : (reason ?? "no-credential"),
    ...(user && { role: user.role }),
    ...(expiresAt && { expiresAt }),
    statements: evidence.sql.length,
    cookieBytes: evidence.cookieBytes,
  };
}

function recordEvidence({ at, evidence }: CheckBody): RecordedEvidence {
  const { cookie, sql, token }: Evidence = evidence;
  const decoded = cookie && decodeWithoutVerifying(cookie.value);
  return {
    at,
    cookie: cookie && { name: cookie.name, value: shorten(cookie.value) },
    sql: sql.map(({ text, rows }) => ({ text, rows })),
    token: token && { operation: token.operation, alg: token.alg },
    decoded: decoded && { header: decoded.header, claims: decoded.claims },
  };
}

function shorten(value: string): string {
  return `${value.slice(0, 12)}…${value.slice(-6)}`;
}

function keysOf(part: object | undefined): LaneKey[] {
  return Object.keys(part ?? {}) as LaneKey[];
}
