import { type LaneKey, laneOf } from "@/lib/lab/lane";
import { laneName } from "../strategies/lane-name";
import type { Filmed } from "./filmed";
import { formatClock } from "./pace";
import type { RecordedCheck, RecordedEvidence, RecordedStep, Recording } from "./recording";
import { describeCells, describeCounts, describeDone, describeFates } from "./words";

/** The recording to be read, as Markdown: what is said and done, with the evidence that was found on the way. */
export function writeTranscript(scenario: Filmed, recording: Recording): string {
  const versions = Object.entries(recording.versions).map(([name, version]) => `${name} ${version}`);
  return [
    `# ${scenario.title}`,
    scenario.question,
    `Recorded ${recording.recordedAt}, ${formatClock(recording.seconds)} long, with ${versions.join(", ")}. ` +
      "Every outcome below was measured in this run.",
    ...recording.steps.flatMap((recorded, index) => {
      const step = scenario.steps[index];
      return step ? writeStep(step, recorded, index + 1) : [];
    }),
    "",
  ].join("\n\n");
}

function writeStep(
  step: Filmed["steps"][number],
  { from, refused, checks, scriptSees, cells, fates, counts }: RecordedStep,
  number: number,
): string[] {
  const did = describeDone(step);
  const lines = [...describeCells(cells), ...describeFates(fates), ...describeCounts(counts)];
  return [
    `## ${number}. ${step.title} (${formatClock(from)})`,
    step.narration,
    ...(did ? [`*${did}*`] : []),
    ...(refused ? [`It was refused: \`${refused}\`.`] : []),
    ...(checks.length > 0 ? [writeTable(checks)] : []),
    ...(lines.length > 0 ? [lines.map((line) => `- ${line}`).join("\n")] : []),
    ...(Object.entries(scriptSees) as [LaneKey, string[]][]).map(
      ([key, names]) =>
        `A script on the page of ${laneName(laneOf(key))} sees these cookies: ${names.join(", ") || "none"}.`,
    ),
    ...checks.flatMap(({ lane, evidence }) => (evidence ? [writeEvidence(lane, evidence)] : [])),
  ];
}

function writeTable(checks: readonly RecordedCheck[]): string {
  const rows = checks.map(({ lane, outcome, role, expiresAt, statements, cookieBytes }) => {
    const found = outcome === "signed-in" ? `signed in until ${clockOf(expiresAt)}` : outcome;
    return `| ${laneName(laneOf(lane))} | ${found}${role ? `, ${role}` : ""} | ${statements} | ${cookieBytes} |`;
  });
  return ["| device | found | SQL | cookie bytes |", "| --- | --- | --: | --: |", ...rows].join("\n");
}

function writeEvidence(lane: LaneKey, { at, cookie, sql, token, decoded }: RecordedEvidence): string {
  const statements = sql.map(({ text, rows }) => `\`\`\`sql\n${text}\n\`\`\`\n\n${countRows(rows)}`);
  return [
    `**${laneName(laneOf(lane))}**, checked at ${clockOf(at)}`,
    cookie ? `Cookie: \`${cookie.name}=${cookie.value}\`` : "No cookie.",
    ...(sql.length === 0 ? ["No SQL."] : statements),
    ...(token ? [`${token.operation} ${token.alg}`] : []),
    ...(decoded ? [`\`\`\`json\n${JSON.stringify(decoded, null, 2)}\n\`\`\``] : []),
  ].join("\n\n");
}

function countRows(rows: number | null): string {
  return rows === null ? "No answer" : `${rows} ${rows === 1 ? "row" : "rows"}`;
}

/** @param moment ISO 8601 @returns `15:20:15 UTC` */
function clockOf(moment = ""): string {
  return `${moment.slice(11, 19)} UTC`;
}
