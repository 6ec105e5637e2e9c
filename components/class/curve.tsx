import { strategyRecords } from "@/lessons/strategies/strategy";
import type { ClassState, Ended } from "@/lib/class/state";
import { formatNumber } from "@/lib/language/numbers";
import { t } from "@/lib/language/texts";
import { formatLeft } from "../evidence/format";
import { colourOf } from "../timeline/colour";
import { type CurveLine, curveModel, timeTicks } from "./curve-layout";

const box = { width: 1238, left: 74, right: 1218, top: 14, bottom: 122, height: 148 };

/** Of the left line, where both have the colour of one family. */
const leftDashes = "2 5";

/** Whether both sides are sessions, or both JWTs: then their lines are not told apart by colour. */
export function areAlike({ round: { left, right } }: Pick<ClassState, "round">): boolean {
  return colourOf(left) === colourOf(right);
}

type Props = { state: ClassState; ref?: React.Ref<SVGSVGElement> };

/** Who stayed signed in, over time, from the checks themselves; the act is a rule. */
export function Curve({ state, ref }: Props) {
  const model = curveModel(state, (strategy) => strategyRecords[strategy].refreshes === true);
  const x = (ms: number) => box.left + (ms / model.span) * (box.right - box.left);
  const y = (phones: number) => box.bottom - (phones / model.most) * (box.bottom - box.top);
  return (
    <svg
      ref={ref}
      viewBox={`0 0 ${box.width} ${box.height}`}
      className="w-full fill-[var(--muted)] text-[0.75rem]"
      role="img"
      aria-label={inWords(state)}
    >
      <defs />
      <g stroke="var(--line)">
        {timeTicks(model.span).map((ms) => (
          <path key={ms} d={`M${x(ms)} ${box.top}V${box.bottom}`} />
        ))}
        {[0, 0.5, 1].map((part) => (
          <path key={part} d={`M${box.left} ${y(part * model.most)}H${box.right}`} />
        ))}
      </g>
      <g fontSize={13} fill="var(--muted)">
        {[0, 0.5, 1]
          .map((part) => part * model.most)
          .filter(Number.isInteger)
          .map((phones) => (
            <text key={phones} x={box.left - 8} y={y(phones) + 4} textAnchor="end">
              {phones}
            </text>
          ))}
        {timeTicks(model.span).map((ms) => (
          <text key={ms} x={x(ms)} y={box.bottom + 18} textAnchor="middle">
            {formatLeft(ms)}
          </text>
        ))}
      </g>
      {model.lines.map((line, index) => (
        <g key={line.strategy} fill="none" stroke={colourOf(line.strategy)}>
          <path
            d={pathOf(line, model.now, x, (phones) => y(phones) - (index === 0 ? 1 : -1))}
            strokeWidth={3.5}
            strokeDasharray={index === 0 && areAlike(state) ? leftDashes : undefined}
          />
          {line.forecast && (
            <path
              d={`M${x(line.forecast.from)} ${y(line.forecast.in)}H${x(line.forecast.until)}V${y(0)}`}
              strokeWidth={2}
              strokeDasharray="4 4"
            />
          )}
        </g>
      ))}
      <path d={`M${x(model.now)} ${box.top}V${box.bottom}`} stroke="var(--ink)" />
      {model.act !== null && (
        <>
          <path d={`M${x(model.act)} 4V${box.bottom}`} stroke="var(--alert)" strokeWidth={2} />
          <text {...besideTheAct(x(model.act))} y={32} fontSize={14} fontWeight={700} fill="var(--alert)">
            {formatLeft(model.act)}
          </text>
        </>
      )}
    </svg>
  );
}

/** Before the act the lines are still; what comes after it stays free. */
function besideTheAct(x: number): { x: number; textAnchor: "start" | "end" } {
  const fits = x - box.left > 64;
  return fits ? { x: x - 7, textAnchor: "end" } : { x: x + 7, textAnchor: "start" };
}

function pathOf(
  { steps }: CurveLine,
  now: number,
  x: (ms: number) => number,
  y: (phones: number) => number,
): string {
  const [first, ...rest] = steps;
  if (!first) return "";
  const line = rest.map(({ at, in: phones }) => `H${x(at)}V${y(phones)}`).join("");
  return `M${x(first.at)} ${y(first.in)}${line}H${x(now)}`;
}

/** The same in words, for who cannot see the picture. */
function inWords({ round, counts, ended }: ClassState): string {
  return [round.left, round.right]
    .map((strategy) => {
      const { in: stayed = 0, of = 0 } = counts[strategy] ?? {};
      return t("{title}: {stayed} of {of} signed in. {endedText}", {
        title: strategyRecords[strategy].title,
        stayed,
        of,
        endedText: endedText(ended[strategy]),
      });
    })
    .join(" ");
}

/** "48 ended within 1.9 s (median 0.9 s)", or nothing. */
export function endedText(ended: Ended | undefined): string {
  if (!ended || ended.count === 0 || ended.last === null || ended.median === null) return "";
  const seconds = (ms: number) => `${formatNumber(ms / 1000, 1)} s`;
  return t("{count} refused within {seconds} (median {median})", {
    count: ended.count,
    seconds: seconds(ended.last),
    median: seconds(ended.median),
  });
}
