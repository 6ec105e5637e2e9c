import type { Acted, Asked } from "@/lessons/opaque-token/seen";
import { type Part, partWords } from "@/lessons/opaque-token/story";
import { t } from "@/lib/language/texts";

type Props = { answers: readonly Asked[]; act: Acted | undefined; part: Part };

/** Milliseconds that the strip is wide, or more, and that each answer takes up. */
const least = 9_000;
const each = 500;
const height = 440;

/** The answers in the order of time, and the act as a rule between them. Its words stand below it. */
export function AnswerStrip({ answers, act, part }: Props) {
  const width = Math.max(least, ...answers.map(({ at }) => at + each));
  return (
    <svg
      viewBox={`0 0 ${width} ${height + 560}`}
      className="mt-1 block w-full"
      role="img"
      aria-label={t("Answers in order: {answers}", {
        answers: answers.map(({ status }) => status).join(", "),
      })}
    >
      {answers.map(({ at, status }) => (
        <rect
          key={at}
          x={at + 40}
          y={20}
          width={each - 80}
          height={height - 40}
          rx={60}
          strokeWidth={40}
          className={status === 200 ? "fill-accent stroke-accent" : "fill-transparent stroke-edge"}
          strokeDasharray={status === 503 ? "90 60" : undefined}
        />
      ))}
      {act && (
        <>
          <line x1={act.at} x2={act.at} y1={0} y2={height + 120} strokeWidth={50} className="stroke-ink" />
          <text x={act.at} y={height + 440} fontSize={340} className="fill-ink">
            {partWords[part].act}
          </text>
        </>
      )}
    </svg>
  );
}
