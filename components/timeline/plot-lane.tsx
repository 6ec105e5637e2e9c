import { colourOf } from "./colour";
import { type LaneSize, MARGIN, SMALL } from "./geometry";
import type { LaidOutLane } from "./lane-layout";

type PlotLaneProps = { lane: LaidOutLane; size: LaneSize; hatch: string };

export function PlotLane({ lane, size, hatch }: PlotLaneProps) {
  const colour = colourOf(lane.strategy);
  const { dash, y } = lane;
  const top = y - size.bar / 2;
  return (
    <g>
      <text x={MARGIN} y={y + 4} fill="var(--ink)">
        {lane.name}
      </text>
      {lane.bars.map((bar) => (
        <rect key={bar.x} x={bar.x} y={top} width={bar.width} height={size.bar} rx="3" fill={colour} />
      ))}
      {lane.unanswered.map((gap) => (
        <rect key={gap.x} x={gap.x} y={top} width={gap.width} height={size.bar} fill={hatch} />
      ))}
      {lane.unwatched.map((gap) => (
        <path
          key={gap.x}
          d={`M${gap.x + 2} ${y}H${gap.x + gap.width}`}
          stroke="var(--muted)"
          strokeWidth="3"
          strokeLinecap="round"
          strokeDasharray="0 7"
        />
      ))}
      {dash && (
        <path
          d={`M${dash.from} ${y}H${dash.to}`}
          fill="none"
          stroke={colour}
          strokeWidth="1.5"
          strokeDasharray="4 3"
        />
      )}
      {dash?.beyond && (
        <path d={`M${dash.to - 5} ${y - 4}l5 4l-5 4`} fill="none" stroke={colour} strokeWidth="1.5" />
      )}
    </g>
  );
}

/** Drawn after all lines, which would cross it out. */
export function PlotLaneEnd({ lane: { strategy, end, y } }: Pick<PlotLaneProps, "lane">) {
  if (!end) return null;
  return (
    <text
      x={end.x}
      y={y + 4}
      fontSize={SMALL}
      fill={end.toCome ? colourOf(strategy) : "var(--muted)"}
      paintOrder="stroke"
      stroke="var(--surface)"
      strokeWidth="4"
      strokeLinejoin="round"
    >
      {end.text}
    </text>
  );
}
