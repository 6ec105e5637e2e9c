import { type LaneKey, laneOf } from "@/lib/lab/lane";
import { t } from "@/lib/language/texts";
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
    t("Recorded {at}, {length} long, with {versions}. Every outcome below was measured in this run.", {
      at: recording.recordedAt,
      length: formatClock(recording.seconds),
      versions: versions.join(", "),
    }),
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
    ...(refused ? [t("It was refused: `{refused}`.", { refused })] : []),
    ...(checks.length > 0 ? [writeTable(checks)] : []),
    ...(lines.length > 0 ? [lines.map((line) => `- ${line}`).join("\n")] : []),
    ...(Object.entries(scriptSees) as [LaneKey, string[]][]).map(([key, names]) =>
      t("A script on the page of {laneName} sees these cookies: {names}.", {
        laneName: laneName(laneOf(key)),
        names: names.join(", ") || t("none"),
      }),
    ),
    ...checks.flatMap(({ lane, evidence }) => (evidence ? [writeEvidence(lane, evidence)] : [])),
  ];
}

function writeTable(checks: readonly RecordedCheck[]): string {
  const rows = checks.map(({ lane, outcome, role, expiresAt, statements, cookieBytes }) => {
    const found =
      outcome === "signed-in" ? t("signed in until {clockOf}", { clockOf: clockOf(expiresAt) }) : outcome;
    return `| ${laneName(laneOf(lane))} | ${found}${role ? `, ${role}` : ""} | ${statements} | ${cookieBytes} |`;
  });
  return [t("| device | found | SQL | cookie bytes |"), "| --- | --- | --: | --: |", ...rows].join("\n");
}

function writeEvidence(lane: LaneKey, { at, cookie, sql, token, decoded }: RecordedEvidence): string {
  const statements = sql.map(({ text, rows }) => `\`\`\`sql\n${text}\n\`\`\`\n\n${countRows(rows)}`);
  return [
    t("**{lane}**, checked at {at}", { lane: laneName(laneOf(lane)), at: clockOf(at) }),
    cookie ? `Cookie: \`${cookie.name}=${cookie.value}\`` : t("No cookie."),
    ...(sql.length === 0 ? [t("No SQL.")] : statements),
    ...(token ? [`${token.operation} ${token.alg}`] : []),
    ...(decoded ? [`\`\`\`json\n${JSON.stringify(decoded, null, 2)}\n\`\`\``] : []),
  ].join("\n\n");
}

function countRows(rows: number | null): string {
  return rows === null ? t("No answer") : t("{rows, plural, one {# row} other {# rows}}", { rows });
}

/** @param moment ISO 8601 @returns `15:20:15 UTC` */
function clockOf(moment = ""): string {
  return `${moment.slice(11, 19)} UTC`;
}
