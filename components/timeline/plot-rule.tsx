import type { LaidOutRule } from "./layout";
import type { RuleKind } from "./rules";

type RuleLook = {
  colour: string;
  bold: boolean;
  /** `null`: the label alone, with no line across the lanes. */
  line: { width: number; dashes?: string } | null;
};

const looks: Record<RuleKind, RuleLook> = {
  "password-changed": { colour: "var(--alert)", bold: true, line: { width: 2 } },
  "account-deleted": { colour: "var(--alert)", bold: true, line: { width: 2 } },
  "account-restored": { colour: "var(--muted)", bold: false, line: { width: 1, dashes: "6 3" } },
  "account-banned": { colour: "var(--alert)", bold: true, line: { width: 2 } },
  "ban-lifted": { colour: "var(--muted)", bold: false, line: { width: 1, dashes: "6 3" } },
  "session-limit-set": { colour: "var(--muted)", bold: false, line: { width: 1, dashes: "6 3" } },
  "role-changed": { colour: "var(--alert)", bold: true, line: { width: 2 } },
  "refresh-token-reused": { colour: "var(--alert)", bold: false, line: { width: 1, dashes: "6 3" } },
  "key-rotated": { colour: "var(--muted)", bold: false, line: { width: 1, dashes: "6 3" } },
  "leak-tried": { colour: "var(--muted)", bold: false, line: { width: 1.5, dashes: "2 3" } },
  "id-planted": { colour: "var(--muted)", bold: false, line: { width: 1.5, dashes: "2 3" } },
  "other-site-visited": { colour: "var(--muted)", bold: false, line: { width: 1, dashes: "6 3" } },
  "cookie-stolen": { colour: "var(--muted)", bold: false, line: { width: 1.5, dashes: "2 3" } },
  "signed-out": { colour: "var(--muted)", bold: false, line: { width: 1, dashes: "6 3" } },
  "session-revoked": { colour: "var(--muted)", bold: false, line: { width: 1, dashes: "6 3" } },
  "no-answer": { colour: "var(--muted)", bold: false, line: null },
};

export function PlotRule({ rule, bottom }: { rule: LaidOutRule; bottom: number }) {
  const { colour, bold, line } = looks[rule.kind];
  const { label, x } = rule;
  return (
    <g fill={colour}>
      {line && (
        <path
          d={`M${x} ${rule.top}V${bottom}`}
          stroke={colour}
          strokeWidth={line.width}
          strokeDasharray={line.dashes}
        />
      )}
      {label && (
        <text x={label.x} y={label.y} textAnchor={label.anchor} fontWeight={bold ? 600 : undefined}>
          {label.text}
        </text>
      )}
    </g>
  );
}
