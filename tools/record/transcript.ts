import type { CheckBody, Found } from "../../e2e/scenarios/observe";
import { formatClock } from "../../lessons/recordings/pace";
import type { RecordedStep, Recording } from "../../lessons/recordings/recording";
import type { Scenario, Step } from "../../lessons/scenarios/scenario";
import { laneName } from "../../lessons/strategies/lane-name";
import { decodeWithoutVerifying } from "../../lib/evidence/decode-token";
import { type LaneKey, laneKey, laneOf } from "../../lib/lab/lane";
import { checkOf, milliseconds } from "./words";

/** A step as it is told, as it was recorded, and what was found after it. */
export type Take = { step: Step; recorded: RecordedStep; found: Found };

/** The recording to be read: what was said and done, with the evidence that was measured on the way. */
export function writeTranscript(scenario: Scenario, recording: Recording, takes: readonly Take[]): string {
  const versions = Object.entries(recording.versions).map(([name, version]) => `${name} ${version}`);
  return [
    `# ${scenario.title}`,
    scenario.question,
    `Recorded ${recording.recordedAt}, ${formatClock(recording.seconds)} long, with ${versions.join(", ")}. ` +
      "Every number below was measured in this run.",
    ...takes.flatMap((take, index) => writeStep(scenario, take, index + 1)),
    "",
  ].join("\n\n");
}

function writeStep({ strategies }: Scenario, { step, recorded, found }: Take, number: number): string[] {
  const shown = strategies.flatMap((strategy) =>
    step.show ? [laneKey({ device: step.show.device, strategy })] : [],
  );
  const closer = new Set([...keysOf(step.expect.sql), ...(step.measure ?? []), ...shown]);
  return [
    `## ${number}. ${step.title} (${formatClock(recorded.from)})`,
    step.narration,
    ...(recorded.did ? [`*${recorded.did}*`] : []),
    ...(found.refused ? [`It was refused: \`${found.refused}\`.`] : []),
    writeTable(new Set([...keysOf(step.expect.lanes), ...closer]), found),
    ...[...found.scriptSees].map(
      ([key, names]) =>
        `A script on the page of ${laneName(laneOf(key))} sees these cookies: ${names.join(", ") || "none"}.`,
    ),
    ...[...closer].map((key) => writeEvidence(key, checkOf(key, found))),
  ];
}

function writeTable(keys: ReadonlySet<LaneKey>, found: Found): string {
  const rows = [...keys].map((key) => {
    const { evidence, expiresAt, ...check } = checkOf(key, found);
    const outcome = check.signedIn ? `signed in until ${expiresAt?.slice(11, 19)} UTC` : check.reason;
    const role = check.user?.role ? `, ${check.user.role}` : "";
    return `| ${laneName(laneOf(key))} | ${outcome}${role} | ${evidence.sql.length} | ${milliseconds(evidence.ms)} | ${evidence.cookieBytes} |`;
  });
  if (rows.length === 0) return "";
  return ["| device | found | SQL | time | cookie bytes |", "| --- | --- | --: | --: | --: |", ...rows].join(
    "\n",
  );
}

function writeEvidence(key: LaneKey, { at, evidence }: CheckBody): string {
  const { cookie, sql, token } = evidence;
  const statements = sql.map(
    ({ text, rows, ms }) =>
      `\`\`\`sql\n${text}\n\`\`\`\n\n${rows === null ? "No answer" : `${rows} ${rows === 1 ? "row" : "rows"}`}, ${milliseconds(ms)}`,
  );
  return [
    `**${laneName(laneOf(key))}**, checked ${at.slice(11, 23)} UTC`,
    cookie ? `Cookie: \`${cookie.name}=${shorten(cookie.value)}\`` : "No cookie.",
    ...(sql.length === 0 ? ["No SQL."] : statements),
    ...(token ? [`${token.operation} ${token.alg}, ${milliseconds(token.ms)}`] : []),
    ...writeToken(cookie?.value ?? ""),
  ].join("\n\n");
}

function writeToken(value: string): string[] {
  const decoded = decodeWithoutVerifying(value);
  if (!decoded) return [];
  const { header, claims } = decoded;
  return [`\`\`\`json\n${JSON.stringify({ header, claims }, null, 2)}\n\`\`\``];
}

/** Enough to tell one from another, and not enough to use it. */
function shorten(value: string): string {
  return `${value.slice(0, 12)}…${value.slice(-6)}`;
}

function keysOf(part: object | undefined): LaneKey[] {
  return Object.keys(part ?? {}) as LaneKey[];
}
